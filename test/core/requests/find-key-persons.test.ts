import { describe, expect, test } from "vitest";
import { FIRST_ROUND, findKeyPersons, ROUND } from "#core/requests/find-key-persons.ts";
import type { KeyPerson } from "#core/requests/key-person.ts";
import type { CallbackRequest, Wish } from "#core/requests/request.ts";
import { HOUR, MONDAY } from "../../support/content.ts";
import { keyPersonOf, requestOf, wishOf } from "../../support/samples.ts";

function person(id: string, changes: Partial<KeyPerson> = {}): KeyPerson {
  return keyPersonOf(id, { id, languages: ["nl"], ...changes });
}

type Case = {
  people: KeyPerson[];
  wish?: Partial<Wish>;
  request?: Partial<CallbackRequest>;
  active?: CallbackRequest[];
  skips?: string[];
  now?: number;
};

function found({ people, wish, request, active = [], skips = [], now = MONDAY }: Case): string[] {
  const asked = requestOf("r1", { ...request, wish: wishOf(wish) });
  const about = { people, active, skips: new Set(skips), now };
  return findKeyPersons(asked, about).map(({ id }) => id);
}

describe("whom a request is offered to", () => {
  test("those who speak the language that is to be spoken", () => {
    const people = [person("a"), person("b", { languages: ["ary"] })];
    expect(found({ people, wish: { speaks: "ary" } })).toEqual(["b"]);
    expect(found({ people })).toEqual(["a"]);
  });

  test("a woman or a man where that is wished, in every round", () => {
    const people = [person("a", { gender: "man" }), person("b"), person("c", { gender: "woman" })];
    for (const round of [ROUND.first, ROUND.town, ROUND.elsewhere]) {
      expect(found({ people, wish: { caller: "woman" }, request: { round } })).toEqual(["c"]);
    }
  });

  test("first the few who cover the neighbourhood, then the town, then other towns by phone", () => {
    const people = [
      ...["a", "b", "c", "d"].map((id) => person(id, { areas: ["3562"] })),
      person("e", { areas: ["3561"] }),
      person("f", { elsewhere: true }),
    ];
    expect(found({ people })).toEqual(["a", "b", "c"]);
    expect(FIRST_ROUND).toBe(3);
    const asked = { offeredTo: ["a", "b", "c"] };
    expect(found({ people, request: { ...asked, round: ROUND.town } })).toEqual(["d", "e"]);
    const all = { offeredTo: ["a", "b", "c", "d", "e"], round: ROUND.elsewhere };
    expect(found({ people, request: all })).toEqual(["f"]);
  });

  test("somebody from outside the own circle: another town, or surely another neighbourhood", () => {
    const people = [
      person("near", { areas: ["3562"] }),
      person("everywhere"),
      person("other", { areas: ["3561"] }),
      person("far", { elsewhere: true }),
    ];
    const wish = { outside: true };
    expect(found({ people, wish })).toEqual(["other"]);
    expect(found({ people, wish, request: { round: ROUND.elsewhere } })).toEqual(["far", "other"]);
    expect(found({ people, wish: { ...wish, area: null }, request: { round: 3 } })).toEqual([
      "far",
    ]);
  });

  test.each([
    ["another weekday", { days: [2, 3] }],
    ["quiet hours", { hours: { from: 17 * 60, to: 21 * 60 } }],
    ["a holiday, its last day too", { awayUntil: "2026-11-23" }],
    ["paused by a coordinator", { paused: true }],
    ["the resident's own conversation", { id: requestOf("r1").resident }],
  ])("nobody in %s", (_, changes) => {
    expect(found({ people: [person("a", changes)] })).toEqual([]);
  });

  test("whoever is on duty again", () => {
    const people = [
      person("a", { days: [1] }),
      person("b", { hours: { from: 9 * 60, to: 17 * 60 } }),
      person("c", { awayUntil: "2026-11-22" }),
    ];
    expect(found({ people })).toEqual(["a", "b", "c"]);
  });

  test("nobody who is kept apart from this resident, or was asked already", () => {
    const people = [person("a"), person("b"), person("c")];
    expect(found({ people, skips: ["a"], request: { offeredTo: ["b"] } })).toEqual(["c"]);
  });

  test("nobody who holds as many as they want; fewest first, then who is idle longest", () => {
    const held = (id: string, by: string) => requestOf(id, { state: "claimed", claimedBy: by });
    const people = [
      person("busy", { most: 1 }),
      person("one", { lastClaimAt: 1 }),
      person("recent", { lastClaimAt: MONDAY - HOUR }),
      person("long", { lastClaimAt: MONDAY - 99 * HOUR }),
    ];
    const active = [held("x", "busy"), held("y", "one")];
    expect(found({ people, active })).toEqual(["long", "recent", "one"]);
  });

  test("the same person as before, and only that one, while they are asked first", () => {
    const people = [person("a"), person("b", { areas: ["3561"] })];
    const request = { prefers: "b", round: ROUND.same };
    expect(found({ people, request })).toEqual(["b"]);
  });
});
