import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { missingGlyphs } from "#adapters/cards/captions.ts";
import { pictogramNames } from "#adapters/cards/pictograms.ts";
import { PICTURES } from "./support/cards.ts";

const ROOT = join(PICTURES, "..");
const yaml = (path: string) => parse(readFileSync(join(ROOT, path), "utf8"));
const names = pictogramNames(join(PICTURES, "pictograms"));

type Topic = { id: string; bring?: string[] };
type Topics = { groups: { topics: Topic[] }[]; services: Topic[] };
type Sign = { pictogram: string; emoji: string };
type TopicPicture = { sign: string; steps: string[]; call?: string };

const { groups, services } = yaml("topics/topics.yaml") as Topics;
const topics = groups.flatMap((group) => group.topics);
const signs = yaml("pictures/signs.yaml") as Record<string, Sign>;
const bring = yaml("pictures/bring.yaml") as Record<string, string>;

test("every topic and service has a sign that can be drawn, and an emoji of its own", () => {
  for (const { id } of [...topics, ...services]) expect(names).toContain(signs[id]?.pictogram);
  const emoji = Object.values(signs).map((sign) => sign.emoji);
  expect(new Set(emoji).size).toBe(emoji.length);
});

test("everything to bring has a pictogram", () => {
  for (const key of topics.flatMap((topic) => topic.bring ?? [])) {
    expect(names).toContain(bring[key]);
  }
});

describe.each(readdirSync(join(PICTURES, "topics")))("%s", (file) => {
  const picture = yaml(`pictures/topics/${file}`) as TopicPicture;

  test("names pictograms that exist, and the sign of its topic", () => {
    for (const name of [picture.sign, ...picture.steps]) expect(names).toContain(name);
    expect(picture.sign).toBe(signs[file.replace(".yaml", "")]?.pictogram);
  });
});

describe.each(readdirSync(join(ROOT, "locales")))("locale %s", (locale) => {
  test.each(["topics.json", "bring.json", "help.json"])(
    "%s can be drawn to the last letter",
    (file) => {
      const path = join(ROOT, "locales", locale, file);
      if (!existsSync(path)) return;
      expect(missingGlyphs(readFileSync(path, "utf8"), locale)).toEqual([]);
    },
  );
});
