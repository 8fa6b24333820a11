import { join } from "node:path";
import { readContent } from "#adapters/content/read-content.ts";
import { readLessons } from "#adapters/content/read-lessons.ts";
import type { Topics } from "#core/topics.ts";
import { type Lessons, learn } from "#core/understanding/learn.ts";
import { understandBy } from "#core/understanding/understand.ts";
import type { Understand } from "#core/understanding/understanding.ts";

const ROOT = join(import.meta.dirname, "../..");

/** All that understanding is learned from, as it stands in the content. */
export function lessonsOfAll(): { lessons: Lessons; topics: Topics } {
  return { lessons: readLessons(ROOT).lessons, topics: readContent(ROOT).read.topics };
}

/** Learns from all content, as the service does at start. */
export function learned({ lessons, topics } = lessonsOfAll()): Understand {
  return understandBy(learn(lessons, topics), topics);
}
