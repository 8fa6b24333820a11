import fc from "fast-check";
import { expect, test } from "vitest";
import type { RequestState } from "#core/requests/request.ts";
import { HOUR } from "../support/content.ts";
import { asksForCall, openTown, type Town } from "../support/world.ts";

const RESIDENTS = ["anna", "bram"] as const;
const HELPERS = ["fatima", "ali", "noor", "omar"] as const;
type Resident = (typeof RESIDENTS)[number];
type Helper = (typeof HELPERS)[number];

const NUMBERS: Record<Resident, string> = { anna: "+31612345601", bram: "+31612345602" };

const MOVES = ["done", "reached", "not-reached", "release", "claim"] as const;

type Step =
  | { do: "ask" | "withdraw" | "forget" | "stop" | "status"; who: Resident }
  | { do: "claim"; who: Helper | Resident; nth: number }
  | { do: "all-claim" }
  | {
      do: "done" | "reached" | "not-reached" | "release" | "held" | "leave";
      who: Helper;
      nth: number;
    }
  | { do: "holder"; move: (typeof MOVES)[number]; nth: number }
  | { do: "list" }
  | { do: "wait"; hours: number };

const resident = fc.constantFrom(...RESIDENTS);
const helper = fc.constantFrom(...HELPERS);
const nth = fc.nat({ max: 3 });

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("ask" as const), who: resident }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "withdraw" as const,
        "forget" as const,
        "stop" as const,
        "status" as const,
      ),
      who: resident,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("claim" as const),
      who: fc.oneof({ weight: 5, arbitrary: helper }, { weight: 1, arbitrary: resident }),
      nth,
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "all-claim" as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(["done", "reached", "not-reached", "release", "held", "leave"] as const),
      ),
      who: helper,
      nth,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("holder" as const),
      move: fc.constantFrom(...MOVES),
      nth,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "list" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      hours: fc.constantFrom(1, 3, 25, 24 * 8),
    }),
  },
);

/** Every claim that anybody was ever offered, newest first. */
function offersIn(town: Town): string[] {
  const all = HELPERS.flatMap((name) => town.messages(name)).flatMap(({ choices }) => choices);
  return all
    .map(({ id }) => id)
    .filter((id) => id.startsWith("claim:"))
    .toReversed();
}

async function take(town: Town, step: Step): Promise<void> {
  switch (step.do) {
    case "ask":
      return asksForCall(town, step.who, NUMBERS[step.who]);
    case "withdraw":
    case "status":
      await town.taps(step.who, `request:${step.do}`);
      return;
    case "forget":
      await town.taps(step.who, "data:forget");
      await town.taps(step.who, "data:yes");
      return;
    case "stop":
      await town.says(step.who, "stop");
      return;
    case "claim": {
      const offers = offersIn(town);
      await town.taps(step.who, offers[step.nth % Math.max(1, offers.length)] ?? "claim:gone");
      return;
    }
    case "all-claim":
      return allClaim(town);
    case "leave":
      await town.taps(step.who, "data:forget");
      await town.taps(step.who, "data:yes");
      await town.keyPerson(step.who);
      return;
    case "held":
      await town.taps(step.who, "request:held");
      return;
    case "done":
    case "reached":
    case "not-reached":
    case "release": {
      const held = (await town.conversation(step.who))?.held ?? [];
      const which = held.length > 1 ? `:${held[step.nth % held.length]}` : "";
      await town.taps(step.who, `request:${step.do}${which}`);
      return;
    }
    case "holder":
      return moveHeld(town, step.move, step.nth);
    case "list":
      await town.taps("kees", "coordinator:requests");
      return;
    case "wait":
      return town.waits(step.hours * HOUR);
    default:
      step satisfies never;
  }
}

/** Somebody who holds a request moves it. */
async function moveHeld(town: Town, move: (typeof MOVES)[number], nth: number): Promise<void> {
  const { active } = await snapshot(town);
  const taken = active.filter(({ claimedBy }) => claimedBy !== null);
  const request = taken[nth % Math.max(1, taken.length)];
  const name = HELPERS.find((one) => town.idOf(one) === request?.claimedBy);
  if (!request || !name) return;
  await town.taps(name, move === "claim" ? `claim:${request.id}` : `request:${move}:${request.id}`);
}

/** Everybody taps the newest offer at the same moment. */
async function allClaim(town: Town): Promise<void> {
  const [choice] = offersIn(town);
  if (!choice) return;
  await Promise.all(
    HELPERS.map((name) => town.service.receive(town.event(name, { type: "choice", choice }))),
  );
  await town.service.settle();
}

