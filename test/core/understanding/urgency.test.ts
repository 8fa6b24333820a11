import { expect, test } from "vitest";
import { urgencyIn } from "#core/understanding/urgency.ts";

/** Two urgent topics; how likely they are is the share of words that say so. */
const likely = (words: readonly string[]) =>
  Float64Array.from(["out", "cold"], (sign) => {
    return words.filter((word) => word === sign).length / Math.max(1, words.length);
  });
const calm = (count: number) => Array.from({ length: count }, () => "and");

test("danger that fills the message is sure", () => {
  expect(urgencyIn(["we", "must", "out"], likely, 0)).toMatchObject({ topic: 0, alarm: "sure" });
});

test("several dangers together are sure, and the likeliest leads", () => {
  const words = [...calm(6), "out", "cold", "cold"];
  expect(urgencyIn(words, likely, 0)).toMatchObject({ topic: 1, alarm: "sure" });
});

test("danger in the middle of a long story is found", () => {
  const story = [...calm(20), ...Array.from({ length: 8 }, () => "cold"), ...calm(20)];
  expect(urgencyIn(story, likely, 0)).toEqual({ topic: 1, score: 1, alarm: "sure" });
});

test("a hint of danger is likely, no more", () => {
  expect(urgencyIn([...calm(4), "out"], likely, 0)).toMatchObject({ topic: 0, alarm: "likely" });
});

test("no danger, and no words, raise nothing", () => {
  expect(urgencyIn(calm(30), likely, 0).alarm).toBe("none");
  expect(urgencyIn([], likely, 0)).toEqual({ topic: -1, score: 0, alarm: "none" });
});

test("danger far behind another topic is offered, not sounded", () => {
  const faint = () => Float64Array.from([0.35, 0]);
  expect(urgencyIn(["we", "must"], faint, 0.4)).toMatchObject({ topic: 0, alarm: "sure" });
  expect(urgencyIn(["we", "must"], faint, 0.6)).toMatchObject({ topic: 0, alarm: "likely" });
});
