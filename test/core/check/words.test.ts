import { describe, expect, test } from "vitest";
import { checkWords } from "#core/check/check.ts";
import { lineOf, soundContent, withText } from "./support/sound-content.ts";

/** What is told of sound content with one text changed. */
function told(locale: string, key: string, text: unknown): string[] {
  return checkWords(withText(soundContent(), locale, key, text)).map(lineOf);
}

const words = (count: number) => `${"woord ".repeat(count).trim()}.`;

test("sound content has nothing to tell", () => {
  expect(checkWords(soundContent()).map(lineOf)).toEqual([]);
});

describe("text keys", () => {
  test.each([
    ["start.menu", "flows/start.yaml says it"],
    ["start.hello", "the program says it"],
    ["topics.baby.name", "every topics.*.name must be there"],
    ["topics.rent.who", "every topics.*.* must be there"],
    ["choices.service:greeting", "every choices.service:* must be there"],
    ["choices.callback:woman", "every choices.callback:* must be there"],
    ["near.for-youth", "every near.for-* must be there"],
    ["commands.stop", "every commands.* must be there"],
  ])("a missing %s is told of, with who names it", (key, by) => {
    const [name, ...path] = key.split(".");
    expect(told("tr", key, undefined)).toContain(
      `fault locales/tr/${name}.json ${path.join(".")}: this text is missing (${by}): write it`,
    );
  });

  test("a missing file is told of once", () => {
    expect(told("tr", "near", undefined)).toEqual([
      "fault locales/tr/near.json : this file is missing: write it, with the 8 texts it holds in other languages",
    ]);
  });

  test("a text that nobody says is told of, with the key it may be meant for", () => {
    const content = withText(soundContent(), "nl", "start.helo", "Een tekst.");
    const typo = withText(content, "nl", "start.hello", undefined);
    expect(checkWords(typo).map(lineOf)).toContain(
      'fault locales/nl/start.json helo: nothing says this text: write "start.hello", or take it out',
    );
    expect(told("nl", "topics.baby.colour", "Een tekst.")).toEqual([
      "fault locales/nl/topics.json baby.colour: nothing says this text: take it out",
    ]);
  });

  test("a warm sentence in the first language is wanted in all", () => {
    expect(told("nl", "topics.rent.soft", "Een tekst.")).toEqual([
      "fault locales/tr/topics.json rent.soft: this text is missing (locales/nl has it): write it",
    ]);
  });

  test("an urgent topic leads with a text", () => {
    const content = soundContent();
    const topic = content.topics.byId.get("rent");
    if (topic) topic.urgent = true;
    expect(checkWords(content).map(lineOf)).toContain(
      "fault locales/nl/topics.json rent.lead: this text is missing (every topics.*.* must be there): write it",
    );
  });

  test.each([[5], [""], [[]], [["", "Een tekst."]], [[["Een tekst."]]]])(
    "%j is no text",
    (text) => {
      expect(told("nl", "start.menu", text)).toContain(
        "fault locales/nl/start.json menu: this is no text: write a sentence, or a list of sentences",
      );
    },
  );
});

describe("placeholders", () => {
  test.each([
    [
      "Een {{nmae}}.",
      "there is nothing to fill {{nmae}} with: write the name that another language has here",
    ],
    ["Een { {name}}.", "a placeholder is broken: write {{name}}, without spaces"],
    ["Een {{ name }}.", "a placeholder is broken: write {{name}}, without spaces"],
    ["Een {{name.", "a placeholder is broken: write {{name}}, without spaces"],
  ])("%s is told of", (text, message) => {
    expect(told("nl", "start.menu", text)).toContain(
      `fault locales/nl/start.json menu: ${message}`,
    );
  });

  test("a placeholder that one language has and another has not is told of", () => {
    expect(told("nl", "start.menu", "Een {{name}}.")).toEqual([
      'fault locales/tr/start.json menu: "nl" has {{name}} here: write it too',
    ]);
    expect(told("tr", "start.menu", "Bir {{name}}.")).toEqual([
      'fault locales/tr/start.json menu: "nl" has no {{name}} here: take it out',
    ]);
  });

  test("only figures and numbers that there are can be named", () => {
    expect(told("tr", "topics.rent.answer", ["Bir {{figure.weeks}}.", "Metin."])).toEqual([
      "fault locales/tr/topics.json rent.answer.0: there is nothing to fill {{figure.weeks}} with: leave it out",
    ]);
    expect(told("tr", "topics.rent.answer", ["Ara: {{phone.lime}}."])).toEqual([
      'fault locales/tr/topics.json rent.answer.0: there is nothing to fill {{phone.lime}} with: write "phone.line"',
    ]);
    expect(told("tr", "topics.rent.answer", ["Ara: {{phone.line}}."])).toEqual([]);
  });

  test("outside the sentences of a topic nobody fills them in", () => {
    expect(told("tr", "start.menu", "Ara: {{phone.line}}.")).toEqual([
      "fault locales/tr/start.json menu: {{phone.line}} is only filled in the sentences of a topic: write this without it",
    ]);
  });
});

