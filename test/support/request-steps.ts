import fc from "fast-check";
import type { Move } from "#core/requests/life-cycle.ts";
import { type CallbackRequest, HELD } from "#core/requests/request.ts";
import { HOUR } from "./content.ts";
import { openTown, type Town } from "./world.ts";

/** Two residents, four key persons and a coordinator, and everything they can do to each other's requests. */
export const RESIDENTS = ["anna", "bram"] as const;
export const HELPERS = ["fatima", "ali", "noor", "omar"] as const;
export type Resident = (typeof RESIDENTS)[number];
type Helper = (typeof HELPERS)[number];

export const NUMBERS: Record<Resident, string> = { anna: "+31612345601", bram: "+31612345602" };
const GENDERS = new Map([
  ["fatima", "woman"],
  ["ali", "man"],
] as const) as ReadonlyMap<string, "woman" | "man">;

/** Moves that who has a request makes by a tap on it. */
const OUTCOMES = ["done", "reached", "not-reached", "release", "knows", "number"] as const;

export type Step =
  | { do: "ask"; who: Resident; caller: "woman" | "man" | "any"; extra: boolean; writes?: boolean }
  | { do: "write"; nth: number }
  | { do: "write-back"; who: Resident }
  | { do: "withdraw" | "forget" | "stop" | "status"; who: Resident }
  | { do: "answer"; who: Resident; nth: number }
  | { do: "tap"; who: Resident; choice: string }
  | { do: "claim" | "pass"; who: Helper | Resident; nth: number }
  | { do: "all-claim" }
  | { do: "held" | "leave" | "question"; who: Helper }
  | { do: "outcome"; outcome: (typeof OUTCOMES)[number]; nth: number }
  | { do: "swap"; who: Helper; outcome: (typeof OUTCOMES)[number]; nth: number }
  | { do: "retry" | "propose" | "note"; nth: number }
  | { do: "assign" | "take-back"; nth: number; helper: Helper }
  | { do: "staff"; change: "pause" | "resume" | "remove"; helper: Helper }
  | { do: "list" }
  | { do: "wait"; hours: number };

const resident = fc.constantFrom(...RESIDENTS);
const helper = fc.constantFrom(...HELPERS);
const nth = fc.nat({ max: 3 });
const outcome = fc.constantFrom(...OUTCOMES);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      who: resident,
      caller: fc.constantFrom("woman" as const, "man" as const, "any" as const, "any" as const),
      extra: fc.boolean(),
      writes: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("write" as const), nth }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("write-back" as const), who: resident }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(...(["withdraw", "forget", "stop", "status"] as const)),
      who: resident,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("answer" as const), who: resident, nth }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("claim" as const, "claim" as const, "pass" as const),
      who: fc.oneof({ weight: 5, arbitrary: helper }, { weight: 1, arbitrary: resident }),
      nth,
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: "all-claim" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("held" as const, "leave" as const, "question" as const),
      who: helper,
    }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constant("outcome" as const), outcome, nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("swap" as const), who: helper, outcome, nth }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(...(["retry", "propose", "propose", "note"] as const)),
      nth,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("assign" as const, "take-back" as const),
      nth,
      helper,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("staff" as const),
      change: fc.constantFrom("pause" as const, "resume" as const, "remove" as const),
      helper,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "list" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      hours: fc.constantFrom(1, 3, 13, 25, 24 * 5, 24 * 9),
    }),
  },
);

/** What often follows each other, so that lives come as far as handovers and aftercare. */
const anyCourse: fc.Arbitrary<Step[]> = fc
  .record({
    who: resident,
    middle: fc.constantFrom<Step[]>(
      [
        { do: "outcome", outcome: "reached", nth: 0 },
        { do: "note", nth: 0 },
        { do: "outcome", outcome: "done", nth: 0 },
      ],
      [
        { do: "outcome", outcome: "not-reached", nth: 0 },
        { do: "retry", nth: 0 },
        { do: "outcome", outcome: "not-reached", nth: 0 },
        { do: "outcome", outcome: "not-reached", nth: 0 },
      ],
      [
        { do: "outcome", outcome: "reached", nth: 0 },
        { do: "propose", nth: 0 },
      ],
      [{ do: "outcome", outcome: "reached", nth: 0 }],
    ),
    answers: fc.array(nth, { maxLength: 3 }),
    hours: fc.constantFrom(1, 13, 24 * 5, 24 * 9),
  })
  .map(({ who, middle, answers, hours }) => [
    { do: "ask", who, caller: "any", extra: false },
    { do: "all-claim" },
    ...middle,
    ...answers.flatMap((index): Step[] => [
      { do: "answer", who, nth: index },
      { do: "wait", hours },
    ]),
  ]);

