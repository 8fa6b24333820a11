import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { draft, newConversation, type Role } from "#core/conversation/conversation.ts";
import { keyPerson } from "#core/requests/key-person.ts";
import type { ClockMove, Move, RequestChange } from "#core/requests/life-cycle.ts";
import {
  type CallbackRequest,
  hasActiveRequest,
  type RequestState,
} from "#core/requests/request.ts";
import type { Store, Timer, Transaction } from "#ports/store.ts";
import { DAY, MONDAY } from "../support/content.ts";
import {
  acknowledge,
  add,
  choiceOf,
  type Delivered,
  deliveredIn,
  deliveriesOf,
  type Files,
  filesIn,
  type Given,
  startService,
  vault,
} from "../support/killed-service.ts";
import { type Chance, chance } from "../support/random.ts";
import { claimersIn, newsIn, newsOf } from "../support/request-rows.ts";
import { tempFolder } from "../support/temp-folder.ts";

const KILLS = 15;
/** Residents who say yes in each of the first runs. */
const YES_EACH = 20;
/** Acknowledgements and deliveries before a kill, on average. */
const STEPS_EACH = 90;
/** A run in which no more happens is killed after this. */
const LONGEST_RUN_MS = 5_000;
/** In hand of the service at once. */
const AT_ONCE = 20;
const MINUTE = 60_000;
/** Weeks until what falls due one after another has all been played. */
const MOST_WEEKS = 8;
const RESIDENTS = Array.from({ length: 200 }, (_, index) => `resident-${index}`);
const HELPERS = Array.from({ length: 12 }, (_, index) => `helper-${index}`);
const COORDINATOR = "kees";

/** What somebody with a role may tap of what they are offered. */
const TAPS: Readonly<Record<Role, RegExp>> = {
  resident: /^request:withdraw/,
  "key-person": /^(request:(done|reached|not-reached|release|knows|number|show)|retry)/,
  coordinator: /^(assign|give|take-back):/,
};

/** Moves of the clock that may follow each state. */
const CLOCK: Readonly<Partial<Record<RequestState, readonly ClockMove[]>>> = {
  open: ["round-over", "expire"],
  claimed: ["claim-late"],
  "not-reached": ["claim-late"],
  reached: ["quiet-over"],
  done: ["aftercare"],
};

/** What goes in, and what everybody does about what comes out. */
type Network = Given & {
  /** Deliveries that somebody has read. */
  read: Set<string>;
  unread(): Delivered[];
  random: Chance;
};

type Run = { number: number; startsAt: number };
type Stored = {
  all: { request: CallbackRequest; rows: RequestChange[] }[];
  timers: Timer[];
  /** Events that were acknowledged and left no mark. */
  lost: string[];
  outbox: { waiting: number; failed: number };
};

function idOf(name: string): string {
  return vault.lookUp(`web:${name}`);
}

function roleOf(name: string): Role {
  if (name === COORDINATOR) return "coordinator";
  return HELPERS.includes(name) ? "key-person" : "resident";
}

function numberOf(name: string): string {
  return `+31612345${String(RESIDENTS.indexOf(name)).padStart(3, "0")}`;
}

/** Residents one yes away from a request; key persons and a coordinator. */
async function settleTown(file: string): Promise<void> {
  const store = await sqliteStore({ file, vault });
  await store.transaction(async ({ conversations, keyPersons }) => {
    for (const name of [...RESIDENTS, ...HELPERS, COORDINATOR]) {
      const role = roleOf(name);
      const contact = { id: idOf(name), channel: "web", address: name } as const;
      const asks = role === "resident" ? aboutToSayYes(name) : {};
      const conversation = { ...newConversation("nl"), role, greeted: true, ...asks };
      await conversations.save({ contact, conversation, changedAt: MONDAY });
    }
    for (const name of HELPERS) {
      const person = { languages: ["nl"], areas: [], gender: null, days: [], most: 1000 };
      await keyPersons.save(keyPerson.parse({ ...person, id: idOf(name), name }));
    }
  });
  await store.close();
}

/** One in ten came from a private topic, and is not asked afterwards how it goes. */
function aboutToSayYes(name: string) {
  const wish = { topic: null, when: "now", caller: null, number: numberOf(name) };
  return {
    waiting: { flow: "callback", step: "consent" },
    draft: draft.parse({ ...wish, isPrivate: name.endsWith("7") }),
  };
}

function newNetwork(files: Files, random: Chance): Network {
  return {
    waiting: [],
    given: [],
    acknowledged: [],
    all: [],
    read: new Set(),
    unread: deliveriesOf(files.deliveries),
    random,
  };
}

/** Everybody reads what is new, each message once, and mostly taps something. Returns how many there were. */
function everyoneReads(network: Network): number {
  const messages = network.unread().filter(({ id }) => !network.read.has(id));
  for (const message of messages) {
    network.read.add(message.id);
    const choice = answerTo(message, network.random);
    if (choice) add(network, message.name, { type: "choice", choice });
  }
  return messages.length;
}

