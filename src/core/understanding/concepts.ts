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

/** Shorter beginnings stand for whole words only: "ww" is not the start of "www". */
const SHORTEST_BEGINNING = 4;
/** What must be left of a word when something is taken off its front. */
const SHORTEST_REST = 3;

/** A letter of a stem, what may follow it, and what ends there. */
type Letter = { next: Map<number, Letter>; concepts: string[] };

/** Finds concepts in all languages at once: people mix them. */
export function conceptsFrom(lists: ConceptLists): Concepts {
  const root: Letter = { next: new Map(), concepts: [] };
  const clitics: string[] = [];
  for (const concepts of lists.values()) {
    for (const [name, stems] of Object.entries(concepts)) {
      if (name === CLITICS) clitics.push(...stems.flatMap(wordsOf));
      else for (const stem of stems) plant(root, wordsOf(stem).join(" "), name);
    }
  }
  clitics.sort((a, b) => b.length - a.length);
  const bare = (word: string) => withoutFront(word, clitics);
  return { bare, find: (words) => find(root, words, bare) };
}

function plant(root: Letter, stem: string, name: string): void {
  if (stem === "") return;
  const path = stem.length < SHORTEST_BEGINNING ? `${stem} ` : stem;
  let letter = root;
  for (let at = 0; at < path.length; at++) {
    const unit = path.charCodeAt(at);
    const next = letter.next.get(unit) ?? { next: new Map(), concepts: [] };
    letter.next.set(unit, next);
    letter = next;
  }
  if (!letter.concepts.includes(name)) letter.concepts.push(name);
}

function find(root: Letter, words: readonly string[], bare: Concepts["bare"]): string[] {
  const found = new Set<string>();
  const text = `${words.join(" ")} `;
  let at = 0;
  for (const word of words) {
    walk(root, text, at, found);
    const rest = bare(word);
    if (rest !== null) walk(root, text, at + word.length - rest.length, found);
    at += word.length + 1;
  }
  return [...found];
}

function walk(root: Letter, text: string, start: number, found: Set<string>): void {
  let letter: Letter | undefined = root;
  for (let at = start; at < text.length; at++) {
    letter = letter.next.get(text.charCodeAt(at));
    if (!letter) return;
    for (const concept of letter.concepts) found.add(concept);
  }
}

function withoutFront(word: string, clitics: readonly string[]): string | null {
  const front = clitics.find(
    (clitic) => word.length >= clitic.length + SHORTEST_REST && word.startsWith(clitic),
  );
  return front === undefined ? null : word.slice(front.length);
}
