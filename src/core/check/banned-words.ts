import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { itemsIn, keyFits, type TextIndex } from "./text-index.ts";

/** Words that blame or shut out, as the locale's own banned.json lists them. */
export function bannedWords(
  _content: CheckedContent,
  { banned }: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  // What people type is theirs.
  const said = itemsIn(texts).filter(({ key }) => !key.startsWith("commands."));
  return said.flatMap(({ key, file, path, text }) => {
    const read = text.toLowerCase();
    return banned
      .filter(({ word }) => stands(word.toLowerCase(), read))
      .filter((one) => one.in?.some((keys) => keyFits(key, keys)) ?? true)
      .map(({ word, instead }) =>
        fault(file, path, `"${word}" is not said here: write ${instead}`),
      );
  });
}

/** Whether a whole word, or the beginning of one that ends in `*`, stands in a text. */
function stands(word: string, text: string): boolean {
  const isOpen = word.endsWith("*");
  const letters = isOpen ? word.slice(0, -1) : word;
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    const after = text.slice(at + letters.length);
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && (isOpen || !/^[\p{L}\p{N}]/u.test(after))) {
      return true;
    }
  }
  return false;
}
