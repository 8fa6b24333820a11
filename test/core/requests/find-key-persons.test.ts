import { describe, expect, test } from "vitest";
import { findKeyPersons } from "#core/requests/find-key-persons.ts";
import type { CallbackRequest, KeyPerson } from "#core/requests/request.ts";
import { DAY, MONDAY } from "../../support/content.ts";
import { requestOf } from "../../support/samples.ts";

function person(id: string, changes: Partial<KeyPerson> = {}): KeyPerson {
  return { id, name: id, languages: ["nl"], areas: [], gender: null, days: [], ...changes };
}

function found(
  people: KeyPerson[],
  changes: Partial<CallbackRequest> = {},
  active: CallbackRequest[] = [],
  now = MONDAY,
): string[] {
  const request = requestOf("r1", { resident: "anna", ...changes });
  return findKeyPersons(request, people, active, now).map(({ id }) => id);
}

const WISH = requestOf("r1").wish;

describe("asked are only those who", () => {
  test("speak the language of the resident", () => {
    const people = [person("a", { languages: ["ar", "nl"] }), person("b", { languages: ["tr"] })];
    expect(found(people)).toEqual(["a"]);
    expect(found(people, { wish: { ...WISH, locale: "tr" } })).toEqual(["b"]);
  });

  test("are a woman, where a woman was asked for", () => {
    const people = [
      person("a", { gender: "man" }),
      person("b", { gender: "woman" }),
      person("c", { gender: null }),
    ];
    expect(found(people, { wish: { ...WISH, caller: "woman" } })).toEqual(["b"]);
    expect(found(people)).toEqual(["a", "b", "c"]);
  });

  test("are on duty today, in the Netherlands", () => {
    const people = [person("monday", { days: [1] }), person("tuesday", { days: [2] })];
    expect(found(people)).toEqual(["monday"]);
    expect(found(people, {}, [], MONDAY + DAY)).toEqual(["tuesday"]);
    const mondayLate = Date.parse("2026-11-23T23:30Z");
    expect(found(people, {}, [], mondayLate)).toEqual(["tuesday"]);
  });

  test("are not the resident", () => {
    expect(found([person("anna")])).toEqual([]);
  });

  test("were not asked before", () => {
    expect(found([person("a"), person("b")], { offeredTo: ["a"] })).toEqual(["b"]);
  });
});

describe("in the first round", () => {
  test("those of another neighbourhood wait", () => {
    const people = [person("a", { areas: ["3561"] }), person("b", { areas: ["3562", "3563"] })];
    expect(found(people)).toEqual(["b"]);
    expect(found(people, { round: 2 })).toEqual(["a", "b"]);
  });

  test("somebody for everywhere is for here, and no neighbourhood is any", () => {
    expect(found([person("a")])).toEqual(["a"]);
    const people = [person("a", { areas: ["3561"] })];
    expect(found(people, { wish: { ...WISH, area: null } })).toEqual(["a"]);
  });

  test("three are asked; in the second all the others", () => {
    const people = ["a", "b", "c", "d", "e"].map((id) => person(id));
    expect(found(people)).toHaveLength(3);
    expect(found(people, { round: 2, offeredTo: ["a", "b", "c"] })).toEqual(["d", "e"]);
  });
});

test("who has the least to do is asked first", () => {
  const people = ["a", "b", "c", "d"].map((id) => person(id));
  const held = (id: string, claimedBy: string) => requestOf(id, { claimedBy, state: "claimed" });
  const active = [held("1", "a"), held("2", "a"), held("3", "b"), held("4", "c"), held("5", "c")];
  expect(found(people, {}, active)).toEqual(["d", "b", "a"]);
});

test("the order does not depend on who signed up first", () => {
  const people = ["c", "a", "b"].map((id) => person(id));
  expect(found(people)).toEqual(found(people.toReversed()));
});
