import fc from "fast-check";
import { expect, test } from "vitest";
import { LIFE_CYCLE, type Move, ruleOf } from "#core/requests/life-cycle.ts";
import { HELD, hasActiveRequest } from "#core/requests/request.ts";
import { DAY, HOUR } from "../support/content.ts";
import {
  anyLife,
  HELPERS,
  NUMBERS,
  openStage,
  RESIDENTS,
  type Resident,
  type Snapshot,
  type Step,
  snapshot,
  take,
  WORDS,
} from "../support/request-steps.ts";
import { words, wordsOf } from "../support/talk.ts";
import type { Town } from "../support/world.ts";

const WEEK = 7 * DAY;
/** A visit in three weeks, then a question, three days, and a week of silence. */
const LONGEST = 40 * DAY;

/** Lives through steps, and looks at what each of them did. */
async function live(
  steps: readonly Step[],
  look: (town: Town, before: Snapshot, after: Snapshot, from: number, step: Step) => void,
): Promise<Town> {
  const town = await openStage();
  for (const step of steps) {
    const [before, from] = [await snapshot(town), town.attempts.length];
    await take(town, step);
    look(town, before, await snapshot(town), from, step);
  }
  expect(town.log.filter(({ level }) => level === "error")).toEqual([]);
  return town;
}

/** Rows that a step added, of all requests there are after it. */
function rowsOf(before: Snapshot, after: Snapshot) {
  const known = new Map(before.all.map(({ request, rows }) => [request.id, rows.length]));
  return after.all.flatMap(({ request, rows }) =>
    rows.slice(known.get(request.id) ?? 0).map((row) => ({ row, request })),
  );
}

/** Somebody has it where the state says so, and its rows are one path by the table. */
function isInOrder({ request, rows }: Snapshot["all"][number]): void {
  if (HELD.includes(request.state)) expect(request.claimedBy).not.toBeNull();
  if (request.state === "open") expect(request.claimedBy).toBeNull();
  const path = ["draft", ...rows.slice(0, -1).map(({ to }) => to)];
  expect(rows.map(({ from }) => from)).toEqual(path);
  expect(rows.at(-1)?.to).toBe(request.state);
  for (const { move, from, to } of rows) {
    const rule = ruleOf(move);
    expect(rule.from).toContain(from);
    expect(to).toBe(rule.to === "same" ? from : rule.to);
  }
}

test("there is at most one claimer, one open request of each, and its rows are one path", async () => {
  await fc.assert(
    fc.asyncProperty(anyLife(16), async (steps) => {
      await live(steps, (_town, _before, { all }) => {
        const active = all.filter(({ request }) => hasActiveRequest(request));
        const owners = active.map(({ request }) => request.resident);
        expect(owners).toEqual([...new Set(owners)]);
        for (const one of all) isInOrder(one);
      });
    }),
    { numRuns: 80 },
  );
}, 120_000);

/** Who looked at a number in a step, by its rows; beside them only its owner may be shown it. */
function lookersAt(town: Town, who: Resident, before: Snapshot, after: Snapshot): Set<string> {
  const looks = rowsOf(before, after)
    .filter(({ row, request }) => row.move === "look" && request.resident === town.idOf(who))
    .map(({ row }) => row.by);
  return new Set([town.idOf(who), ...looks]);
}

test("a number only ever reaches the claimer, once for each look that is a row", async () => {
  await fc.assert(
    fc.asyncProperty(anyLife(16), async (steps) => {
      const town = await live(steps, (one, before, after, from) => {
        for (const who of RESIDENTS) {
          const allowed = lookersAt(one, who, before, after);
          const shown = one.attempts
            .slice(from)
            .filter(({ message }) => JSON.stringify(message).includes(NUMBERS[who]))
            .map(({ name }) => name)
            .filter((name) => !allowed.has(one.idOf(name)));
          expect(shown, `saw the number of ${who}`).toEqual([]);
        }
      });
      expect(JSON.stringify(town.messages("kees"))).not.toContain("612345");
      const mails = town.attempts.filter(({ channel }) => channel === "mail");
      expect(JSON.stringify(mails)).not.toContain("612345");
    }),
    { numRuns: 80 },
  );
}, 120_000);

test("words reach the other one of the request, and nobody else", async () => {
  let passedOn = 0;
  await fc.assert(
    fc.asyncProperty(anyLife(16), async (steps) => {
      await live(steps, (town, before, after, from) => {
        for (const { name, message } of town.attempts.slice(from)) {
          const [, about = ""] = new RegExp(`${WORDS} (\\w+)`).exec(JSON.stringify(message)) ?? [];
          if (about === "") continue;
          passedOn++;
          const all = [...before.all, ...after.all].map(({ request }) => request);
          const meant = all.filter(
            ({ id, resident }) => id === about || resident === town.idOf(about),
          );
          const parties = meant.flatMap(({ resident, claimedBy }) => [resident, claimedBy]);
          expect(parties, `${about} to ${name}`).toContain(town.idOf(name));
        }
      });
    }),
    { numRuns: 80 },
  );
  expect(passedOn).toBeGreaterThan(10);
}, 120_000);