/** Some of those who were asked say "not now". */
const anyRefusal: fc.Arbitrary<Step[]> = fc
  .record({ who: resident, helpers: fc.uniqueArray(helper, { minLength: 1 }) })
  .map(({ who, helpers }) => [
    { do: "ask", who, caller: "any", extra: false },
    ...helpers.map((one): Step => ({ do: "pass", who: one, nth: 0 })),
  ]);

/** Somebody without a phone and a key person write to each other. */
const anyTalk: fc.Arbitrary<Step[]> = resident.map((who) => [
  { do: "ask", who, caller: "any", extra: false, writes: true },
  { do: "all-claim" },
  { do: "write", nth: 0 },
  { do: "write-back", who },
  { do: "write", nth: 1 },
]);

/** A handover with a yes, the visit, and what the resident says of it. */
const anyHandover: fc.Arbitrary<Step[]> = fc
  .record({
    who: resident,
    way: fc.constantFrom("together", "three", "alone"),
    after: fc.constantFrom("handover:arrived", "handover:not-arrived", "request:status"),
    hours: fc.constantFrom(24 * 5, 24 * 9),
  })
  .map(({ who, way, after, hours }) => [
    { do: "ask", who, caller: "any", extra: false },
    { do: "all-claim" },
    { do: "outcome", outcome: "reached", nth: 0 },
    { do: "propose", nth: 0 },
    { do: "tap", who, choice: "handover:read" },
    { do: "tap", who, choice: `handover:yes:${way}` },
    { do: "wait", hours },
    { do: "tap", who, choice: after },
  ]);

/** A life of single steps and of such courses. */
export function anyLife(most: number): fc.Arbitrary<Step[]> {
  const parts = fc.oneof(
    { weight: 4, arbitrary: anyStep.map((step) => [step]) },
    { weight: 1, arbitrary: anyCourse },
    { weight: 1, arbitrary: anyHandover },
    { weight: 1, arbitrary: anyRefusal },
    { weight: 1, arbitrary: anyTalk },
  );
  return fc.array(parts, { maxLength: most }).map((all) => all.flat());
}

export async function openStage(): Promise<Town> {
  const town = openTown();
  for (const name of HELPERS) await town.keyPerson(name, personOf(name));
  await town.coordinator("kees");
  return town;
}

function personOf(name: string) {
  return {
    gender: GENDERS.get(name) ?? null,
    ...(name === "omar" ? { elsewhere: true } : {}),
    ...(name === "noor" ? { areas: ["3561"], most: 1, hours: { from: 17 * 60, to: 21 * 60 } } : {}),
  };
}

/** Takes a step. Whoever is named in it taps or types something. */
export async function take(town: Town, step: Step): Promise<void> {
  switch (step.do) {
    case "ask":
      return ask(town, step.who, step.caller, step.extra, step.writes === true);
    case "write":
      return byHolder(town, step.nth, (id) => `request:write:${id}`, WORDS);
    case "write-back":
      await town.says(step.who, `${WORDS} ${step.who}`);
      return;
    case "withdraw":
    case "status":
      await town.taps(step.who, `request:${step.do}`);
      return;
    case "forget":
      return forget(town, step.who);
    case "stop":
      await town.says(step.who, "stop");
      return;
    case "tap":
      await town.taps(step.who, step.choice);
      return;
    case "answer":
      return answer(town, step.who, step.nth);
    case "claim":
    case "pass":
      await town.taps(step.who, `${step.do}:${pick(offersIn(town), step.nth) ?? "gone"}`);
      return;
    case "all-claim":
      return allClaim(town);
    case "leave":
      await forget(town, step.who);
      return town.keyPerson(step.who, personOf(step.who));
    case "held":
      await town.taps(step.who, "request:held");
      return;
    case "question":
      await town.taps(step.who, "request:question");
      await town.says(step.who, "mag dat?");
      return;
    case "outcome":
      return byHolder(town, step.nth, (id) => `request:${step.outcome}:${id}`);
    case "swap": {
      const { all } = await snapshot(town);
      const id = pick(all, step.nth)?.request.id ?? "gone";
      await town.taps(step.who, `request:${step.outcome}:${id}`);
      return;
    }
    case "retry":
      return byHolder(town, step.nth, (id) => `retry:tomorrow:${id}`);
    case "propose":
      return byHolder(town, step.nth, (id) => `handday:${id}:gemeente:${dayAhead(town, 3)}`);
    case "note":
      return byHolder(town, step.nth, (id) => `note:listened:${id}`);
    case "assign": {
      const { all } = await snapshot(town);
      const id = pick(all, step.nth)?.request.id ?? "gone";
      await town.taps("kees", `give:${id}:${town.idOf(step.helper)}`);
      return;
    }
    case "take-back": {
      const { all } = await snapshot(town);
      await town.taps("kees", `take-back:${pick(all, step.nth)?.request.id ?? "gone"}`);
      return;
    }
    case "staff":
      await town.taps("kees", `staff:${step.change}:${town.idOf(step.helper)}`);
      return;
    case "list":
      await town.taps("kees", "coordinator:requests");
      return;
    case "wait":
      return town.waits(step.hours * HOUR);
    default:
      step satisfies never;
  }
}

