import { mix, placeAmong } from "./hash.ts";

/** 2^18 places for rows of up to three letters and whole words: with fewer, twelve languages share too many. */
const ROW_BITS = 18;
export const ROW_PLACES = 1 << ROW_BITS;

/**
 * A whole word counts for so many rows: "con mi ta" is Papiamentu by its words, Spanish by its rows. On the
 * development set 2 to 8 do as well.
 */
const WHOLE_WORD = 4;

/** Names the rows of one to three letters of a word with its ends, and the word itself. */
export function letterRows(word: string, take: (place: number, count: number) => void): void {
  const text = ` ${word} `;
  let whole = 7;
  for (let start = 0; start < text.length; start++) {
    let hash = 17;
    for (let at = start; at < Math.min(start + 3, text.length); at++) {
      hash = mix(hash, text.charCodeAt(at));
      take(placeAmong(hash, ROW_BITS), 1);
    }
    whole = mix(whole, text.charCodeAt(start));
  }
  take(placeAmong(whole, ROW_BITS), WHOLE_WORD);
}

/** 2^20 places for words of which something is known: at most one in a hundred shares its place. */
const WORD_BITS = 20;
export const WORD_PLACES = 1 << WORD_BITS;

/** The place of a whole word. */
export function wordPlace(word: string): number {
  let hash = 29;
  for (let at = 0; at < word.length; at++) hash = mix(hash, word.charCodeAt(at));
  return placeAmong(hash, WORD_BITS);
}

/** More scripts than there are groups of 256 characters in Unicode's first plane. */
export const SCRIPTS = 256;

/**
 * What stands for the script of a word: the 256 characters around its first letter, with all Latin
 * ones (below U+0300) together. Enough to keep scripts apart without naming any.
 */
export function scriptOf(word: string): number {
  const unit = word.charCodeAt(0);
  return unit < 0x300 ? 0 : unit >>> 8;
}
