import { z } from "zod";

/** locales/<id>/locale.json: what a language says of itself. */
export const localeFile = z.strictObject({
  name: z.string().min(1),
  english: z.string().min(1),
  direction: z.enum(["ltr", "rtl"]),
  /** `draft` until a speaker has read all of it. */
  reviewed: z.union([
    z.literal("draft"),
    z.strictObject({ by: z.string().min(1), on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  ]),
});

/** locales/<id>/phrases.json: how people ask, per topic or service id. */
export const phrasesFile = z.record(z.string(), z.array(z.string().min(1)));
export type Phrases = z.infer<typeof phrasesFile>;
