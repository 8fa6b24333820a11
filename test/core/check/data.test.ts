import { describe, expect, test } from "vitest";
import { checkFlows, checkWords } from "#core/check/check.ts";
import type { CheckedContent } from "#core/check/checked-content.ts";
import { checkLessons } from "#core/check/phrases.ts";
import { dayNumber } from "#core/text/calendar.ts";
import {
  figureUntil,
  flowsFrom,
  lineOf,
  MENU,
  soundContent,
  withText,
} from "./support/sound-content.ts";

function told(change: Partial<CheckedContent>): string[] {
  return checkWords({ ...soundContent(), ...change }).map(lineOf);
}

describe("figures", () => {
  const named = (until: string, sentences = ["Binnen {{figure.weeks}} weken.", "Bel dan."]) => {
    const content = { ...soundContent(), figures: { weeks: figureUntil(until) } };
    const dutch = withText(content, "nl", "topics.rent.answer", sentences);
    return withText(dutch, "tr", "topics.rent.answer", sentences);
  };

  test.each([
    [
      "2026-11-20",
      "this ended on 2026-11-20, its sentences are no longer said: look at example.nl and write the new figure",
    ],
    [
      "2026-11-21",
      "this ends in 0 days, then its sentences fall away: look at example.nl for the new figure",
    ],
    [
      "2027-01-20",
      "this ends in 60 days, then its sentences fall away: look at example.nl for the new figure",
    ],
  ])("one that holds until %s is told of", (until, message) => {
    expect(checkWords(named(until)).map(lineOf)).toEqual([
      `warning topics/figures.yaml weeks.until: ${message}`,
    ]);
  });

  test("one that holds for long, or always, is not", () => {
    expect(checkWords(named("2027-01-21")).map(lineOf)).toEqual([]);
  });

  test("one that nobody names, or that says no site to look at, is told of", () => {
    const weeks = { ...figureUntil("2028-01-01"), look: "the website" };
    expect(told({ figures: { weeks } })).toEqual([
      'fault topics/figures.yaml weeks.look: "the website" is no site: write its bare name, like toeslagen.nl',
      "warning topics/figures.yaml weeks: no text names this figure: write {{figure.weeks}} somewhere, or take it out",
    ]);
  });

  test("an answer does not lean on figures only", () => {
    const found = checkWords(named("2028-01-01", ["Binnen {{figure.weeks}} weken."])).map(lineOf);
    expect(found[0]).toBe(
      "fault locales/nl/topics.json rent.answer: every sentence names a figure, one day nothing would be left: write one without",
    );
  });

  test("no figure is drawn on a card", () => {
    const content = named("2028-01-01");
    const card = withText(content, "nl", "topics.rent.card", ["{{figure.weeks}} weken", "Bel dan"]);
    expect(checkWords(card).map(lineOf)).toEqual([
      "fault locales/nl/topics.json rent.card: a figure changes, this is drawn once: write it without",
    ]);
  });

  test("a figure that another language has lost is told of", () => {
    const content = withText(named("2028-01-01"), "tr", "topics.rent.answer", ["Bir metin."]);
    expect(checkWords(content).map(lineOf)).toEqual([
      'warning locales/tr/topics.json rent: "nl" names {{figure.weeks}} in this topic: write it too',
    ]);
  });

  test.each([
    ["2026-02-28", "2026-03-01", 1],
    ["2028-02-28", "2028-03-01", 2],
    ["2026-12-31", "2027-01-01", 1],
    ["2026-11-21", "2026-11-20", -1],
    ["2026-01-01", "2027-01-01", 365],
  ])("from %s to %s are %i days", (from, to, days) => {
    expect(dayNumber(to) - dayNumber(from)).toBe(days);
  });
});

