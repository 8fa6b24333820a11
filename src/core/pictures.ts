import { z } from "zod";

/** pictures/topics/<topic>.yaml: a pictogram for the topic and one for each step. */
export const topicPicture = z.strictObject({
  sign: z.string(),
  steps: z.array(z.string()).min(2).max(6),
  /** Help point whose number stands large on the card. */
  call: z.string().optional(),
});

/** pictures/signs.yaml: topic or service id to pictogram and emoji. */
export const signsFile = z.record(
  z.string(),
  z.strictObject({ pictogram: z.string(), emoji: z.string() }),
);

/** pictures/bring.yaml: bring keyword to pictogram. */
export const bringPictures = z.record(z.string(), z.string());
