import { normalise } from "#core/text/normalise.ts";

/** Letters that are written for one another, in the same word. */
const ALIKE: Readonly<Record<string, string>> = { ى: "ي", ی: "ي", ک: "ك", ة: "ه", ۀ: "ه", ء: "" };
const ALIKE_LETTERS = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "gu");

/** A letter said longer than twice says no more: "hellppp". */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
const APOSTROPHES = /(?<=\p{L})['’‘`´ʼ](?=\p{L})/gu;
const NO_WORD = /[^\p{L}\p{N}]+/u;

/**
 * A message beyond this many words is read no further in one go: a story makes its point within it,
 * and the time per message stays within its bound.
 */
const MOST_WORDS = 400;

/** The words of a text, spelled so that the same word meets itself. */
export function wordsOf(text: string): string[] {
  const folded = normalise(text)
    .replace(APOSTROPHES, "")
    .replace(ALIKE_LETTERS, (letter) => ALIKE[letter] ?? letter)
    .replace(DRAWN_OUT, "$1$1");
  return folded
    .split(NO_WORD, MOST_WORDS + 2)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}
