import type { Topics } from "#core/topics.ts";
import { type Classify, train } from "./classifier.ts";
import { type ConceptLists, conceptsFrom } from "./concepts.ts";
import { decide, offerUrgent, raiseAlarm, type Scored } from "./decide.ts";
import { languageTeller } from "./language.ts";
import { personalDataIn } from "./personal-data.ts";
import type { Understand, Understanding } from "./understanding.ts";
import { urgencyIn } from "./urgency.ts";
import { type Weigh, weigher } from "./weigh.ts";
import { wordsOf } from "./words.ts";

/** Per locale: how people ask, by topic, service or fallback id. */
export type PhraseLists = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

type Phrase = { locale: string; label: number; words: readonly string[] };
type Model = { classes: readonly string[]; weigh: Weigh; classify: Classify };
type Outcome = Pick<Understanding, "decision" | "topics" | "urgent">;

/**
 * Learns to understand messages from the phrases of all languages together, since people mix them;
 * concepts, where a language has them, carry a meaning from one language to the next. The same
 * phrases give the same result on every start. Ids that the topics do not have are left out.
 */
export function learn(
  phrases: PhraseLists,
  topics: Topics,
  concepts: ConceptLists = new Map(),
): Understand {
  const classes = [...topics.byId.keys(), ...topics.services, topics.fallback];
  const known = phrasesOf(phrases, classes);
  const { weigh, weighed, size } = weigher(
    known.map(({ words }) => words),
    conceptsFrom(concepts),
  );
  const labels = Int32Array.from(known, ({ label }) => label);
  const model = {
    classes,
    weigh,
    classify: train(weighed, labels, { features: size, classes: classes.length }),
  };
  const tellLanguage = languageTeller(wordsByLocale(phrases, known));
  return (text, prior) => {
    const words = wordsOf(text);
    return {
      locale: tellLanguage(words, prior),
      ...outcomeOf(model, topics, known.length === 0 ? [] : words),
      personalData: personalDataIn(text),
    };
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

function outcomeOf(model: Model, topics: Topics, words: readonly string[]): Outcome {
  if (words.length === 0) return { decision: "none", topics: [], urgent: false };
  const { classes, weigh, classify } = model;
  const likely = classify(weigh(words));
  const scored = scoresOf(classes, likely, topics.fallback);
  const urgentPlaces = placesOfUrgent(classes, topics);
  const urgency = urgencyIn(words, (part) => {
    const shares = part === words ? likely : classify(weigh(part));
    return Float64Array.from(urgentPlaces, (place) => shares[place] ?? 0);
  });
  const id = classes[urgentPlaces[urgency.topic] ?? -1];
  if (id === undefined || urgency.alarm === "none") {
    const outOfScope = likely[classes.indexOf(topics.fallback)] ?? 0;
    return { ...decide(scored, outOfScope), urgent: false };
  }
  const urgent = { id, score: urgency.score };
  return urgency.alarm === "sure"
    ? { ...raiseAlarm(scored, urgent), urgent: true }
    : { ...offerUrgent(scored, urgent), urgent: false };
}

/** All but the fallback, best first. */
function scoresOf(classes: readonly string[], likely: Float64Array, fallback: string): Scored[] {
  return classes
    .map((id, place) => ({ id, score: likely[place] ?? 0 }))
    .filter(({ id }) => id !== fallback)
    .sort((a, b) => b.score - a.score);
}

function placesOfUrgent(classes: readonly string[], topics: Topics): number[] {
  const urgent = classes.entries().filter(([, id]) => topics.byId.get(id)?.urgent === true);
  return [...urgent.map(([place]) => place)];
}
