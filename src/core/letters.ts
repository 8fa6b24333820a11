import { z } from "zod";

const id = z.string().regex(/^[a-z0-9-]+$/);

/** topics/letters.yaml: who sends letters, in the order of the choices. */
export const lettersFile = z.array(
  z.strictObject({
    id,
    /** The topic to read on in. */
    topic: id,
    /** Pictograms: of the sender, and of each step. */
    sign: z.string(),
    steps: z.array(z.string()).length(3),
    /** On the card with all senders. */
    overview: z.boolean().optional(),
  }),
);
export type Letters = z.infer<typeof lettersFile>;