/** All requests of the residents, with their changes, and when the next timer is due. */
async function snapshot(town: Town) {
  return town.world.store.transaction(async ({ requests, timers }) => {
    const ids = RESIDENTS.map((name) => town.idOf(name));
    const all = (await Promise.all(ids.map((id) => requests.ofResident(id)))).flat();
    const changes = await Promise.all(all.map(({ id }) => requests.changes(id)));
    const active = all.filter(({ state }) => !ENDED.includes(state));
    return { all, changes, active, next: await timers.nextDueAt() };
  });
}
type Snapshot = Awaited<ReturnType<typeof snapshot>>;

const ENDED: readonly RequestState[] = ["done", "withdrawn", "expired"];
const HELD: readonly RequestState[] = ["claimed", "reached", "not-reached"];

/** Who may see a resident's number in a step: the owner, who held the request before it, and who claimed it in it. */
function mayKnow(town: Town, who: Resident, before: Snapshot, after: Snapshot): Set<string> {
  const isOwn = (one: { resident: string }) => one.resident === town.idOf(who);
  const holders = before.active.filter(isOwn).flatMap(({ claimedBy }) => claimedBy ?? []);
  const own = new Set(after.all.filter(isOwn).map(({ id }) => id));
  const known = new Map(
    before.all.map(({ id }, index) => [id, before.changes[index]?.length ?? 0]),
  );
  const claims = after.all.flatMap(({ id }, index) =>
    (after.changes[index] ?? [])
      .slice(known.get(id) ?? 0)
      .filter(({ to }) => own.has(id) && to === "claimed")
      .map(({ by }) => by),
  );
  return new Set([town.idOf(who), ...holders, ...claims]);
}

function numbersStayHidden(town: Town, from: number, before: Snapshot, after: Snapshot): void {
  for (const who of RESIDENTS) {
    const known = mayKnow(town, who, before, after);
    const readers = town.attempts
      .slice(from)
      .filter(({ message }) => JSON.stringify(message).includes(NUMBERS[who]))
      .map(({ name }) => name)
      .filter((name) => !known.has(town.idOf(name)));
    expect(readers, `saw the number of ${who}`).toEqual([]);
  }
}

function oneClaimerAndOneRequest({ all, active }: Snapshot): void {
  const owners = active.map(({ resident: id }) => id);
  expect(owners, "one active request each").toEqual([...new Set(owners)]);
  for (const { state, claimedBy } of all) {
    if (state === "open") expect(claimedBy).toBeNull();
    if (HELD.includes(state)) expect(claimedBy).not.toBeNull();
  }
}

function changesFollowEachOther({ changes }: Snapshot): void {
  for (const rows of changes) {
    const path = rows.map(({ from }) => from);
    expect(path).toEqual(["draft", ...rows.slice(0, -1).map(({ to }) => to)]);
    expect(path.filter((state) => (ENDED as readonly string[]).includes(state))).toEqual([]);
  }
}

test("any order of asking, claiming, leaving and waiting: one claimer, and the number only with that one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 14 }), async (steps) => {
      const town = openTown();
      for (const name of HELPERS) await town.keyPerson(name);
      await town.coordinator("kees");
      for (const step of steps) {
        const [before, from] = [await snapshot(town), town.attempts.length];
        await take(town, step);
        const after = await snapshot(town);
        numbersStayHidden(town, from, before, after);
        oneClaimerAndOneRequest(after);
        changesFollowEachOther(after);
        expect(after.active.length > 0 && after.next === null, "all active have a timer").toBe(
          false,
        );
      }
      expect(town.log.filter(({ level }) => level === "error")).toEqual([]);
      expect(JSON.stringify(town.messages("kees"))).not.toContain("612345");
    }),
    { numRuns: 300 },
  );
}, 60_000);

test("whatever happened, after two weeks of silence every request has ended", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 8 }), async (steps) => {
      const town = openTown();
      for (const name of HELPERS) await town.keyPerson(name);
      for (const step of steps) await take(town, step);
      await town.waits(15 * 24 * HOUR);
      const { active } = await snapshot(town);
      expect(active.map(({ state }) => state)).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test("what a key person taps is always answered", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 10 }), async (steps) => {
      const town = openTown();
      for (const name of HELPERS) await town.keyPerson(name);
      for (const step of steps) {
        const before = "who" in step ? town.received(step.who).length : 0;
        await take(town, step);
        if (!("who" in step)) continue;
        expect(town.received(step.who).length, JSON.stringify(step)).toBeGreaterThan(before);
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);
