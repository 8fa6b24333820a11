import { type Banned, bannedFile } from "#core/check/checked-content.ts";
import { type Flow, flow } from "#core/flow/flow.ts";
import type { Issue } from "#core/issue.ts";
import { type Letters, lettersFile } from "#core/letters.ts";
import { localeFile, type Status, statusFile } from "#core/locale-file.ts";
import {
  bringPictures,
  cardsFile,
  signsFile,
  type TopicPicture,
  topicPicture,
} from "#core/pictures.ts";
import { type Spoken, spokenFile } from "#core/spoken.ts";
import { type Figures, figuresFile } from "#core/text/figures.ts";
import { type Topics, topicsFile, topicsFrom } from "#core/topics.ts";
import { namesIn, type Reading, readFile, readOptional, readShaped } from "./read-files.ts";
import type { Source } from "./source.ts";

/** The first language: the others fall back on it where a text is missing. */
export const SOURCE_LOCALE = "nl";

export type ReadLocale = {
  id: string;
  name: string;
  direction: "ltr" | "rtl";
  months: readonly string[] | undefined;
  weeks: readonly string[] | undefined;
  reviewed: boolean;
  words: Record<string, unknown>;
  banned: Banned;
  status: Status;
};

/** Content as it stands in the files, each file checked by its schema. */
export type ReadContent = {
  flows: ReadonlyMap<string, Flow>;
  topics: Topics;
  letters: Letters;
  spoken: Spoken;
  figures: Figures;
  locales: readonly ReadLocale[];
  signs: Readonly<Record<string, { pictogram: string; emoji: string }>>;
  pictures: Readonly<Record<string, TopicPicture>>;
  cards: Readonly<Record<string, TopicPicture>>;
  bring: Readonly<Record<string, string>>;
  /** Every file by its path from the root, for naming lines. */
  sources: ReadonlyMap<string, Source>;
};

/**
 * Reads flows/, topics/, locales/ and pictures/ below a root folder. What is broken is left out
 * and named; help/ is read by the help adapter.
 */
export function readContent(root: string): { read: ReadContent; issues: Issue[] } {
  const reading: Reading = { root, sources: new Map(), issues: [] };
  const topics = readShaped(reading, "topics/topics.yaml", topicsFile);
  const read: ReadContent = {
    flows: readFlows(reading),
    topics: topicsFrom(topics ?? { groups: [], services: [], fallback: { id: "out-of-scope" } }),
    letters: readShaped(reading, "topics/letters.yaml", lettersFile) ?? [],
    spoken: readShaped(reading, "topics/spoken.yaml", spokenFile) ?? [],
    figures: readShaped(reading, "topics/figures.yaml", figuresFile) ?? {},
    locales: readLocales(reading),
    signs: readShaped(reading, "pictures/signs.yaml", signsFile) ?? {},
    pictures: readPictures(reading),
    cards: readShaped(reading, "pictures/cards.yaml", cardsFile) ?? {},
    bring: readShaped(reading, "pictures/bring.yaml", bringPictures) ?? {},
    sources: reading.sources,
  };
  return { read, issues: reading.issues };
}

function readFlows(reading: Reading): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const id of namesIn(reading, "flows", ".yaml")) {
    const found = readShaped(reading, `flows/${id}.yaml`, flow);
    if (found) flows.set(id, found);
  }
  return flows;
}

function readPictures(reading: Reading): ReadContent["pictures"] {
  const pictures: Record<string, TopicPicture> = {};
  for (const topic of namesIn(reading, "pictures/topics", ".yaml")) {
    const found = readShaped(reading, `pictures/topics/${topic}.yaml`, topicPicture);
    if (found) pictures[topic] = found;
  }
  return pictures;
}

/** Files of a locale that are not texts; the lessons are read apart (read-lessons.ts). */
const OTHER_FILES = new Set(["locale", "phrases", "concepts", "banned", "status"]);

function readLocales(reading: Reading): ReadLocale[] {
  return localesIn(reading).flatMap((id) => readLocale(reading, id) ?? []);
}

/** The folders of the locales, the source of the others first. */
export function localesIn(reading: Reading): string[] {
  const ids = namesIn(reading, "locales", "").filter((id) => !id.includes("."));
  return ids.sort((a, b) => Number(b === SOURCE_LOCALE) - Number(a === SOURCE_LOCALE));
}

function readLocale(reading: Reading, id: string): ReadLocale | null {
  const folder = `locales/${id}`;
  const own = readShaped(reading, `${folder}/locale.json`, localeFile);
  if (!own) return null;
  const words: Record<string, unknown> = {};
  const names = namesIn(reading, folder, ".json").filter((name) => !OTHER_FILES.has(name));
  for (const name of names) {
    const source = readFile(reading, `${folder}/${name}.json`);
    if (source) words[name] = source.value;
  }
  return {
    id,
    name: own.name,
    direction: own.direction,
    months: own.months,
    weeks: own.weeks,
    reviewed: own.reviewed !== "draft",
    words,
    banned: readOptional(reading, `${folder}/banned.json`, bannedFile) ?? [],
    status: readOptional(reading, `${folder}/status.json`, statusFile) ?? {},
  };
}
