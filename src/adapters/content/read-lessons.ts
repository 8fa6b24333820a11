import type { Issue } from "#core/issue.ts";
import { phrasesFile } from "#core/locale-file.ts";
import type { Lessons } from "#core/understanding/learn.ts";
import { localesIn } from "./read-content.ts";
import { type Reading, readOptional, readShaped } from "./read-files.ts";
import type { Source } from "./source.ts";

/** The phrases and concepts of all locales, with what is wrong in their files. */
export type ReadLessons = {
  lessons: Lessons;
  /** Every file by its path from the root, for naming lines. */
  sources: ReadonlyMap<string, Source>;
  issues: Issue[];
};

/** Reads what understanding is learned from, below a root folder. */
export function readLessons(root: string): ReadLessons {
  const reading: Reading = { root, sources: new Map(), issues: [] };
  const ids = localesIn(reading);
  const lessons = {
    phrases: new Map(
      ids.map((id) => [id, readShaped(reading, `locales/${id}/phrases.json`, phrasesFile) ?? {}]),
    ),
    concepts: new Map(
      ids.map((id) => [
        id,
        readOptional(reading, `locales/${id}/concepts.json`, phrasesFile) ?? {},
      ]),
    ),
  };
  return { lessons, sources: reading.sources, issues: reading.issues };
}