function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(1, items.length)];
}

/** What a key person writes, with the request behind it; what a resident writes, with their name behind it. */
export const WORDS = "zwaluw";

async function ask(
  town: Town,
  who: Resident,
  caller: string,
  extra: boolean,
  writes: boolean,
): Promise<void> {
  await town.taps(who, "callback:start");
  await town.taps(who, "callback:evening");
  await town.taps(who, `callback:${caller}`);
  if (writes) await town.taps(who, "callback:write");
  else await town.says(who, NUMBERS[who]);
  if (extra) {
    await town.taps(who, "callback:extras");
    await town.taps(who, "extra:outside");
    await town.taps(who, "callback:extras-ready");
  }
  await town.taps(who, "callback:yes");
}

async function forget(town: Town, who: string): Promise<void> {
  await town.taps(who, "data:forget");
  await town.taps(who, "data:yes");
}

/** Something that the resident is offered about a request: a handover, a face, once more. */
async function answer(town: Town, who: Resident, index: number): Promise<void> {
  const OFFERED = /^(handover|aftercare|ask-again|check-in)/;
  const choices = (await town.conversation(who))?.offered ?? [];
  const fitting = choices.map(({ id }) => id).filter((id) => OFFERED.test(id));
  await town.taps(who, pick(fitting, index) ?? "handover:yes:three");
}

/** Requests that anybody was ever offered, newest first. */
function offersIn(town: Town): string[] {
  return HELPERS.flatMap((name) => town.messages(name))
    .flatMap(({ choices }) => choices.map(({ id }) => id))
    .filter((id) => id.startsWith("claim:"))
    .map((id) => id.slice("claim:".length))
    .toReversed();
}

/** Who has a request taps something about it. */
async function byHolder(
  town: Town,
  index: number,
  choice: (request: string) => string,
  words?: string,
): Promise<void> {
  const { all } = await snapshot(town);
  const held = all.filter(({ request }) => HELD.includes(request.state)).toReversed();
  const request = pick(held, index)?.request;
  const name = HELPERS.find((one) => town.idOf(one) === request?.claimedBy);
  if (!request || !name) return;
  await town.taps(name, choice(request.id));
  if (words) await town.says(name, `${words} ${request.id}`);
}

/** Everybody taps the newest offer at the same moment. */
async function allClaim(town: Town): Promise<void> {
  const [request] = offersIn(town);
  if (!request) return;
  const choice = `claim:${request}`;
  await Promise.all(
    HELPERS.map((name) => town.service.receive(town.event(name, { type: "choice", choice }))),
  );
  await town.service.settle();
}

function dayAhead(town: Town, days: number): string {
  return new Date(town.clock.now() + days * 24 * HOUR).toISOString().slice(0, 10);
}

export type Snapshot = {
  /** Every request of the residents, with its rows. */
  all: { request: CallbackRequest; rows: { by: string; move: Move; from: string; to: string }[] }[];
  /** When the next timer is due. */
  next: number | null;
  /** "key person resident", by conversation. */
  skips: Set<string>;
  genders: ReadonlyMap<string, "woman" | "man">;
};

export function snapshot(town: Town): Promise<Snapshot> {
  return town.world.store.transaction(async ({ requests, skips, timers }) => {
    const all: Snapshot["all"] = [];
    const pairs = new Set<string>();
    for (const id of RESIDENTS.map((name) => town.idOf(name))) {
      for (const request of await requests.ofResident(id)) {
        all.push({ request, rows: await requests.changes(request.id) });
      }
      for (const keyPerson of await skips.of(id)) pairs.add(`${keyPerson} ${id}`);
    }
    return { all, next: await timers.nextDueAt(), skips: pairs, genders: GENDERS };
  });
}
