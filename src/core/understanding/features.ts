import type { Concepts } from "./concepts.ts";
import { mix, placeAmong } from "./hash.ts";

/** 2^17 places: the features of twelve languages share some, and twice as many places understand no better. */
const BITS = 17;
export const PLACES = 1 << BITS;

/** What a feature is, as the start of its hash, so that a word and a concept of one name differ. */
const WORD = 0x811c9dc5;
const LETTERS = 0x2f0b4a33;
const CONCEPT = 0x5bd1e995;

/** A row of letters counts for half a word: each word brings some ten of them. */
const LETTERS_COUNT = 0.5;
/** A concept is what several words were chosen for. On the development set 2 to 8 do as well. */
const CONCEPT_COUNT = 4;

/** Numbers longer than this are amounts and references: which one it is says nothing. */
const LONGEST_NUMBER = 3;
const DIGITS = /^\d+$/;

/** Takes up one feature of a text: its place, and what it counts for. */
export type Take = (place: number, count: number) => void;

/** Names the features of a text: its words, their rows of three and four letters, its concepts. */
export function features(words: readonly string[], concepts: Concepts, take: Take): void {
  for (const word of words) {
    if (word.length > LONGEST_NUMBER && DIGITS.test(word)) {
      take(placeOf("#", WORD), 1);
      continue;
    }
    take(placeOf(word, WORD), 1);
    const bare = concepts.bare(word);
    if (bare !== null) take(placeOf(bare, WORD), 1);
    letterRows(` ${word} `, take);
  }
  for (const name of concepts.find(words)) take(placeOf(name, CONCEPT), CONCEPT_COUNT);
}

function letterRows(word: string, take: Take): void {
  for (let start = 0; start + 3 <= word.length; start++) {
    let hash = LETTERS;
    for (let at = start; at < start + 3; at++) hash = mix(hash, word.charCodeAt(at));
    take(placeAmong(hash, BITS), LETTERS_COUNT);
    if (start + 4 > word.length) continue;
    take(placeAmong(mix(hash, word.charCodeAt(start + 3)), BITS), LETTERS_COUNT);
  }
}

function placeOf(text: string, kind: number): number {
  let hash = kind;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return placeAmong(hash, BITS);
}
