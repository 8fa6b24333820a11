import type { Topics } from "#core/topics.ts";
import { train, type Weights } from "./classifier.ts";
import { type ConceptLists, type ConceptTable, conceptsFrom, conceptTable } from "./concepts.ts";
import { PLACES } from "./features.ts";
import { type LanguageTable, languageTable } from "./language.ts";
import { rarityIn, weigher } from "./weigh.ts";
import { wordsOf } from "./words.ts";

/** Per locale: how people ask, by topic, service or fallback id. */
export type PhraseLists = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

/** All that understanding is learned from. */
export type Lessons = { phrases: PhraseLists; concepts: ConceptLists };

/** What was learned, as data only: it can be written to a file and read back. */
export type Learned = {
  /** Ids of topics, services and the fallback; the weights name them by their places. */
  classes: readonly string[];
  /** Whether there was anything to learn from. */
  phrases: number;
  concepts: ConceptTable;
  rarity: Float32Array;
  weights: Weights;
  language: LanguageTable;
};

const NO_CONCEPTS = conceptsFrom(conceptTable(new Map()));

type Phrase = { locale: string; label: number; words: readonly string[] };

/**
 * Learns to understand messages from the phrases of all languages together, since people mix them;
 * concepts, where a language has them, carry a meaning from one language to the next. The same
 * phrases give the same result every time. Ids that the topics do not have are left out.
 */
export function learn({ phrases, concepts }: Lessons, topics: Topics): Learned {
  const classes = [...topics.byId.keys(), ...topics.services, topics.fallback];
  const written = phrasesOf(phrases, classes);
  // What is none of ours is the most various of all, and nobody can write enough of it: each twice.
  const outside = written.filter(({ label }) => classes[label] === topics.fallback);
  const known = [...written, ...outside];
  const table = conceptTable(concepts);
  const found = conceptsFrom(table);
  const texts = known.map(({ words }) => words);
  const rarity = rarityIn(texts, found);
  const size = { places: PLACES, classes: classes.length };
  // Each phrase with its concepts and without: who wrote both made them fit, and a message that no
  // concept was thought of for must be understood by its words.
  const ways = [found, NO_CONCEPTS].map((one) => weigher(rarity, one));
  const labels = Int32Array.from([...known, ...known], ({ label }) => label);
  return {
    classes,
    phrases: written.length,
    concepts: table,
    rarity,
    weights: train(
      ways.flatMap((weigh) => texts.map(weigh)),
      labels,
      size,
    ),
    language: languageTable(wordsByLocale(phrases, written)),
  };
}

function phrasesOf(lists: PhraseLists, classes: readonly string[]): Phrase[] {
  const labels = new Map(classes.map((id, label) => [id, label]));
  const found: Phrase[] = [];
  for (const [locale, byId] of lists) {
    for (const [id, phrases] of Object.entries(byId)) {
      const label = labels.get(id);
      if (label === undefined) continue;
      for (const phrase of phrases) found.push({ locale, label, words: wordsOf(phrase) });
    }
  }
  return found;
}

function wordsByLocale(
  lists: PhraseLists,
  phrases: readonly Phrase[],
): Map<string, (readonly string[])[]> {
  const byLocale = new Map<string, (readonly string[])[]>();
  for (const locale of lists.keys()) byLocale.set(locale, []);
  for (const { locale, words } of phrases) byLocale.get(locale)?.push(words);
  return byLocale;
}