describe("plural forms", () => {
  const counted = () => {
    const dutch = withText(soundContent(), "nl", "start.menu", undefined);
    const one = withText(dutch, "nl", "start.menu_one", "Een tekst.");
    return withText(one, "nl", "start.menu_other", "{{count}} teksten.");
  };

  test("a counted text is counted in every language", () => {
    expect(checkWords(counted()).map(lineOf)).toContain(
      'fault locales/tr/start.json menu: this counts something: write "menu_one" and "menu_other" instead',
    );
  });

  test("a form that the language needs is wanted, one it never uses is not", () => {
    const turkish = withText(counted(), "tr", "start.menu", undefined);
    const one = withText(turkish, "tr", "start.menu_one", "{{count}} metin.");
    const few = withText(one, "tr", "start.menu_few", "{{count}} metin.");
    expect(checkWords(few).map(lineOf)).toEqual([
      'fault locales/tr/start.json menu_other: this language counts with "other" too: write "menu_other"',
      'fault locales/tr/start.json menu_few: this language never counts with "few": take it out',
    ]);
  });

  test("one request may be said without its number", () => {
    const turkish = withText(counted(), "tr", "start.menu", undefined);
    const one = withText(turkish, "tr", "start.menu_one", "Bir metin.");
    const all = withText(one, "tr", "start.menu_other", "{{count}} metin.");
    expect(checkWords(all).map(lineOf)).toEqual([]);
  });
});

describe("topics", () => {
  test.each([
    ["answer", "Een tekst.", "this is one text: write a list of sentences: […, …]"],
    ["who", ["Een tekst."], 'this is a list: write one text: "…"'],
    ["answer", ["Een. Twee.", "Drie.", "Vier."], "4 sentences: write 1 to 3"],
    [
      "answer",
      Array.from({ length: 7 }, () => words(10)),
      "what is read first has 70 words: write at most 60 (with `soft`), and put the rest in `more`",
    ],
    ["first", ["Een tekst."], '1 steps, "tr" has 2: write the same steps in the same order'],
    ["name", "Hulp met huur en verhuizen", "26 characters: write at most 24"],
    ["title", "Hulp met huur en met verhuizen naar elders", "42 characters: write at most 40"],
    ["card", ["Een plaatje met een lange uitleg", "Een tekst."], "32 characters: write at most 28"],
  ])("%s: %j", (part, text, message) => {
    const content = soundContent();
    const reversed = { ...content, locales: content.locales.toReversed() };
    const found = checkWords(withText(reversed, "nl", `topics.rent.${part}`, text)).map(lineOf);
    expect(found.join("\n")).toContain(message);
    expect(found.every((line) => line.includes("nl/topics.json"))).toBe(true);
  });

  test("captions are as many as the steps", () => {
    expect(told("tr", "topics.rent.card", ["Bir metin.", "İki.", "Üç."])).toEqual([
      "fault locales/tr/topics.json rent.card: 3 steps, `first` has 2: write the same steps in the same order",
    ]);
  });

  test("sentences have at most twelve words on average", () => {
    const content = withText(soundContent(), "nl", "topics.rent.more", [words(15), words(15)]);
    const found = withText(content, "nl", "topics.rent.watch", [words(15), words(15)]);
    const all = withText(found, "nl", "topics.rent.first", [words(15), words(15)]);
    expect(checkWords(all).map(lineOf)).toEqual([]);
    expect(checkWords(withText(all, "nl", "topics.rent.who", words(15))).map(lineOf)).toEqual([
      "fault locales/nl/topics.json rent: 13.4 words a sentence on average: write at most 12",
    ]);
  });
});

describe("sentences", () => {
  test.each([
    [words(15), []],
    [
      words(16),
      ["warning locales/nl/start.json menu: a sentence of 16 words: write two, of at most 15"],
    ],
    [
      words(21),
      ["fault locales/nl/start.json menu: a sentence of 21 words: write two, of at most 15"],
    ],
    [`${words(12)} ${words(12)}`, []],
  ])("%s", (text, expected) => {
    expect(told("nl", "start.menu", text)).toEqual(expected);
  });
});
