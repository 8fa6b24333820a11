import { describe, expect, test } from "vitest";
import { matchChoice } from "#core/conversation/match-choice.ts";

const CALL_TIMES = [
  { id: "now", label: "Zo snel mogelijk" },
  { id: "morning", label: "🌅 In de ochtend" },
  { id: "afternoon", label: "☀️ In de middag" },
  { id: "back", label: "↩️ Terug" },
];
const YES_NO = [
  { id: "yes", label: "✅ Ja, geef door" },
  { id: "no", label: "Nee, toch niet" },
];
const ARABIC = [
  { id: "bills", label: "📄 الفواتير" },
  { id: "near", label: "📍 مساعدة قريبة" },
];

describe("a number chooses", () => {
  test.each([
    ["Latin", "2"],
    ["Arabic-Indic", "٢"],
    ["Persian", "۲"],
    ["Devanagari", "२"],
    ["Bengali", "২"],
    ["full-width", "２"],
    ["with a full stop", "2."],
    ["with a bracket", "2)"],
    ["with words around it in signs only", " (2) "],
    ["a keycap", "2️⃣"],
    ["a circled digit", "②"],
    ["Arabic-Indic with a full stop and a direction mark", "\u200f٢."],
    ["two digits", "02"],
  ])("%s: %s", (_, typed) => {
    expect(matchChoice(typed, CALL_TIMES)?.id).toBe("morning");
  });

  test.each([
    ["twee", "morning"],
    ["DRIE", "afternoon"],
    ["één", "now"],
  ])("in words of the language: %s", (typed, id) => {
    expect(matchChoice(typed, CALL_TIMES, ["een", "twee", "drie"])?.id).toBe(id);
  });

  test.each(["0", "5", "99", "1234", "-", "", "  ", "٩"])("but not %j of four", (typed) => {
    expect(matchChoice(typed, CALL_TIMES)).toBeNull();
  });

  test("the tenth of ten is chosen by 10", () => {
    const ten = Array.from({ length: 10 }, (_, index) => ({ id: `${index}`, label: `x${index}` }));
    expect(matchChoice("10", ten)?.id).toBe("9");
    expect(matchChoice("١٠", ten)?.id).toBe("9");
  });
});

describe("a label chooses", () => {
  test.each([
    ["as it stands", "🌅 In de ochtend", "morning"],
    ["without its emoji", "in de ochtend", "morning"],
    ["in capitals, with signs", "IN DE OCHTEND!!", "morning"],
    ["with a slip", "in de ochtent", "morning"],
    ["with two letters swapped", "zo snle mogelijk", "now"],
    ["with a letter missing", "Zo snel mogelik", "now"],
    ["by its first words", "zo snel", "now"],
  ])("%s: %s", (_, typed, id) => {
    expect(matchChoice(typed, CALL_TIMES)?.id).toBe(id);
  });

  test.each([
    ["ja", "yes"],
    ["Ja!", "yes"],
    ["nee", "no"],
    ["nee toch niet", "no"],
  ])("by its first word: %s", (typed, id) => {
    expect(matchChoice(typed, YES_NO)?.id).toBe(id);
  });

  test("in Arabic, with and without the article's marks", () => {
    expect(matchChoice("الفواتير", ARABIC)?.id).toBe("bills");
    expect(matchChoice("مُساعدة قريبه", ARABIC)?.id).toBe("near");
  });

  test("a word that only one label has chooses it", () => {
    expect(matchChoice("ochtend", CALL_TIMES)?.id).toBe("morning");
    const callers = [
      { id: "woman", label: "👩 Een vrouw" },
      { id: "man", label: "👨 Een man" },
      { id: "any", label: "Maakt niet uit" },
    ];
    expect(matchChoice("vrouw", callers)?.id).toBe("woman");
    expect(matchChoice("man", callers)?.id).toBe("man");
  });
});

describe("what could be two, or none, chooses nothing", () => {
  test.each([
    ["the beginning of two", "in de"],
    ["something else", "ik heb een vraag"],
    ["a long text with a label in it", "ik wil liever in de ochtend gebeld worden als het kan"],
    ["a short word with a slip", "neo"],
    ["only signs", "?!"],
    ["only an emoji", "👍"],
  ])("%s: %s", (_, typed) => {
    expect(matchChoice(typed, [...CALL_TIMES, ...YES_NO])).toBeNull();
  });

  test("nothing is offered", () => {
    expect(matchChoice("1", [])).toBeNull();
    expect(matchChoice("ja", [])).toBeNull();
  });
});
