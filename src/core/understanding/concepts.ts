import { wordsOf } from "./words.ts";

/** Per language: a concept and the beginnings of words, or of phrases, that stand for it. */
export type ConceptLists = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

export type Concepts = {
  /** The names of the concepts in a row of words, each once. */
  find(words: readonly string[]): readonly string[];
  /** A word without what a language glues to its front ("والايجار" to "ايجار"), or null. */
  bare(word: string): string | null;
};

/** In a list of concepts: no concept, but what that language glues to the front of words. */
const CLITICS = "clitics";

/** Shorter beginnings stand for whole words only: "ind" is not the start of "indien". */
const SHORTEST_BEGINNING = 4;
/** What must be left of a word when something is taken off its front. */
const SHORTEST_REST = 3;

/** In a stem: other words may stand here, "takes … passport", up to so many. */
const GAP = "…";
const WIDEST_GAP = 4;

/** A letter of a stem: what may follow it, what ends there, and what comes after a gap. */
type Letter = { next: Map<number, Letter>; concepts: string[]; later: Letter | null };

/** Finds concepts in all languages at once: people mix them. */
export function conceptsFrom(lists: ConceptLists): Concepts {
  const root = letter();
  const clitics: string[] = [];
  for (const concepts of lists.values()) {
    for (const [name, stems] of Object.entries(concepts)) {
      if (name === CLITICS) clitics.push(...stems.flatMap(wordsOf));
      else for (const stem of stems) plant(root, stem, name);
    }
  }
  clitics.sort((a, b) => b.length - a.length);
  const bare = (word: string) => withoutFront(word, clitics);
  return { bare, find: (words) => find(root, words, bare) };
}

function letter(): Letter {
  return { next: new Map(), concepts: [], later: null };
}

function plant(root: Letter, stem: string, name: string): void {
  let end: Letter | null = null;
  for (const part of stem.split(GAP)) {
    const path = wordsOf(part).join(" ");
    if (path === "") continue;
    if (end !== null) end.later ??= letter();
    end = grow(end?.later ?? root, path);
  }
  if (end !== null && !end.concepts.includes(name)) end.concepts.push(name);
}

function grow(root: Letter, path: string): Letter {
  const whole = path.length < SHORTEST_BEGINNING ? `${path} ` : path;
  let at = root;
  for (let place = 0; place < whole.length; place++) {
    const unit = whole.charCodeAt(place);
    const next = at.next.get(unit) ?? letter();
    at.next.set(unit, next);
    at = next;
  }
  return at;
}

/** A text with the places where its words begin, those without what is glued to them among it. */
type Reading = { text: string; starts: readonly (readonly number[])[]; found: Set<string> };

function find(root: Letter, words: readonly string[], bare: Concepts["bare"]): string[] {
  const starts: number[][] = [];
  let at = 0;
  for (const word of words) {
    const rest = bare(word);
    starts.push(rest === null ? [at] : [at, at + word.length - rest.length]);
    at += word.length + 1;
  }
  const reading: Reading = { text: `${words.join(" ")} `, starts, found: new Set() };
  for (let word = 0; word < words.length; word++) walk(root, reading, word);
  return [...reading.found];
}

/** Follows the stems that begin at a word, with and without what is glued to it. */
function walk(root: Letter, reading: Reading, word: number): void {
  for (const start of reading.starts[word] ?? []) follow(root, reading, word, start);
}

function follow(root: Letter, reading: Reading, word: number, start: number): void {
  let at: Letter | undefined = root;
  for (let place = start; place < reading.text.length; place++) {
    at = at.next.get(reading.text.charCodeAt(place));
    if (!at) return;
    for (const concept of at.concepts) reading.found.add(concept);
    if (at.later) walkLater(at.later, reading, word, place);
  }
}

/** What comes after a gap begins at one of the words that follow. */
function walkLater(later: Letter, reading: Reading, word: number, place: number): void {
  let next = word + 1;
  while ((reading.starts[next]?.[0] ?? Number.POSITIVE_INFINITY) <= place) next++;
  for (let at = next; at <= next + WIDEST_GAP; at++) walk(later, reading, at);
}

function withoutFront(word: string, clitics: readonly string[]): string | null {
  const front = clitics.find(
    (clitic) => word.length >= clitic.length + SHORTEST_REST && word.startsWith(clitic),
  );
  return front === undefined ? null : word.slice(front.length);
}
