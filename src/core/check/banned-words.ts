import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { itemsIn, keyFits, type TextIndex } from "./text-index.ts";

/** Words that blame or shut out, as the locale's own banned.json lists them. */
export function bannedWords(
  _content: CheckedContent,
  { banned }: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  const patterns = banned.map((one) => ({ ...one, pattern: patternOf(one.word) }));
  // What people type is theirs.
  const said = itemsIn(texts).filter(({ key }) => !key.startsWith("commands."));
  return said.flatMap(({ key, file, path, text }) => {
    return patterns
      .filter((one) => one.in?.some((keys) => keyFits(key, keys)) ?? true)
      .filter(({ pattern }) => pattern.test(text))
      .map(({ word, instead }) =>
        fault(file, path, `"${word}" is not said here: write ${instead}`),
      );
  });
}

/** Whole words; one that ends in `*` may go on. */
function patternOf(word: string): RegExp {
  const isOpen = word.endsWith("*");
  const literal = (isOpen ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}${isOpen ? "" : "(?![\\p{L}\\p{N}])"}`, "iu");
}
