import { describe, expect, test } from "vitest";
import { learned, lessonsOfAll } from "./learned.ts";
import { figuresOf, judge, readExamples } from "./measure.ts";

/** A little under what is reached: one or two messages of a language may be lost, no more. */
const FLOORS: Readonly<Record<string, { helped: number; first: number; urgentFound: number }>> = {
  ar: { helped: 0.92, first: 0.84, urgentFound: 0.95 },
  en: { helped: 0.9, first: 0.82, urgentFound: 0.95 },
  nl: { helped: 0.93, first: 0.86, urgentFound: 0.95 },
  tr: { helped: 0.94, first: 0.9, urgentFound: 0.95 },
};
const CEILINGS = { wrong: 0.05, outAnswered: 0.08, urgentFalse: 0.02 };

const all = lessonsOfAll();
const understand = learned(all);

describe.each([...readExamples()])("the development set in %s", (locale, examples) => {
  const figures = figuresOf(locale, judge(understand, examples), 0);
  const floors = FLOORS[locale];

  test("is understood as well as before", () => {
    if (!floors) throw new Error(`no floors for ${locale}: add what evaluate.ts reaches`);
    expect(figures.helped).toBeGreaterThanOrEqual(floors.helped);
    expect(figures.first).toBeGreaterThanOrEqual(floors.first);
    expect(figures.wrong).toBeLessThanOrEqual(CEILINGS.wrong);
    expect(figures.outAnswered).toBeLessThanOrEqual(CEILINGS.outAnswered);
  });

  test("overlooks nobody in danger and frightens few", () => {
    expect(figures.urgentFound).toBeGreaterThanOrEqual(floors?.urgentFound ?? 1);
    expect(figures.urgentFalse).toBeLessThanOrEqual(CEILINGS.urgentFalse);
  });

  test("is heard in its own language", () => {
    expect(figures.language).toBeGreaterThanOrEqual(0.98);
  });

  test("expects only ids that exist, and holds no phrase to learn from", () => {
    const { byId, services, fallback } = all.topics;
    const phrases = Object.values(all.lessons.phrases.get(locale) ?? {}).flat();
    for (const { expect: id, text } of examples) {
      expect(byId.has(id) || services.has(id) || id === fallback).toBe(true);
      if (text.split(" ").length > 3) expect(phrases).not.toContain(text);
    }
  });
});
