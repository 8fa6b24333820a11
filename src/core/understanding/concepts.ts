import { flatten, type Letters, letterAfter } from "./concept-letters.ts";
import { wordsOf } from "./words.ts";

/** Per language: a concept and the beginnings of words, or of phrases, that stand for it. */
export type ConceptLists = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

/** The concepts of all languages as data: what a prebuilt file holds. */
export type ConceptTable = {
  letters: Letters;
  /** What languages glue to the front of words, longest first. */
  clitics: readonly string[];
};

export type Concepts = {
  /** The names of the concepts in a row of words, each once. */
  find(words: readonly string[]): readonly string[];
  /** A word without what a language glues to its front ("والايجار" to "ايجار"), or null. */
  bare(word: string): string | null;
};

/** In a list of concepts: no concept, but what that language glues to the front of words. */
const CLITICS = "clitics";

/** What must be left of a word when something is taken off its front. */
const SHORTEST_REST = 3;

/** In a stem: other words may stand here, "takes … passport", up to so many. */
const GAP = "…";
const WIDEST_GAP = 4;

/** Puts the concepts of all languages in one table: people mix them. */
export function conceptTable(lists: ConceptLists): ConceptTable {
  const stems: { name: string; parts: string[] }[] = [];
  const clitics: string[] = [];
  for (const concepts of lists.values()) {
    for (const [name, list] of Object.entries(concepts)) {
      if (name === CLITICS) clitics.push(...list.flatMap(wordsOf));
      else for (const stem of list) stems.push({ name, parts: partsOf(stem) });
    }
  }
  clitics.sort((a, b) => b.length - a.length);
  return { letters: flatten(stems), clitics };
}

function partsOf(stem: string): string[] {
  return stem
    .split(GAP)
    .map((part) => wordsOf(part).join(" "))
    .filter((part) => part !== "");
}

/** Finds the concepts of a table. */
export function conceptsFrom({ letters, clitics }: ConceptTable): Concepts {
  const bare = (word: string) => withoutFront(word, clitics);
  return { bare, find: (words) => find(letters, words, bare) };
}

/** A text with the places where its words begin, those without what is glued to them among it. */
type Reading = { text: string; starts: readonly (readonly number[])[]; found: Set<string> };

function find(letters: Letters, words: readonly string[], bare: Concepts["bare"]): string[] {
  const starts: number[][] = [];
  let at = 0;
  for (const word of words) {
    const rest = bare(word);
    starts.push(rest === null ? [at] : [at, at + word.length - rest.length]);
    at += word.length + 1;
  }
  const reading: Reading = { text: `${words.join(" ")} `, starts, found: new Set() };
  for (let word = 0; word < words.length; word++) walk(letters, 0, reading, word);
  return [...reading.found];
}

/** Follows the stems that begin at a word, with and without what is glued to it. */
function walk(letters: Letters, root: number, reading: Reading, word: number): void {
  for (const start of reading.starts[word] ?? []) follow(letters, root, reading, word, start);
}

function follow(
  letters: Letters,
  root: number,
  reading: Reading,
  word: number,
  start: number,
): void {
  let at = root;
  for (let place = start; place < reading.text.length; place++) {
    at = letterAfter(letters, at, reading.text.charCodeAt(place));
    if (at < 0) return;
    for (const name of letters.endings[letters.ends[at] ?? 0] ?? []) reading.found.add(name);
    const later = letters.later[at] ?? -1;
    if (later >= 0) walkLater(letters, later, reading, word, place);
  }
}

/** What comes after a gap begins at one of the words that follow. */
function walkLater(
  letters: Letters,
  later: number,
  reading: Reading,
  word: number,
  place: number,
): void {
  let next = word + 1;
  while ((reading.starts[next]?.[0] ?? Number.POSITIVE_INFINITY) <= place) next++;
  for (let at = next; at <= next + WIDEST_GAP; at++) walk(letters, later, reading, at);
}

function withoutFront(word: string, clitics: readonly string[]): string | null {
  const front = clitics.find(
    (clitic) => word.length >= clitic.length + SHORTEST_REST && word.startsWith(clitic),
  );
  return front === undefined ? null : word.slice(front.length);
}