function answerTo({ name, choices }: Delivered, random: Chance): string | null {
  const role = roleOf(name);
  const [claim, pass] = ["claim:", "pass:"].map((begin) =>
    choices.find((id) => id.startsWith(begin)),
  );
  if (role === "key-person" && claim && pass)
    return random.oneOf([claim, claim, claim, pass, null]);
  if (role === "resident" && random.below(16) > 0) return null;
  const fitting = choices.filter((id) => TAPS[role].test(id));
  return fitting.length > 0 ? random.oneOf(fitting) : null;
}

/**
 * Some minutes, more than a lease, so that what the dead process had in hand is free for the next. At
 * last an hour or two, so that rounds end and promises break.
 */
function pauseAfter({ number }: Run, random: Chance): number {
  const [least, more] = number < KILLS - 3 ? [3, 5] : [60, 60];
  return (least + random.below(more)) * MINUTE;
}

/** Some say yes for the first time; the coordinator looks how it stands. */
function beginRun(network: Network, { number }: Run): void {
  for (const name of RESIDENTS.slice(number * YES_EACH, (number + 1) * YES_EACH)) {
    add(network, name, { type: "choice", choice: "callback:yes" });
  }
  add(network, COORDINATOR, { type: "choice", choice: "coordinator:requests" });
}

/** Runs the service once and kills it: after so many acknowledgements and deliveries, and some milliseconds. */
async function runAndKill(files: Files, run: Run, network: Network): Promise<void> {
  const { child, ended } = startService(files, run.number, run.startsAt);
  const kill = () => child.kill("SIGKILL");
  let left = network.random.below(2 * STEPS_EACH);
  const milliseconds = network.random.below(25);
  let living: NodeJS.Timeout[] = [];
  const live = () => {
    left -= everyoneReads(network);
    give(child, network);
    if (left <= 0) living.push(setTimeout(kill, milliseconds));
  };
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== "ready" && acknowledge(network, line)) left--;
    if (line !== "ready") continue;
    giveAgain(child, network);
    beginRun(network, run);
    living = [setInterval(live, 10), setTimeout(kill, LONGEST_RUN_MS)];
  }
  for (const timer of living) clearTimeout(timer);
  expect(await ended).toEqual({ faults: "", code: null, signal: "SIGKILL" });
}

/** Runs the service once, gives it all that waits, and lets it end by itself. Nobody taps anything new. */
async function runToTheEnd(files: Files, run: Run, network: Network): Promise<void> {
  const { child, ended } = startService(files, run.number, run.startsAt);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "ready") giveAgain(child, network);
    else acknowledge(network, line);
    give(child, network);
    if (network.given.length === 0) child.stdin.end();
  }
  expect(await ended).toEqual({ faults: "", code: 0, signal: null });
}

/** What was given to the process before and not acknowledged. */
function giveAgain(child: ChildProcess, { given }: Network): void {
  for (const event of given) child.stdin?.write(`${JSON.stringify(event)}\n`);
}

/** Any of what waits, so that the service always has some in hand. */
function give(child: ChildProcess, { waiting, given, random }: Network): void {
  while (given.length < AT_ONCE && waiting.length > 0) {
    const [event] = waiting.splice(random.below(waiting.length), 1);
    if (!event) return;
    given.push(event);
    child.stdin?.write(`${JSON.stringify(event)}\n`);
  }
}

async function storedIn(file: string, { acknowledged }: Network): Promise<Stored> {
  const store = await sqliteStore({ file, vault });
  const [all, timers, lost]: [Stored["all"], Timer[], string[]] = [[], [], []];
  try {
    await onlyToLook(store, async (transaction) => {
      const { requests } = transaction;
      for (const name of RESIDENTS) {
        for (const request of await requests.ofResident(idOf(name))) {
          all.push({ request, rows: await requests.changes(request.id) });
        }
      }
      const take = () => transaction.timers.takeDue(Number.MAX_SAFE_INTEGER);
      for (let timer = await take(); timer; timer = await take()) timers.push(timer);
      for (const { id } of acknowledged) {
        if (await transaction.see("web", id, MONDAY)) lost.push(id);
      }
    });
    return { all, timers, lost, outbox: await store.outbox.state() };
  } finally {
    await store.close();
  }
}

/** A transaction that is given up at its end: what was taken in it is put back. */
async function onlyToLook(store: Store, work: (transaction: Transaction) => Promise<void>) {
  const giveUp = new Error("nothing is changed");
  const looking = store.transaction(async (transaction) => {
    await work(transaction);
    throw giveUp;
  });
  await expect(looking).rejects.toBe(giveUp);
}

function isOver({ all, timers, outbox }: Stored): boolean {
  return (
    outbox.waiting === 0 &&
    timers.length === 0 &&
    !all.some(({ request }) => hasActiveRequest(request))
  );
}

/** What holds at any moment, however the process ended. */
function nothingIsLost({ acknowledged }: Network, stored: Stored): void {
  expect(stored.lost, "no acknowledged event is lost").toEqual([]);
  const owners = stored.all.map(({ request }) => request.resident);
  expect(new Set(owners).size, "no request is doubled").toBe(owners.length);
  const yes = acknowledged.filter(({ happening }) => choiceOf(happening) === "callback:yes");
  const lost = yes.filter(({ address }) => !owners.includes(idOf(address)));
  expect(
    lost.map(({ address }) => address),
    "no acknowledged yes is lost",
  ).toEqual([]);
  for (const { request, rows } of stored.all) claimersIn(request, rows);
  noTimerIsForgotten(stored);
}

