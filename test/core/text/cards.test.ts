import { describe, expect, test } from "vitest";
import { type Card, cardInWords } from "#core/cards/card.ts";
import { composeCard } from "#core/cards/compose.ts";
import { isWritten } from "#core/topics.ts";
import { localeIds, realContent } from "../../support/content.ts";

const content = realContent();
const written = [...content.topics.byId.keys()].filter((id) => isWritten(content.texts, id));

function card(id: string, locale = "nl"): Card | null {
  return composeCard(content, id, locale);
}

describe("the card of a topic", () => {
  test("shows the first steps in order, each with its pictogram", () => {
    const made = card("topic:rent-arrears");
    expect(made).toMatchObject({ locale: "nl", direction: "ltr", numbered: true });
    expect(made?.title).toBe(content.texts.fill("nl", "topics.rent-arrears.title"));
    const steps = content.pictures.topics["rent-arrears"]?.steps;
    expect(made?.tiles.map(({ pictogram }) => pictogram)).toEqual(steps);
  });

  test("of an urgent topic has the line to call on it", () => {
    const line = content.directory.national.find(({ id }) => id === "113");
    expect(card("topic:despair")?.call).toEqual({ number: line?.phone, caption: line?.name });
  });

  test("is right-to-left in Arabic", () => {
    expect(card("topic:rent-arrears", "ar")?.direction).toBe("rtl");
  });
});

test("what to bring is a card of things in no order", () => {
  const made = card("bring:rent-arrears");
  expect(made?.numbered).toBe(false);
  expect(made?.tiles.map(({ caption }) => caption)).toContain("huurcontract");
});

test("the topics to choose from are one card, in the order of the choices", () => {
  const made = card("topics:rent-arrears,welfare-benefit,talk-about-it");
  const names = ["rent-arrears", "welfare-benefit", "talk-about-it"].map((id) =>
    content.texts.fill("nl", `topics.${id}.name`),
  );
  expect(made?.tiles.map(({ caption }) => caption)).toEqual(names);
});

test.each([
  "topic:nothing-like-it",
  "topic:nothing-such",
  "bring:nothing-like-it",
  "topics:rent-arrears",
  "topics:",
  "nonsense",
  "",
  "topic:__proto__",
])("there is no card %j", (id) => {
  expect(card(id)).toBeNull();
});

test("there is no card in a language we do not have", () => {
  expect(card("topic:rent-arrears", "xx")).toBeNull();
});

describe("a card in words", () => {
  test("is its title, its captions in order and the line to call", () => {
    const made: Card = {
      locale: "nl",
      direction: "ltr",
      title: "Help",
      numbered: true,
      tiles: [
        { pictogram: "phone", caption: "Bel" },
        { pictogram: "letter", caption: "Lees" },
      ],
      call: { number: "113", caption: "Zelfmoordpreventie" },
    };
    expect(cardInWords(made)).toBe("Help – 1. Bel – 2. Lees – 113 Zelfmoordpreventie");
    const { call: _, ...rest } = made;
    expect(cardInWords({ ...rest, numbered: false })).toBe("Help – Bel – Lees");
  });
});

describe.each(localeIds())("every written topic in %s", (locale) => {
  test.each(written)("has a card for %s with a pictogram for each of two to six captions", (id) => {
    for (const made of [card(`topic:${id}`, locale), card(`bring:${id}`, locale)]) {
      expect(made?.tiles.length).toBeLessThanOrEqual(6);
      expect(made?.tiles.length).toBeGreaterThanOrEqual(1);
      for (const { pictogram, caption } of made?.tiles ?? []) {
        expect(pictogram).not.toBe("");
        expect(caption).not.toMatch(/\{\{|^\s*$|^bring\./);
      }
    }
  });
});
