import { describe, expect, test } from "vitest";
import { advance } from "#core/conversation/advance.ts";
import type { Flow } from "#core/flow/flow.ts";
import { STEPS_PER_TURN, TRAIL_DEPTH } from "#core/flow/limits.ts";
import { positionOf, routeOfChoice, routesOf } from "#core/flow/routes.ts";
import { contentWithFlow, realContent } from "../../support/content.ts";
import { talk, words } from "../../support/talk.ts";

function flowOf(steps: Flow["steps"]): Flow {
  return { opens: { choices: { "test:go": "first" } }, steps };
}

function tapIn(steps: Flow["steps"]) {
  const anna = talk({ content: contentWithFlow("test", flowOf(steps)), from: { greeted: true } });
  return { anna, reply: anna.tap("test:go") };
}

describe("a flow that goes round and round", () => {
  test("ends at the limit of steps, and the menu still works", () => {
    const { anna, reply } = tapIn({
      first: { say: "start.thanks", go: "second" },
      second: { say: "start.thanks", go: "first" },
    });
    expect(reply.message?.blocks.length).toBeLessThanOrEqual(STEPS_PER_TURN);
    expect(anna.tap("menu").text).toBe(words("nl", "start.menu"));
  });

  test("without a word still leaves nobody without an answer", () => {
    const { anna, reply } = tapIn({
      first: { branch: [{ if: "knows-area", go: "first" }], else: "first" },
    });
    expect(reply.text).not.toBe("");
    expect(anna.tap("menu").text).toBe(words("nl", "start.menu"));
  });

  test("does each effect at most once for each step", () => {
    const { reply } = tapIn({ first: { do: "forget", go: "first" } });
    expect(reply.effects.length).toBeLessThanOrEqual(STEPS_PER_TURN);
  });
});

describe("a flow that leads nowhere", () => {
  test("leaves nobody without an answer", () => {
    const { reply } = tapIn({ first: { go: "gone" } });
    expect(reply.text).not.toBe("");
  });
});

describe("a conversation that waits at a question of an older version of the flows", () => {
  const from = {
    greeted: true,
    waiting: { flow: "callback", step: "asked-long-ago" },
    trail: [{ flow: "gone", step: "gone" }],
  };

  test.each(["hallo", "1", "ik kan mijn huur niet betalen", "terug", "menu", "qwerty", ""])(
    "answers %j",
    (text) => {
      expect(talk({ from }).say(text).text).not.toBe("");
    },
  );

  test("answers a photo, a location and a button", () => {
    expect(talk({ from }).happen({ type: "image" }).text).not.toBe("");
    const place = { type: "location", latitude: 52.1, longitude: 5.1 } as const;
    expect(talk({ from }).happen(place).text).not.toBe("");
    expect(talk({ from }).tap("callback:yes").text).not.toBe("");
  });
});

test("back remembers so many questions, and no more", () => {
  const anna = talk({ from: { greeted: true } });
  for (let n = 0; n < TRAIL_DEPTH * 2; n++) {
    anna.tap("help:elsewhere");
    anna.tap("callback:start");
  }
  expect(anna.conversation().trail.length).toBeLessThanOrEqual(TRAIL_DEPTH);
});

describe("where things lead", () => {
  test("a step of the same flow, or of another", () => {
    expect(positionOf("when", "callback")).toEqual({ flow: "callback", step: "when" });
    expect(positionOf("start/menu", "callback")).toEqual({ flow: "start", step: "menu" });
  });

  test("a choice by its whole id before its beginning", () => {
    const { routes } = realContent();
    expect(routeOfChoice(routes, "help:near")?.carries).toBe("");
    expect(routeOfChoice(routes, "topic:rent-arrears")).toMatchObject({ carries: "rent-arrears" });
    expect(routeOfChoice(routes, "group:get-money:2")).toMatchObject({ carries: "get-money:2" });
    expect(routeOfChoice(routes, "request:done:r1")).toMatchObject({ carries: "r1" });
    expect(routeOfChoice(routes, "nonsense:x")).toBeNull();
  });

  test("what two flows claim belongs to the first", () => {
    const flows = new Map([
      ["one", flowOf({ first: { say: "start.thanks" } })],
      ["two", flowOf({ first: { say: "start.menu" } })],
    ]);
    expect(routesOf(flows).choices.get("test:go")).toEqual({ flow: "one", step: "first" });
  });
});

test("effects carry an id made of the event's and their place", () => {
  const anna = talk();
  const turn = { eventId: "telegram:7", now: 0, ownNumber: null };
  const happening = { type: "text", text: "ik kan mijn huur niet betalen" } as const;
  const { effects } = advance(realContent(), anna.conversation(), happening, turn);
  expect(effects.map(({ id }) => id)).toEqual(effects.map((_, index) => `telegram:7#${index}`));
});
