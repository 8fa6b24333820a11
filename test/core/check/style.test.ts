import { describe, expect, test } from "vitest";
import { checkCaptions } from "#core/check/captions.ts";
import { checkFlows, checkWords } from "#core/check/check.ts";
import type { Banned } from "#core/check/checked-content.ts";
import { dutchSyllables } from "#core/check/dutch-syllables.ts";
import { fleschDouma } from "#core/check/readability.ts";
import { flowsFrom, lineOf, MENU, soundContent, withText } from "./support/sound-content.ts";

function told(locale: string, key: string, text: unknown): string[] {
  return checkWords(withText(soundContent(), locale, key, text)).map(lineOf);
}

describe("numbers typed by hand", () => {
  test.each([
    ["Het kost € 129 per maand.", '"€ 129" is typed by hand: write {{figure.…}}'],
    ["Je krijgt 300 euro.", '"300 euro" is typed by hand: write {{figure.…}}'],
    ["Dat is 8,5 % rente.", '"8,5 %" is typed by hand: write {{figure.…}} with its sign'],
    ["Bel 0800-8115 nu.", '"0800-8115" is typed by hand: write {{phone.…}}'],
    ["Bel 030 1234567 nu.", '"030 1234567" is typed by hand: write {{phone.…}}'],
  ])("%s", (text, message) => {
    expect(told("nl", "start.menu", text)).toEqual([
      `fault locales/nl/start.json menu: ${message}`,
    ]);
  });

  test("a named one, a count and an example of what to type are none", () => {
    expect(told("nl", "start.menu", "Binnen 6 weken, 4 cijfers.")).toEqual([]);
  });
});

describe("labels", () => {
  test("a label fits a row of WhatsApp's list", () => {
    expect(told("nl", "choices.menu", "Het hele menu van boven af")).toEqual([
      "fault locales/nl/choices.json menu: 26 characters, a button holds 24: write it shorter",
    ]);
  });

  test("the name of a topic fits with its sign", () => {
    expect(told("nl", "topics.baby.name", "Een baby en alles erbij")).toEqual([
      'warning locales/nl/topics.json baby.name: with its sign "🍼 Een baby en alles erbij" is 25 characters, a button holds 24: write 1 less',
    ]);
  });

  test("a page of topics leaves room for the choices under it", () => {
    const steps = { ...MENU.steps, menu: { show: "group", choices: ["menu"], go: "question" } };
    const crowded = {
      ...MENU,
      steps: { ...steps, menu: { ...steps.menu, choices: ["menu", "language", "about"] } },
    };
    const rows = (flow: unknown) =>
      checkFlows({ ...soundContent(), flows: flowsFrom({ start: flow }) }).map(lineOf);
    expect(rows({ ...MENU, steps })).toEqual([]);
    expect(rows(crowded)).toContain(
      "warning flows/start.yaml steps.menu.choices: 11 choices, a list holds 10: leave 1 out",
    );
  });
});

describe("banned words", () => {
  const banned: Banned = [
    { word: "waarom heb je", instead: "waar het voor was" },
    { word: "wanbetaler*", instead: "iemand met een achterstand" },
    { word: "schulden", instead: "geld", in: ["topics.*.name"] },
    { word: "o.a.", instead: "zoals" },
  ];
  const found = (key: string, text: string) => {
    const content = soundContent();
    const [dutch, ...others] = content.locales;
    const locales = dutch ? [{ ...dutch, banned }, ...others] : [];
    return checkWords(withText({ ...content, locales }, "nl", key, text)).map(lineOf);
  };

  test.each([
    [
      "start.menu",
      "Waarom heb je dit?",
      '"waarom heb je" is not said here: write waar het voor was',
    ],
    [
      "start.menu",
      "Voor wanbetalers dus.",
      '"wanbetaler*" is not said here: write iemand met een achterstand',
    ],
    ["topics.baby.name", "Schulden", '"schulden" is not said here: write geld'],
    ["start.menu", "Dit is o.a. geld.", '"o.a." is not said here: write zoals'],
  ])("%s: %s", (key, text, message) => {
    expect(found(key, text).join()).toContain(message);
  });

  test.each([
    ["start.menu", "Praten over schulden."],
    ["topics.baby.name", "Schuldenvrij"],
    ["start.menu", "Een bootje."],
  ])("%s: %s is said", (key, text) => {
    expect(found(key, text)).toEqual([]);
  });
});