function noTimerIsForgotten({ all, timers }: Stored): void {
  const clocks = timers.flatMap(({ dueAt, target }) =>
    target.type === "request" ? [{ dueAt, ...target }] : [],
  );
  const waiting = all.filter(
    ({ request, rows }) => hasActiveRequest(request) || isToBeAsked(request, rows),
  );
  const byRequest = Map.groupBy(clocks, ({ request }) => request);
  for (const { request } of waiting) {
    const [clock, ...others] = byRequest.get(request.id) ?? [];
    expect(clock, `${request.state} has a timer`).toBeDefined();
    expect(others).toEqual([]);
    expect(CLOCK[request.state]).toContain(clock?.move);
    expect(clock?.dueAt).toBe(request.dueAt);
  }
  expect(byRequest.size, "nothing else has a timer").toBe(waiting.length);
}

/** Whether the question how it goes is still to come. */
function isToBeAsked({ state, wish }: CallbackRequest, rows: readonly RequestChange[]): boolean {
  return state === "done" && wish.aftercare && !rows.some(({ move }) => move === "aftercare");
}

/** Deliveries without those that a crash had sent again. */
function onceEach(sent: readonly Delivered[]): Delivered[] {
  return [...new Map(sent.toReversed().map((one) => [one.id, one])).values()].toReversed();
}

/** Each change of a request is told to the resident, once and in order. */
function everyChangeIsTold({ all }: Stored, sent: readonly Delivered[]): void {
  const news = Map.groupBy(onceEach(sent), ({ name }) => idOf(name));
  for (const { request, rows } of all) {
    const told = news.get(request.resident) ?? [];
    const heard = told.map(({ words }) => newsIn(words)).filter((kind) => kind !== null);
    expect(heard, rows.map(({ move }) => move).join(" ")).toEqual(newsOf(rows));
  }
}

/** Each look is a row, and nobody else saw the number. */
function numbersStayHidden({ all }: Stored, sent: readonly Delivered[]): void {
  const once = onceEach(sent);
  for (const { request, rows } of all) {
    const shown = once.filter(({ words }) => words.includes(request.wish.number ?? "?"));
    const looks = rows.filter(({ move }) => move === "look");
    expect(shown.map(({ name }) => idOf(name)).toSorted()).toEqual(
      looks.map(({ by }) => by).toSorted(),
    );
  }
}

/** All that waited has come to its end, and who was to be asked how it goes was. */
function allHasEnded(stored: Stored): void {
  expect(stored.outbox).toMatchObject({ waiting: 0, failed: 0 });
  expect(stored.timers).toEqual([]);
  for (const { request, rows } of stored.all) {
    expect(["done", "withdrawn", "expired"]).toContain(request.state);
    const asked = rows.filter(({ move }) => move === "aftercare").length;
    expect(asked).toBe(request.state === "done" && request.wish.aftercare ? 1 : 0);
  }
}

/** The test is worth something only if much has happened. */
function muchHasHappened({ all }: Stored): void {
  const moves = new Set(all.flatMap(({ rows }) => rows.map(({ move }) => move)));
  const usual: Move[] = ["claim", "reached", "not-reached", "release", "knows", "done", "withdraw"];
  expect([...moves]).toEqual(expect.arrayContaining(usual));
}

test(`killed ${KILLS} times while ${RESIDENTS.length} requests run: none is lost, claimed by two, or forgotten`, async () => {
  const seed = Date.now() % 1_000_000;
  using folder = tempFolder();
  const files = filesIn(folder.path);
  const network = newNetwork(files, chance(seed));
  try {
    await settleTown(files.store);
    const run: Run = { number: 0, startsAt: MONDAY };
    for (; run.number < KILLS; run.number++) {
      await runAndKill(files, run, network);
      nothingIsLost(network, await storedIn(files.store, network));
      run.startsAt += pauseAfter(run, network.random);
    }
    await runToTheEnd(files, run, network);
    expect(network.acknowledged).toHaveLength(network.all.length);
    const evening = await storedIn(files.store, network);
    nothingIsLost(network, evening);
    expect(evening.all).toHaveLength(RESIDENTS.length);
    muchHasHappened(evening);

    run.startsAt += 40 * DAY;
    let stored = evening;
    for (let week = 0; week < MOST_WEEKS && !isOver(stored); week++) {
      run.number++;
      await runToTheEnd(files, run, network);
      stored = await storedIn(files.store, network);
      nothingIsLost(network, stored);
      run.startsAt += 7 * DAY;
    }
    allHasEnded(stored);
    const sent = deliveredIn(files.deliveries);
    everyChangeIsTold(stored, sent);
    numbersStayHidden(stored, sent);
  } catch (error) {
    throw new Error(`with seed ${seed}`, { cause: error });
  }
}, 240_000);
