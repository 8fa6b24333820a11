import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { topicsFrom } from "#core/topics.ts";
import { type Lessons, learn } from "#core/understanding/learn.ts";
import { understandBy } from "#core/understanding/understand.ts";
import type { Understanding } from "#core/understanding/understanding.ts";

const topics = topicsFrom({
  groups: [{ id: "bills", topics: [{ id: "rent" }, { id: "eviction", urgent: true }] }],
  services: [{ id: "greeting" }],
  fallback: { id: "out-of-scope" },
});
const PHRASES: Lessons["phrases"] = new Map<string, Record<string, string[]>>([
  [
    "nl",
    {
      rent: ["huur te laat", "achter met de huur", "huur niet betaald"],
      eviction: ["we moeten het huis uit", "de slotenmaker komt", "ontruiming van de woning"],
      greeting: ["hoi", "goedemorgen"],
      "out-of-scope": ["wat voor weer wordt het", "recept voor soep", "voetbal uitslag"],
      "no-such-topic": ["dit telt niet"],
    },
  ],
  ["en", { rent: ["behind with the rent", "rent is late"], greeting: ["hello there"] }],
]);
const learned = (phrases: Lessons["phrases"], concepts: Lessons["concepts"] = new Map()) =>
  understandBy(learn({ phrases, concepts }, topics), topics);
const understand = learned(PHRASES);

test("a phrase, and what is like it, is answered", () => {
  for (const text of ["achter met de huur", "Achter met de HUUR!!", "rent is late"]) {
    expect(understand(text, {})).toMatchObject({ decision: "answer", topics: [{ id: "rent" }] });
  }
});

test("an urgent topic is urgent, first, and an answer; also halfway a story", () => {
  const alone = understand("we moeten het huis uit", {});
  const within = understand(
    "hoi ik had een vraag over de huur maar maandag komt de slotenmaker ontruiming van de woning",
    {},
  );
  for (const {
    urgent,
    decision,
    topics: [first],
  } of [alone, within]) {
    expect({ urgent, decision, first: first?.id }).toEqual({
      urgent: true,
      decision: "answer",
      first: "eviction",
    });
  }
});

test("what is out of scope, empty or without words is none", () => {
  for (const text of ["recept voor soep", "", "   ", "🙂", "…"]) {
    expect(understand(text, {})).toMatchObject({ decision: "none", topics: [], urgent: false });
  }
});

test("an emoji keeps the conversation's language, unsurely", () => {
  expect(understand("🙂", { locale: "en" }).locale).toEqual({ id: "en", sure: false });
});

test("personal data is named beside what was meant", () => {
  const heard = understand("achter met de huur, bel 06-12345678", {});
  expect(heard.personalData).toEqual(["phone"]);
});

test("concepts carry a meaning to words that no phrase has", () => {
  const concepts = new Map([["nl", { rent: ["huur", "woonlasten"] }]]);
  const score = ({ topics: found }: Understanding) =>
    found.find(({ id }) => id === "rent")?.score ?? 0;
  const plain = score(understand("woonlasten", {}));
  expect(score(learned(PHRASES, concepts)("woonlasten", {}))).toBeGreaterThan(plain);
});

test("without any phrases nothing is understood, and nothing breaks", () => {
  const empty = learned(new Map());
  expect(empty("huur", { locale: "nl" })).toMatchObject({ decision: "none", urgent: false });
});

describe("whatever is typed", () => {
  const again = learned(PHRASES);
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc
      .array(fc.constantFrom("huur", "huis uit", "slotenmaker", "hello", "٣", "مرحبا", "\u0000"))
      .map((words) => words.join(" ")),
  );

  test("the outcome keeps its promises", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const { topics: found, decision, urgent, locale } = understand(typed, {});
        for (const { score } of found) expect(score >= 0 && score <= 1).toBe(true);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(found.length === 0).toBe(decision === "none");
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        if (urgent) expect([decision, found[0]?.id]).toEqual(["answer", "eviction"]);
        expect(["nl", "en"]).toContain(locale.id);
      }),
      { numRuns: 300 },
    );
  });

  test("the same text always means the same", () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(understand(typed, {})).toEqual(understand(typed, {}));
        expect(understand(typed, {})).toEqual(again(typed, {}));
      }),
      { numRuns: 200 },
    );
  });
});