describe("pictures", () => {
  const { signs, topics, bring } = soundContent().pictures;
  const rent = { sign: "house", steps: ["house", "house"] };

  test.each<[string, Partial<CheckedContent["pictures"]>, string]>([
    [
      "a topic without one",
      { signs, topics: {}, bring },
      "fault pictures/topics/rent.yaml : this topic has no picture: write `sign`, and a pictogram in `steps` for each step",
    ],
    [
      "one without a topic",
      { signs, topics: { ...topics, rant: rent }, bring },
      'fault pictures/topics/rant.yaml : there is no topic "rant": name the file after one, or take it out',
    ],
    [
      "a sign that is not drawn",
      { signs, topics: { rent: { ...rent, sign: "hose" } }, bring },
      'fault pictures/topics/rent.yaml sign: there is no pictogram "hose": write "house"',
    ],
    [
      "a step that is not drawn",
      { signs, topics: { rent: { ...rent, steps: ["house", "fone"] } }, bring },
      'fault pictures/topics/rent.yaml steps.1: there is no pictogram "fone": write one of house, phone',
    ],
    [
      "other steps than captions",
      { signs, topics: { rent: { ...rent, steps: ["house"] } }, bring },
      "fault pictures/topics/rent.yaml steps: 1 pictograms for 2 captions: write one for each",
    ],
    [
      "a line that cannot be called",
      { signs, topics: { rent: { ...rent, call: "lime" } }, bring },
      'fault pictures/topics/rent.yaml call: "lime" has no number to call: write "line"',
    ],
    [
      "a topic without a sign",
      {
        signs: {
          rent: { pictogram: "house", emoji: "🏠" },
          greeting: { pictogram: "house", emoji: "👋" },
        },
        topics,
        bring,
      },
      'fault pictures/signs.yaml : "baby" has no sign: write its pictogram and emoji',
    ],
    [
      "a sign for nothing",
      { signs: { ...signs, bebe: { pictogram: "house", emoji: "🍼" } }, topics, bring },
      'fault pictures/signs.yaml bebe: there is no topic or service "bebe": write one of rent, baby, greeting',
    ],
    [
      "a sign without an emoji",
      { signs: { ...signs, baby: { pictogram: "house", emoji: ":)" } }, topics, bring },
      'fault pictures/signs.yaml baby.emoji: ":)" is no emoji: write one',
    ],
    [
      "a thing to bring that is not drawn",
      { signs, topics, bring: { letter: "lettre" } },
      'fault pictures/bring.yaml letter: there is no pictogram "lettre": write one of house, phone',
    ],
    [
      "a thing to bring without a picture",
      { signs, topics, bring: {} },
      'fault pictures/bring.yaml : "letter" has no picture: write its pictogram',
    ],
  ])("%s is told of", (_name, pictures, expected) => {
    expect(told({ pictures: { ...soundContent().pictures, ...pictures } })).toEqual([expected]);
  });
});

describe("phrases", () => {
  const { topics } = soundContent();
  const thirty = (one: string) => Array.from({ length: 30 }, (_, index) => `${one} ${index}`);
  const ids = ["rent", "baby", "greeting", "out-of-scope"];
  const withPhrases = (change: Record<string, string[]>) => {
    const nl = { ...Object.fromEntries(ids.map((id) => [id, thirty(id)])), ...change };
    const lessons = { phrases: new Map([["nl", nl]]), concepts: new Map() };
    return checkLessons(lessons, topics).map(lineOf);
  };

  test("enough for everything are sound", () => {
    expect(withPhrases({})).toEqual([]);
  });

  test.each<[string, Record<string, string[]>, string]>([
    [
      "for something unknown",
      { rant: [] },
      'fault locales/nl/phrases.json rant: there is no topic or service "rant": write "rent"',
    ],
    [
      "too few",
      { baby: thirty("baby").slice(1) },
      'warning locales/nl/phrases.json baby: 29 ways of asking for "baby": write at least 30',
    ],
    [
      "none",
      { baby: [] },
      'fault locales/nl/phrases.json baby: 0 ways of asking for "baby": write at least 30',
    ],
    [
      "twice for one topic",
      { baby: [...thirty("baby"), "Baby 7."] },
      'warning locales/nl/phrases.json baby.30: "Baby 7." stands twice: write another',
    ],
    [
      "the same for two topics",
      { baby: [...thirty("baby"), "rent 1"] },
      'fault locales/nl/phrases.json baby.30: "rent 1" stands under "rent" too: leave it where it belongs',
    ],
  ])("%s is told of", (_name, change, expected) => {
    expect(withPhrases(change)).toEqual([expected]);
  });
});

describe("what opens a flow", () => {
  test.each([
    ["services", "greeting", "service"],
    ["outcomes", "none", "outcome"],
    ["happenings", "voice", "happening"],
    ["news", "claim-lost", "kind of news"],
  ] as const)("%s: %s has to", (kind, key, sort) => {
    const { [key]: _, ...others } = MENU.opens[kind] as Record<string, string>;
    const start = { ...MENU, opens: { ...MENU.opens, [kind]: others } };
    const found = checkFlows({ ...soundContent(), flows: flowsFrom({ start }) });
    expect(found.map(lineOf)).toEqual([
      `fault flows : no flow opens with the ${sort} "${key}": write "${key}: <step>" under \`opens\`, \`${kind}\` of a flow`,
    ]);
  });

  test("the steps that the program goes to have to be there", () => {
    const program = { ...soundContent().program, steps: [{ flow: "start", step: "hello" }] };
    expect(checkFlows({ ...soundContent(), program }).map(lineOf)).toEqual([
      'fault flows/start.yaml steps: the program goes to the step "hello" of this flow: write it',
    ]);
  });
});
