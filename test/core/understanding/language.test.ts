import { describe, expect, test } from "vitest";
import { languageTable, languageTeller } from "#core/understanding/language.ts";
import { wordsOf } from "#core/understanding/words.ts";

const PHRASES = {
  nl: ["ik kan mijn huur niet betalen", "waar moet ik naar toe met deze brief", "toeslag"],
  en: ["i cannot pay my rent", "where should i go with this letter", "my toeslag is late"],
  tr: ["kiramı ödeyemiyorum ne yapayım", "bu mektubu anlamıyorum", "toeslag alamıyorum"],
  ar: [
    "ما بقدر ادفع الايجار",
    "وصلتني رسالة toeslag",
    "ma3andi flous bach nkhelles",
    "wach nta hna",
  ],
};
const tellOf = (texts: Map<string, string[][]>) => languageTeller(languageTable(texts));
const tell = tellOf(
  new Map(Object.entries(PHRASES).map(([id, phrases]) => [id, phrases.map(wordsOf)])),
);
const spoken = (text: string, prior = {}) => tell(wordsOf(text), prior);

test.each([
  ["ik snap de brief niet", "nl"],
  ["i dont understand the letter", "en"],
  ["kirayı ödeyemedim", "tr"],
  ["وصلني ايجار", "ar"],
  ["ma3andich flous bach nkhelles lkra", "ar"],
])("%s is %s", (text, id) => {
  expect(spoken(text).id).toBe(id);
});

test("a word on loan decides nothing among its borrowers", () => {
  expect(spoken("ben toeslag alamadım").id).toBe("tr");
  expect(spoken("toeslag").sure).toBe(false);
});

describe("what is known beforehand", () => {
  test("settles what has no words, without being sure", () => {
    for (const text of ["", "🙂🙂", "1200", "٣٨٠", "!?"]) {
      expect(spoken(text, { locale: "tr" })).toEqual({ id: "tr", sure: false });
      expect(spoken(text, { hint: "ar-MA" })).toEqual({ id: "ar", sure: false });
      expect(spoken(text, { locale: "tr", hint: "ar" })).toEqual({ id: "tr", sure: false });
    }
  });

  test("is left for a sentence in another language", () => {
    const other = spoken("waar moet ik naar toe met mijn huur", { locale: "tr" });
    expect(other).toEqual({ id: "nl", sure: true });
  });

  test("is ignored when it is a language that we do not have", () => {
    expect(spoken("ik kan niet betalen", { locale: "xx", hint: "yy" }).id).toBe("nl");
    expect(spoken("", { hint: "xx" }).id).toBe("nl");
  });
});

test("with one language, or none, there is nothing to be sure of", () => {
  expect(tellOf(new Map([["nl", [["hoi"]]]]))(["hoi"], {})).toEqual({
    id: "nl",
    sure: false,
  });
  expect(tellOf(new Map())(["hoi"], {})).toEqual({ id: "", sure: false });
});
