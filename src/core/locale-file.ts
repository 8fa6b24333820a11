import { z } from "zod";

/** locales/<id>/locale.json: what a language says of itself. */
export const localeFile = z.strictObject({
  name: z.string().min(1),
  english: z.string().min(1),
  direction: z.enum(["ltr", "rtl"]),
  /** Names of the twelve months as people write them, beside those that JavaScript knows. */
  months: z.array(z.string().min(2)).length(12).optional(),
  /** The same for the word "week": the beginnings of its forms. */
  weeks: z.array(z.string().min(3)).optional(),
  /** `draft` until a speaker has read all of it. */
  reviewed: z.union([
    z.literal("draft"),
    z.strictObject({ by: z.string().min(1), on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  ]),
});

/**
 * locales/<id>/status.json: of each topic (`topics.<id>`) and each other file, from which text of the
 * first language it was written, and who reviewed it. Written by `geldbuur translated` and
 * `geldbuur reviewed`.
 */
export const statusFile = z.record(
  z.string(),
  z.strictObject({
    /** Fingerprint of the text of the first language. */
    from: z.string().optional(),
    reviewed: z
      .strictObject({
        by: z.string().min(1),
        on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
        /** Fingerprint of the text that was read. */
        text: z.string(),
      })
      .optional(),
  }),
);
export type Status = z.infer<typeof statusFile>;

/** locales/<id>/phrases.json: how people ask, per topic or service id. */
export const phrasesFile = z.record(z.string(), z.array(z.string().min(1)));
