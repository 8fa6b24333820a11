import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lessonsDigest, readLearned, writeLearned } from "#adapters/content/learned-file.ts";
import { topicsFrom } from "#core/topics.ts";
import { learn } from "#core/understanding/learn.ts";
import { understandBy } from "#core/understanding/understand.ts";
import { ROOT, realContent } from "../../support/content.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const topics = topicsFrom({
  groups: [{ id: "bills", topics: [{ id: "rent" }, { id: "eviction", urgent: true }] }],
  services: [{ id: "greeting" }],
  fallback: { id: "out-of-scope" },
});
const learned = learn(
  {
    phrases: new Map([
      ["nl", { rent: ["huur te laat"], eviction: ["huis uit"], greeting: ["hoi"] }],
      ["ti", { rent: ["ክራይ ገዛ"], "out-of-scope": ["ኩዕሶ እግሪ"] }],
    ]),
    concepts: new Map([["nl", { home: ["huis", "woning … kwijt"] }]]),
  },
  topics,
);

test("what was learned is read back as it was", () => {
  using folder = tempFolder();
  const file = join(folder.path, "deep/learned.bin");
  writeLearned(file, "one", learned);
  const again = readLearned(file, "one");
  expect(again).toEqual(learned);
  if (!again) throw new Error("nothing was read");
  for (const text of ["ik ben mijn woning echt kwijt", "ክራይ", "hoi", "qqq"]) {
    expect(understandBy(again, topics)(text, {})).toEqual(understandBy(learned, topics)(text, {}));
  }
});

test("of other lessons, cut short or missing, it is learned anew", () => {
  using folder = tempFolder();
  const file = join(folder.path, "learned.bin");
  expect(readLearned(file, "one")).toBeNull();
  writeLearned(file, "one", learned);
  expect(readLearned(file, "two")).toBeNull();
  writeFileSync(file, readFileSync(file).subarray(0, 1000));
  expect(readLearned(file, "one")).toBeNull();
});

test("the digest follows the phrases and the topics", () => {
  using folder = tempFolder();
  const src = join(ROOT, "src");
  const file = join(folder.path, "locales/nl/phrases.json");
  mkdirSync(join(folder.path, "locales/nl"), { recursive: true });
  writeFileSync(file, "{}");
  const digest = lessonsDigest(folder.path, src, topics);
  expect(lessonsDigest(folder.path, src, topics)).toBe(digest);
  expect(lessonsDigest(folder.path, src, realContent().topics)).not.toBe(digest);
  writeFileSync(file, '{"rent":["huur"]}');
  expect(lessonsDigest(folder.path, src, topics)).not.toBe(digest);
});
