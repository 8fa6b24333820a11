import { z } from "zod";
import type { Wording } from "./content.ts";
import { localeName } from "./text/locale-name.ts";

/** topics/spoken.yaml: languages that people speak beside those the assistant writes. */
export const spokenFile = z.array(
  z.strictObject({
    /** BCP 47. */
    id: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]+)*$/, "write a BCP 47 code, such as rif"),
    /** Its name in itself. */
    name: z.string().min(1),
    /** Other names that people type. */
    also: z.array(z.string()).default([]),
    /** Offered as a choice; the others can be typed. */
    offered: z.boolean().default(false),
  }),
);
export type Spoken = z.infer<typeof spokenFile>;

/** A language to speak by its own name. */
export function spokenName({ spoken, texts }: Wording, id: string): string {
  return spoken.find((one) => one.id === id)?.name ?? localeName(texts, id);
}
