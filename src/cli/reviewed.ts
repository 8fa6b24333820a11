import { readFileSync } from "node:fs";
import { z } from "zod";
import { readContent } from "#adapters/content/read-content.ts";
import { noteStatus } from "#adapters/content/status-file.ts";
import { indexTexts } from "#core/check/text-index.ts";
import { fingerprints } from "#core/check/translations.ts";
import { ROOT } from "#src/content.ts";
import { type Command, UsageError } from "./command.ts";

/** What the page of a report saves: the texts that a speaker ticked, as they were read. */
const review = z.strictObject({
  locale: z.string(),
  by: z.string().trim().min(1),
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  texts: z.record(z.string(), z.string()),
});

type Review = z.infer<typeof review>;

/** `geldbuur reviewed`: takes over what a speaker ticked in the report. */
export const reviewed: Command = {
  summary: "takes over what a native speaker ticked on the page of check --report",
  usage: `geldbuur reviewed <file>

The file is what the page of "geldbuur check --report" saves. A ticked text counts as reviewed while
it stays as it was read; one that changed in the meantime is named and not taken over (exit code 1).`,
  async run([file, ...more], terminal) {
    if (file === undefined || more.length > 0) throw new UsageError("name one file");
    const read = readReview(file);
    const { taken, changed } = noteReviewed(ROOT, read);
    for (const unit of changed) terminal.error(`${unit} changed since it was read: read it again`);
    terminal.out(`${taken.length} texts of "${read.locale}" reviewed by ${read.by}`);
    return changed.length > 0 ? 1 : 0;
  },
};

/** Notes it below a root folder: what was taken over, and what changed since it was read. */
export function noteReviewed(
  root: string,
  { locale: id, by, on, texts }: Review,
): { taken: string[]; changed: string[] } {
  const locale = readContent(root).read.locales.find((one) => one.id === id);
  if (!locale) throw new UsageError(`there is no language "${id}"`);
  const now = fingerprints(indexTexts(locale).texts);
  const [taken, changed] = [true, false].map((isSame) =>
    Object.keys(texts).filter((unit) => (now.get(unit) === texts[unit]) === isSame),
  ) as [string[], string[]];
  const notes = taken.map((unit) => {
    return [unit, { reviewed: { by, on, text: texts[unit] ?? "" } }] as const;
  });
  noteStatus(root, locale, new Map(notes));
  return { taken, changed };
}

function readReview(file: string): Review {
  try {
    return review.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new UsageError(`"${file}" is no review; save one on the page of geldbuur check --report`);
  }
}
