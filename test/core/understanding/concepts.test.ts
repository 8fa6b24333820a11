import { expect, test } from "vitest";
import { type ConceptLists, conceptsFrom, conceptTable } from "#core/understanding/concepts.ts";
import { wordsOf } from "#core/understanding/words.ts";

const conceptsOf = (lists: ConceptLists) => conceptsFrom(conceptTable(lists));
const concepts = conceptsOf(
  new Map<string, Record<string, string[]>>([
    ["nl", { rent: ["huur"], ww: ["ww"], violence: ["heeft … paspoort"], out: ["huis uit"] }],
    ["ar", { rent: ["ايجار"], clitics: ["وال", "ال", "ب"] }],
  ]),
);
const find = (text: string) => concepts.find(wordsOf(text));

test("a longer stem is the beginning of words, a short one a whole word", () => {
  expect(find("mijn huurbaas")).toEqual(["rent"]);
  expect(find("ww aanvragen")).toEqual(["ww"]);
  expect(find("wwtje")).toEqual([]);
  expect(find("verhuurder")).toEqual([]);
});

test("a stem of more words is found as they stand", () => {
  expect(find("we moeten het huis uit")).toEqual(["out"]);
  expect(find("uit het huis")).toEqual([]);
});

test("a gap takes up to four words, in this order", () => {
  expect(find("hij heeft mijn paspoort")).toEqual(["violence"]);
  expect(find("hij heeft al heel lang ons paspoort")).toEqual(["violence"]);
  expect(find("hij heeft een twee drie vier vijf paspoort")).toEqual([]);
  expect(find("paspoort heeft hij")).toEqual([]);
});

test("what a language glues to the front of a word does not hide it", () => {
  expect(find("والايجار غالي")).toEqual(["rent"]);
  expect(concepts.bare("والايجار")).toBe("ايجار");
  expect(concepts.bare("بيت")).toBeNull();
});

test("without lists nothing is found", () => {
  expect(conceptsOf(new Map()).find(["huur"])).toEqual([]);
});
