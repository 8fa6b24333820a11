import { expect, test } from "vitest";
import { checkWords } from "#core/check/check.ts";
import type { CheckedContent } from "#core/check/checked-content.ts";
import { topicsFrom } from "#core/topics.ts";
import { lineOf, soundContent, withText } from "./support/sound-content.ts";

const SENDER = { id: "court", topic: "rent", sign: "house", steps: ["house", "house", "phone"] };
const LINES = ["Een.", "Twee.", "Drie."];
const CARD = { sign: "house", steps: ["house", "phone"] };

/** Sound content with one sender of letters and one card of its own, and their words. */
function withExtras(change: { sender?: object; card?: object; lines?: string[] }): CheckedContent {
  const content = soundContent();
  const filled = ["nl", "tr"].reduce((made, id) => {
    const words: [string, unknown][] = [
      ["letter.court.title", "Brief"],
      ["letter.court.answer", ["Een brief."]],
      ["letter.court.first", LINES],
      ["letter.court.card", id === "nl" ? LINES : (change.lines ?? LINES)],
      ["choices.letter:court", "Rechtbank"],
      ["bailiff.title", "Echt?"],
      ["bailiff.card", ["Een", "Twee"]],
    ];
    return words.reduce((one, [key, text]) => withText(one, id, key, text), made);
  }, content);
  return {
    ...filled,
    letters: [{ ...SENDER, ...change.sender }] as CheckedContent["letters"],
    pictures: {
      ...content.pictures,
      cards: { bailiff: { ...CARD, ...change.card } } as CheckedContent["pictures"]["cards"],
    },
  };
}

const told = (change: Parameters<typeof withExtras>[0]) =>
  checkWords(withExtras(change)).map(lineOf);

test("a sender with its words and drawings is sound", () => {
  expect(told({})).toEqual([]);
});

test.each([
  [
    "a topic that there is not",
    { sender: { topic: "rant" } },
    'fault topics/letters.yaml 0.topic: there is no topic "rant": write "rent"',
  ],
  [
    "a drawing that there is not",
    { sender: { sign: "hous" } },
    'fault topics/letters.yaml 0.sign: there is no pictogram "hous": write "house"',
  ],
  [
    "a caption too few",
    { lines: LINES.slice(1) },
    "fault locales/tr/letter.json court.card: 2 lines for 3 pictograms: write one for each",
  ],
  [
    "a card with a drawing that there is not",
    { card: { steps: ["house", "phon"] } },
    'fault pictures/cards.yaml bailiff.steps.1: there is no pictogram "phon": write "phone"',
  ],
])("%s is told of", (_name, change, expected) => {
  expect(told(change)).toEqual([expected]);
});

test("a choice with an answer that leads nowhere is told of", () => {
  const { groups, services, fallback } = soundContent().topics;
  const topics = topicsFrom({
    groups: groups.map(({ id, topics: all }) => ({
      id,
      topics: all.map(({ group: _, ...one }) => ({
        ...one,
        also: one.id === "baby" ? ["mnu"] : [],
      })),
    })),
    services: [...services].map((id) => ({ id })),
    fallback: { id: fallback },
  });
  expect(checkWords({ ...soundContent(), topics }).map(lineOf)).toEqual([
    'fault topics/topics.yaml : "baby" offers "mnu", which leads nowhere: write "menu"',
  ]);
});
