import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Topics, topicsFile, topicsFrom } from "#core/topics.ts";
import { learn } from "#core/understanding/learn.ts";
import type { Understand } from "#core/understanding/understanding.ts";

const ROOT = join(import.meta.dirname, "../..");

type Lists = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

/** All that understanding is learned from, as it stands in the content. */
export type Lessons = { phrases: Lists; concepts: Lists; topics: Topics };

/** Reads the phrases and concepts of every locale that has phrases; Dutch first, as at start. */
export function readLessons(): Lessons {
  const folders = readdirSync(join(ROOT, "locales"))
    .filter((id) => has(id, "phrases"))
    .sort();
  const locales = ["nl", ...folders.filter((id) => id !== "nl")].filter((id) => has(id, "phrases"));
  const yaml = readFileSync(join(ROOT, "topics/topics.yaml"), "utf8");
  return {
    topics: topicsFrom(topicsFile.parse(parse(yaml))),
    phrases: new Map(locales.map((id) => [id, read(id, "phrases")])),
    concepts: new Map(
      locales.filter((id) => has(id, "concepts")).map((id) => [id, read(id, "concepts")]),
    ),
  };
}

/** Learns from all content, as the service does at start. */
export function learned({ phrases, topics, concepts }: Lessons = readLessons()): Understand {
  return learn(phrases, topics, concepts);
}

function pathOf(locale: string, name: string): string {
  return join(ROOT, "locales", locale, `${name}.json`);
}

function has(locale: string, name: string): boolean {
  return existsSync(pathOf(locale, name));
}

function read(locale: string, name: string): Record<string, string[]> {
  return JSON.parse(readFileSync(pathOf(locale, name), "utf8")) as Record<string, string[]>;
}
