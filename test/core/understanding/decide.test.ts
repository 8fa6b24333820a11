import { expect, test } from "vitest";
import { decide, offerUrgent, raiseAlarm } from "#core/understanding/decide.ts";

const scored = (...scores: [string, number][]) => scores.map(([id, score]) => ({ id, score }));

test("a likely topic is answered, with what else it may have been", () => {
  const topics = scored(["rent", 0.8], ["eviction", 0.1], ["move", 0.01]);
  expect(decide(topics, 0.05)).toEqual({ decision: "answer", topics: topics.slice(0, 2) });
});

test("a doubtful one is offered among at most three", () => {
  const topics = scored(["rent", 0.4], ["fine", 0.2], ["move", 0.1], ["baby", 0.1]);
  expect(decide(topics, 0.1)).toEqual({ decision: "choose", topics: topics.slice(0, 3) });
});

test("what is none of ours, or hardly anything, is not guessed at", () => {
  const nothing = { decision: "none", topics: [] };
  expect(decide(scored(["rent", 0.3]), 0.4)).toEqual(nothing);
  expect(decide(scored(["rent", 0.05]), 0.2)).toEqual(nothing);
  expect(decide([], 0)).toEqual(nothing);
});

test("an alarm is an answer with its topic first, never below the others", () => {
  const topics = scored(["phone", 0.6], ["eviction", 0.35]);
  expect(raiseAlarm(topics, { id: "eviction", score: 0.35 })).toEqual({
    decision: "answer",
    topics: scored(["eviction", 0.6], ["phone", 0.6]),
  });
});

test("a likely danger is always among the choices", () => {
  const topics = scored(["phone", 0.5], ["bill", 0.2], ["fine", 0.1], ["eviction", 0.05]);
  const { decision, topics: offered } = offerUrgent(topics, { id: "eviction", score: 0.16 });
  expect(decision).toBe("choose");
  expect(offered.map(({ id }) => id)).toEqual(["phone", "bill", "eviction"]);
});
