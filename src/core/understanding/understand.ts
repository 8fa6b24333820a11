import type { Topics } from "#core/topics.ts";
import { type Classify, classifier } from "./classifier.ts";
import { conceptsFrom } from "./concepts.ts";
import { decide, offerUrgent, raiseAlarm, type Scored } from "./decide.ts";
import { languageTeller } from "./language.ts";
import type { Learned } from "./learn.ts";
import { personalDataIn } from "./personal-data.ts";
import type { Understand, Understanding } from "./understanding.ts";
import { urgencyIn } from "./urgency.ts";
import { type Weigh, weigher } from "./weigh.ts";
import { wordsOf } from "./words.ts";

type Model = {
  classes: readonly string[];
  weigh: Weigh;
  classify: Classify;
  /** Places of the urgent topics and of the fallback among the classes. */
  urgent: readonly number[];
  fallback: number;
};
type Outcome = Pick<Understanding, "decision" | "topics" | "urgent">;

/** Understands messages by what was learned. */
export function understandBy(learned: Learned, topics: Topics): Understand {
  const concepts = conceptsFrom(learned.concepts);
  const model = {
    classes: learned.classes,
    weigh: weigher(learned.rarity, concepts),
    classify: classifier(learned.weights),
    urgent: placesOfUrgent(learned.classes, topics),
    fallback: learned.classes.indexOf(topics.fallback),
  };
  const tellLanguage = languageTeller(learned.language);
  return (text, prior) => {
    const words = wordsOf(text);
    return {
      locale: tellLanguage(words, prior),
      ...outcomeOf(model, topics, learned.phrases === 0 ? [] : words),
      personalData: personalDataIn(text),
    };
  };
}

function outcomeOf(model: Model, topics: Topics, words: readonly string[]): Outcome {
  if (words.length === 0) return { decision: "none", topics: [], urgent: false };
  const { classes, weigh, classify } = model;
  const likely = classify(weigh(words));
  const scored = scoresOf(classes, likely, topics.fallback);
  const calm = scored.find(({ id }) => topics.byId.get(id)?.urgent !== true)?.score ?? 0;
  const likelyUrgent = (part: readonly string[]) => {
    const shares = part === words ? likely : classify(weigh(part));
    return Float64Array.from(model.urgent, (place) => shares[place] ?? 0);
  };
  const urgency = urgencyIn(words, likelyUrgent, calm);
  const id = classes[model.urgent[urgency.topic] ?? -1];
  if (id === undefined || urgency.alarm === "none") {
    const outOfScope = likely[model.fallback] ?? 0;
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