/** What the resident reads of each change, as a pattern: names, times and places may be anything. */
const HEARD = [...new Set(Object.keys(LIFE_CYCLE).map((move) => ruleOf(move as Move)))]
  .filter(({ to, resident }) => to !== "same" && resident)
  .flatMap(({ resident: kind = "done" }) =>
    (kind === "opened" ? ["opened", "opened-later", "opened-urgent"] : [kind]).map((key) => {
      const gap = { name: "§", until: "§", day: "§", from: "§" };
      const parts = words("nl", `callback.${key}`, gap).split("§");
      const pattern = `^${parts.map((part) => RegExp.escape(part)).join("[^.]*")}`;
      return { kind, pattern: new RegExp(pattern) };
    }),
  );

function kindOf(text: string): string[] {
  return HEARD.filter(({ pattern }) => pattern.test(text))
    .map(({ kind }) => kind)
    .slice(0, 1);
}

test("every change is told to the resident exactly once, also who said stop", async () => {
  await fc.assert(
    fc.asyncProperty(anyLife(16), async (steps) => {
      await live(steps, (town, before, after, from) => {
        const changed = rowsOf(before, after).filter(
          ({ row }) => row.from !== row.to || row.move === "not-reached",
        );
        for (const who of RESIDENTS) {
          const rows = changed.filter(({ request }) => request.resident === town.idOf(who));
          const told = town.attempts
            .slice(from)
            .filter(({ name, id }) => name === who && id.startsWith("tell:"))
            .flatMap(({ message }) => kindOf(wordsOf(message)));
          const wanted = rows.map(({ row }) => ruleOf(row.move).resident);
          // Whoever is forgotten in this step has no rows any more, and hears nothing of them.
          expect(told.toSorted(), who).toEqual(wanted.toSorted());
        }
      });
    }),
    { numRuns: 150 },
  );
}, 120_000);

/** Requests that came back in a step: they are offered in another round. */
function reopened(before: Snapshot, after: Snapshot): Set<string> {
  const back = rowsOf(before, after).filter(({ row }) => row.to === "open" && row.from !== "open");
  return new Set(back.map(({ request }) => request.id));
}

/** Who was offered a request since an attempt. */
function offeredSince(town: Town, from: number, request: string): string[] {
  return town.attempts
    .slice(from)
    .filter(({ message }) => message.choices.some(({ id }) => id === `claim:${request}`))
    .map(({ name }) => name);
}

test("nobody is offered the same request twice in a round, and nobody whom the wish excludes", async () => {
  await fc.assert(
    fc.asyncProperty(anyLife(16), async (steps) => {
      await live(steps, (town, before, after, from) => {
        const back = reopened(before, after);
        for (const { request } of after.all) {
          const asked = offeredSince(town, from, request.id);
          if (!back.has(request.id)) expect(asked).toEqual([...new Set(asked)]);
          const kept = asked.filter((name) =>
            after.skips.has(`${town.idOf(name)} ${request.resident}`),
          );
          expect(kept).toEqual([]);
          const { caller } = request.wish;
          const genders = asked.map((name) => after.genders.get(name));
          if (caller) expect(genders.filter((one) => one !== caller)).toEqual([]);
        }
      });
    }),
    { numRuns: 80 },
  );
}, 120_000);

test("these lives come to every move there is", async () => {
  const seen = new Set<Move>();
  await fc.assert(
    fc.asyncProperty(anyLife(24), async (steps) => {
      await live(steps, (_town, before, after) => {
        for (const { row } of rowsOf(before, after)) seen.add(row.move);
      });
    }),
    { numRuns: 220, seed: 4 },
  );
  expect(Object.keys(LIFE_CYCLE).filter((move) => !seen.has(move as Move))).toEqual([]);
}, 120_000);

test("every request has a timer while it goes on, and all end when nobody does anything more", async () => {
  await fc.assert(
    fc.asyncProperty(anyLife(12), async (steps) => {
      const town = await live(steps, (_town, _before, after) => {
        const active = after.all.filter(({ request }) => hasActiveRequest(request));
        for (const { request } of active) expect(request.dueAt, request.state).not.toBeNull();
        if (active.length > 0) expect(after.next).not.toBeNull();
      });
      await town.waits(LONGEST + WEEK);
      const { all } = await snapshot(town);
      expect(all.filter(({ request }) => hasActiveRequest(request))).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test("what anybody taps or types is answered", async () => {
  await fc.assert(
    fc.asyncProperty(anyLife(12), async (steps) => {
      await live(steps, (town, _before, _after, from, step) => {
        if (!("who" in step)) return;
        const heard = town.attempts.slice(from).filter(({ name }) => name === step.who);
        expect(heard.length, JSON.stringify(step)).toBeGreaterThan(0);
      });
    }),
    { numRuns: 80 },
  );
}, 120_000);

test("who is forgotten is nowhere: no request, no row of it, no pair with a key person", async () => {
  await fc.assert(
    fc.asyncProperty(anyLife(12), fc.constantFrom(...RESIDENTS), async (steps, who) => {
      const town = await live(steps, () => {});
      await take(town, { do: "forget", who });
      const { all, skips } = await snapshot(town);
      const id = town.idOf(who);
      expect(all.filter(({ request }) => request.resident === id)).toEqual([]);
      expect([...skips].filter((pair) => pair.endsWith(id))).toEqual([]);
      expect(await town.conversation(who)).toBeNull();
      await town.waits(HOUR);
      for (const name of HELPERS) {
        await town.taps(name, "request:held");
        expect(town.received(name).at(-1)).not.toContain(NUMBERS[who]);
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
