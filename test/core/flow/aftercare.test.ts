import { describe, expect, test } from "vitest";
import { residentNews } from "#core/requests/views.ts";
import { MONDAY } from "../../support/content.ts";
import { requestOf } from "../../support/samples.ts";
import { type Talk, talk, words } from "../../support/talk.ts";

const DONE = requestOf("r1", { state: "done", claimedBy: "k1", claimerName: "Fatima" });
const NEXT_MONTH = Date.parse("2026-12-23T10:00+01:00");

function asked(): Talk {
  const anna = talk();
  anna.hear(residentNews("aftercare", DONE));
  return anna;
}

describe("some days later", () => {
  test("three faces ask after the person, and say nothing of what it was about", () => {
    const heard = talk().hear(residentNews("aftercare", DONE));
    expect(heard.labels.map((label) => [...label][0])).toEqual(["😀", "😐", "🙁"]);
    expect(heard.text).toBe(words("nl", "callback.aftercare"));
  });

  test("each is counted, without who it was", () => {
    for (const face of ["good", "so-so", "bad"]) {
      expect(asked().tap(`aftercare:${face}:r1`).effects).toEqual([
        { type: "count", kind: `face-${face}`, topic: "", locale: "nl", area: "" },
      ]);
    }
  });

  test("a sad one offers the same person, or somebody else", () => {
    const anna = asked();
    expect(anna.say("3").choices).toEqual(
      expect.arrayContaining(["ask-again:same:r1", "ask-again:other:r1", "help:near"]),
    );
    expect(anna.tap("ask-again:same:r1").effects).toEqual([
      { type: "ask-again", request: "r1", same: true },
    ]);
  });

  test("what is not known any more is asked anew", () => {
    const anna = asked();
    expect(anna.hear({ kind: "gone" }).text).toBe(words("nl", "callback.when"));
  });
});

describe("once a month, if wanted", () => {
  const timer = { type: "set-timer", name: "check-in", news: { kind: "check-in" } } as const;

  test("is asked for by a tap, and off by one", () => {
    const anna = asked();
    expect(anna.tap("aftercare:good:r1").choices).toContain("check-in:start");
    expect(anna.tap("check-in:start").effects).toEqual([{ ...timer, at: NEXT_MONTH }]);
    const month = anna.hear({ kind: "check-in" });
    expect(month.choices).toContain("check-in:stop");
    expect(anna.tap("check-in:stop").effects).toEqual([{ type: "cancel-timer", name: "check-in" }]);
    expect(anna.hear({ kind: "check-in" }).message).toBeNull();
  });

  test("ends by itself when nobody answers twice", () => {
    const anna = asked();
    anna.tap("check-in:start");
    for (let month = 0; month < 2; month++) {
      expect(anna.hear({ kind: "check-in" }).message).not.toBeNull();
    }
    const third = anna.hear({ kind: "check-in" });
    expect(third.message).toBeNull();
    expect(third.effects).toEqual([]);
    expect(anna.conversation().checkIn).toBeNull();
  });

  test("goes on when it is answered, and waits while a request is open", () => {
    const anna = asked();
    anna.tap("check-in:start");
    for (let month = 0; month < 5; month++) {
      anna.hear({ kind: "check-in" });
      anna.tap("aftercare:good");
    }
    anna.hear(residentNews("opened", requestOf("r2")));
    const quiet = anna.hear({ kind: "check-in" });
    expect(quiet.message).toBeNull();
    expect(quiet.effects).toEqual([{ ...timer, at: NEXT_MONTH }]);
  });

  test("a sad face then leads to somebody who calls", () => {
    const anna = asked();
    anna.tap("check-in:start");
    anna.hear({ kind: "check-in" });
    expect(anna.tap("aftercare:bad").choices).toContain("callback:start");
    expect(MONDAY).toBeLessThan(NEXT_MONTH);
  });
});