describe("scripts and languages", () => {
  test("a text in the letters of another language is told of, a name in it is not", () => {
    expect(told("tr", "start.menu", "ما الذي يمكنني فعله")).toEqual([
      'warning locales/tr/start.json menu: this is in Arabic letters, "tr" is written in Latin: write it in the right language',
    ]);
    expect(told("tr", "start.menu", "Bunu söyle: السلام عليكم")).toEqual([]);
  });

  test("digits are those of letters and phones", () => {
    expect(told("tr", "start.menu", "Saat ٣.")).toEqual([
      'fault locales/tr/start.json menu: "٣" is not in the digits that stand on letters and phones: write 0–9',
    ]);
  });

  test("a sentence left in the first language is told of", () => {
    const dutch = withText(soundContent(), "nl", "start.menu", "Waar gaat het over?");
    const copied = withText(dutch, "tr", "start.menu", "Waar gaat het over?");
    expect(checkWords(copied).map(lineOf)).toEqual([
      'warning locales/tr/start.json menu: this is the text of "nl", word for word: write it in this language',
    ]);
  });
});

describe("readability", () => {
  test.each([
    ["huur", 1],
    ["betalen", 3],
    ["beantwoorden", 4],
    ["geïnformeerd", 4],
    ["ideeën", 3],
    ["nieuwe", 2],
    ["zorgverzekeringslijn", 6],
    ["leeuw", 1],
    ["mooie", 2],
    ["by", 1],
    ["cjib", 1],
  ])("%s has %i syllables", (word, syllables) => {
    expect(dutchSyllables(word)).toBe(syllables);
  });

  test("short words in short sentences read easily, long ones hard", () => {
    const easy = Array.from({ length: 10 }, () => "Bel je huis en vraag wat kan.");
    const hard = Array.from(
      { length: 10 },
      () => "Betalingsverplichtingen veroorzaken incassoprocedures ongeacht inkomensverlies.",
    );
    expect(fleschDouma(easy)).toBeGreaterThan(90);
    expect(fleschDouma(hard)).toBeLessThan(0);
    expect(fleschDouma(["Te kort om iets te zeggen."])).toBeNull();
  });

  test("a hard topic is told of in Dutch", () => {
    const hard = Array.from(
      { length: 5 },
      () =>
        "Betalingsverplichtingen veroorzaken soms incassoprocedures, onafhankelijk daarvan inkomensverrekeningen, uitkeringsverlagingen, huisuitzettingen.",
    );
    const found = withText(soundContent(), "nl", "topics.rent.more", hard);
    expect(checkWords(found).map(lineOf)).toEqual([
      expect.stringMatching(
        /^warning locales\/nl\/topics.json rent: this topic reads at -\d+ \(Flesch–Douma\), 60 is normal/,
      ),
    ]);
  });
});

describe("captions", () => {
  const fit = {
    caption: (text: string) => text.length < 12,
    title: (text: string) => text.length < 16,
    missing: (text: string) => (text.includes("☃") ? ["☃"] : []),
  };

  test("what does not fit its place on a card is told of", () => {
    const content = withText(soundContent(), "nl", "topics.rent.card", [
      "Kort.",
      "Bel {{phone.line}}.",
    ]);
    const long = withText(content, "nl", "topics.rent.title", "Een te lange titel");
    const drawn = withText(long, "tr", "bring.letter", "Kardan ☃");
    expect(checkCaptions(soundContent(), fit).map(lineOf)).toEqual([]);
    expect(checkCaptions(drawn, fit).map(lineOf)).toEqual([
      "warning locales/nl/topics.json rent.card.1: this is too long for its place on the card: write shorter words",
      "warning locales/nl/topics.json rent.title: this is too long for its place on the card: write shorter words",
      "fault locales/tr/bring.json letter: no font of the cards has ☃: write it without",
    ]);
  });
});
