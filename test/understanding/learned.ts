import { join } from "node:path";
import { readContent } from "#adapters/content/read-content.ts";
import type { Topics } from "#core/topics.ts";
import type { ConceptLists } from "#core/understanding/concepts.ts";
import { learn, type PhraseLists } from "#core/understanding/learn.ts";
import type { Understand } from "#core/understanding/understanding.ts";

/** All that understanding is learned from, as it stands in the content. */
export type Lessons = { phrases: PhraseLists; concepts: ConceptLists; topics: Topics };

/** Reads the phrases and concepts of every locale. */
export function readLessons(): Lessons {
  const { locales, topics } = readContent(join(import.meta.dirname, "../..")).read;
  return {
    topics,
    phrases: new Map(locales.map(({ id, phrases }) => [id, phrases])),
    concepts: new Map(locales.map(({ id, concepts }) => [id, concepts])),
  };
}

/** Learns from all content, as the service does at start. */
export function learned({ phrases, topics, concepts }: Lessons = readLessons()): Understand {
  return learn(phrases, topics, concepts);
}
