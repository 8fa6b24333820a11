import { describe, expect, test } from "vitest";
import { isExpired } from "#core/text/figures.ts";
import { fillTemplate, sentencesOf } from "#core/text/sentences.ts";
import { localeIds, MONDAY, realContent } from "../../support/content.ts";

const NEXT_YEAR = Date.parse("2027-01-02T10:00+01:00");
const content = realContent();

function read(locale: string, key: string, now: number): string[] {
  return sentencesOf(content, locale, key, now);
}

describe("a sentence with a figure", () => {
  test("holds the figure as long as it is right", () => {
    const now = read("nl", "topics.healthcare-allowance.more", MONDAY).join(" ");
    expect(now).toContain("€\u00a0129");
    expect(now).not.toContain(content.figures["healthcare-max-single"]?.look);
  });

  test("falls away when the figure no longer holds; where to look is said once", () => {
    const later = read("nl", "topics.healthcare-allowance.more", NEXT_YEAR);
    const all = read("nl", "topics.healthcare-allowance.more", MONDAY);
    expect(later.join(" ")).not.toContain("€");
    const look = later.filter((line) => line.includes("toeslagen.nl"));
    expect(look).toEqual(["De bedragen zijn veranderd. Kijk op toeslagen.nl."]);
    const stays = all.filter((line) => !line.includes("€") && later.includes(line));
    expect(stays.length).toBeGreaterThan(0);
  });

  test("holds on the last day itself, in the Netherlands", () => {
    const lastEvening = Date.parse("2026-12-31T23:59+01:00");
    const text = (now: number) => read("nl", "topics.healthcare-allowance.more", now).join(" ");
    expect(text(lastEvening)).toContain("€");
    expect(text(lastEvening + 120_000)).not.toContain("€");
  });

  test("never expires when its figure is not tied to a year", () => {
    const entry = content.figures["fine-weeks"];
    expect(entry && isExpired(entry, "2099-01-01")).toBe(entry?.until !== undefined);
  });
});

test("a phone number in a text is that of the help point", () => {
  const { national } = content.directory;
  const line = national.find(({ id }) => id === "113");
  expect(read("nl", "topics.despair.lead", MONDAY).join(" ")).toContain(line?.phone);
});

test("what somebody typed cannot bring in figures or other texts", () => {
  const template = "{{name}} belt je.";
  const filled = fillTemplate(content, "nl", template, { name: "$t(start.hello) {{figure.x}}" });
  expect(filled).not.toContain("Geldbuur");
});

describe.each(localeIds())("every sentence of every topic in %s", (locale) => {
  const parts = [
    "soft",
    "lead",
    "answer",
    "first",
    "more",
    "watch",
    "who",
    "card",
    "title",
    "name",
  ];
  const keys = [...content.topics.byId.keys()].flatMap((topic) =>
    parts.map((part) => `topics.${topic}.${part}`),
  );

  test.each([
    ["today", MONDAY],
    ["next year", NEXT_YEAR],
  ])("has nothing left to fill in, %s", (_, now) => {
    for (const key of keys) {
      for (const sentence of read(locale, key, now)) {
        expect(sentence, key).not.toMatch(/\{\{|\}\}|undefined|NaN/);
        expect(sentence.trim(), key).not.toBe("");
      }
    }
  });
});
