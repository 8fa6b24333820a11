import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { postgresStore } from "#adapters/stores/sql/postgres-store.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import type { RequestChange } from "#core/requests/life-cycle.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import type { Store } from "#ports/store.ts";
import { HOUR } from "../support/content.ts";
import { databasesAt } from "../support/databases.ts";
import { testSeed } from "../support/env.ts";
import { type Chance, chance } from "../support/random.ts";
import { claimersIn, newsIn, newsOf } from "../support/request-rows.ts";
import { postgresServer } from "../support/servers.ts";
import { words, wordsOf } from "../support/talk.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { asksForCall, manualClock, openTown, type Town } from "../support/world.ts";

const PEOPLE = Array.from({ length: 50 }, (_, index) => `p${index}`);
const FEW = PEOPLE.slice(0, 6);
const NUMBER = "+31612345678";
const RACES = 30;
const LONG_MS = 120_000;
const vault = openVault(Buffer.alloc(32, 1));

/** Something that was delivered, by whichever process. */
type Heard = { id: string; name: string; words: string; choices: string[] };

/** One town; a running service for each store: processes that share what is stored. */
type Stage = { towns: [Town, ...Town[]]; heard: Heard[] };

type OpenStores = () => Promise<[Store, ...Store[]]>;

async function onStage(open: OpenStores, work: (stage: Stage) => Promise<void>): Promise<void> {
  const [first, ...others] = await open();
  const heard: Heard[] = [];
  const clock = manualClock();
  const townOver = (store: Store) =>
    openTown({
      store,
      clock,
      script: ({ id, name, message }) => {
        const choices = message.choices.map((choice) => choice.id);
        heard.push({ id, name, words: wordsOf(message), choices });
        return undefined;
      },
    });
  const towns: Stage["towns"] = [townOver(first), ...others.map(townOver)];
  try {
    await work({ towns, heard });
    expect(towns.flatMap(({ log }) => log)).toEqual([]);
    expect(new Set(heard.map(({ id }) => id)).size, "nothing is sent twice").toBe(heard.length);
  } finally {
    for (const { service } of towns) await service.stop();
    for (const { world } of towns) await world.store.close();
  }
}

/** Until no process has anything left to do. */
async function settle({ towns }: Stage): Promise<void> {
  const [{ world, clock }] = towns;
  for (;;) {
    for (const { service } of towns) await service.settle();
    const due = await world.store.transaction(({ timers }) => timers.nextDueAt());
    const { waiting } = await world.store.outbox.state();
    if (waiting === 0 && (due === null || due > clock.now())) return;
  }
}

type Row = { request: CallbackRequest; rows: RequestChange[] };

/** The one request of a resident, with its rows. */
function requestOf({ towns: [{ world, idOf }] }: Stage, name: string): Promise<Row> {
  return world.store.transaction(async ({ requests }) => {
    const [request, ...others] = await requests.ofResident(idOf(name));
    expect(others).toEqual([]);
    if (!request) throw new Error(`${name} has no request`);
    return { request, rows: await requests.changes(request.id) };
  });
}

function wordsTo({ heard }: Stage, name: string): string[] {
  return heard.filter((one) => one.name === name).map((one) => one.words);
}

function newsTo(stage: Stage, name: string): string[] {
  return wordsTo(stage, name)
    .map(newsIn)
    .filter((kind) => kind !== null);
}

function tap(town: Town, name: string, choice: string): Promise<void> {
  return town.service.receive(town.event(name, { type: "choice", choice }));
}

/** All tap "I call" at the same moment; what every fifth taps comes to each process. */
async function allTap({ towns }: Stage, choice: string): Promise<void> {
  const taps = PEOPLE.flatMap((name, index) => {
    const event = towns[0].event(name, { type: "choice", choice });
    const mine = towns.filter((_, place) => index % 5 === 0 || index % towns.length === place);
    return mine.map(({ service }) => service.receive(event));
  });
  await Promise.all(taps);
}

async function fiftyTap(stage: Stage): Promise<void> {
  const [town] = stage.towns;
  for (const name of PEOPLE) await town.keyPerson(name);
  await asksForCall(town, "anna", NUMBER);
  const asked = () =>
    new Set(stage.heard.filter((one) => one.choices.some(isClaim)).map(({ name }) => name));
  expect(asked().size, "the first round asks three").toBe(3);
  await town.waits(HOUR);
  expect(asked(), "the second asks all").toEqual(new Set(PEOPLE));
  const choice = `claim:${(await requestOf(stage, "anna")).request.id}`;
  await allTap(stage, choice);
  await settle(stage);

  const { request, rows } = await requestOf(stage, "anna");
  const winners = PEOPLE.filter((name) => wordsTo(stage, name).join().includes(NUMBER));
  expect(winners).toHaveLength(1);
  expect(claimersIn(request, rows)).toEqual(winners.map(town.idOf));
  expect(rows.filter(({ move }) => ["claim", "look"].includes(move))).toHaveLength(2);
  for (const name of PEOPLE.filter((one) => !winners.includes(one))) {
    const [offer, verdict, ...more] = wordsTo(stage, name);
    expect(offer, name).toContain(words("nl", "key-person.offer"));
    expect([verdict, ...more], name).toEqual([words("nl", "key-person.lost")]);
  }
  expect(newsTo(stage, "anna")).toEqual(["opened", "claimed"]);
}

function isClaim(choice: string): boolean {
  return choice.startsWith("claim:");
}

function shuffled<Item>(items: readonly Item[], random: Chance): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}

/** Goes on some turns of the event loop later. */
async function soon(turns: number, work: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
  await work();
}

/** Four want something of one open request at the moment when its round is over. */
async function fourAtOnce(stage: Stage, resident: string, number: string, random: Chance) {
  const [town] = stage.towns;
  await asksForCall(town, resident, number);
  await settle(stage);
  const { request } = await requestOf(stage, resident);
  const asked = FEW.filter((name) => request.offeredTo.includes(town.idOf(name)));
  const claimer = random.oneOf(asked);
  const given = random.oneOf(FEW.filter((name) => name !== claimer));
  // Nobody looks at the timers until somebody does something.
  town.clock.forward((request.dueAt ?? 0) - town.clock.now());
  const from = stage.heard.length;
  const acts = [
    () => tap(random.oneOf(stage.towns), claimer, `claim:${request.id}`),
    () => tap(random.oneOf(stage.towns), "kees", `give:${request.id}:${town.idOf(given)}`),
    () => tap(random.oneOf(stage.towns), resident, "request:withdraw"),
    ...stage.towns.map(
      ({ service }) =>
        () =>
          service.wake("web", "nobody"),
    ),
  ];
  await Promise.all(shuffled(acts, random).map((act) => soon(random.below(12), act)));
  await settle(stage);
  return { claimer, heard: stage.heard.slice(from) };
}

async function manyRaces(stage: Stage): Promise<void> {
  const [town] = stage.towns;
  const random = chance(testSeed());
  for (const name of FEW) await town.keyPerson(name);
  await town.coordinator("kees");
  const ways = new Set<string>();
  for (let race = 0; race < RACES; race++) {
    const resident = `resident-${race}`;
    const number = `+316123456${String(race).padStart(2, "0")}`;
    const { claimer, heard } = await fourAtOnce(stage, resident, number, random);
    const { request, rows } = await requestOf(stage, resident);
    const way = rows.map(({ move }) => move).join(" ");
    ways.add(way);
    const claimers = claimersIn(request, rows);
    expect(claimers.length, way).toBeLessThanOrEqual(1);
    expect(request.state, way).toBe("withdrawn");
    expect(newsTo(stage, resident).toSorted(), way).toEqual(newsOf(rows).toSorted());
    const readers = heard.filter((one) => one.words.includes(number) && one.name !== resident);
    expect(
      readers.map(({ name }) => town.idOf(name)),
      way,
    ).toEqual(claimers);
    const isLost = claimers[0] !== town.idOf(claimer);
    const lost = heard.filter((one) => one.words === words("nl", "key-person.lost"));
    expect(
      lost.map(({ name }) => name),
      way,
    ).toEqual(isLost ? [claimer] : []);
    const isGiven = way.includes("assign");
    const verdict = words("nl", isGiven ? "coordinator.assigned" : "coordinator.moved-on", {
      name: request.claimerName ?? "",
    });
    expect(wordsTo({ ...stage, heard }, "kees"), way).toContain(verdict);
    // Two processes may play the news of one contact in another order.
    if (stage.towns.length === 1) await allIsHeardInOrder(stage, resident, rows);
  }
  expect(ways.size, "it comes out in many ways").toBeGreaterThan(3);
}

/** Whose last word is the newest: nobody goes on with what is over. */
async function allIsHeardInOrder(stage: Stage, resident: string, rows: RequestChange[]) {
  const [town] = stage.towns;
  expect(newsTo(stage, resident)).toEqual(newsOf(rows));
  expect((await town.conversation(resident))?.request).toBeNull();
  for (const name of FEW) expect((await town.conversation(name))?.held, name).toEqual([]);
}

function races(open: OpenStores): void {
  test(
    "of fifty who tap at once one wins and sees the number; the others hear that it is lost",
    () => onStage(open, fiftyTap),
    LONG_MS,
  );

  test(
    `a claim, an assignment, a withdrawal and the end of a round at once, ${RACES} times`,
    () => onStage(open, manyRaces),
    LONG_MS,
  );
}

describe("memory", () => {
  races(async () => [memoryStore()]);
});

describe("SQLite", () => {
  const folder = tempFolder();
  let opened = 0;
  afterAll(() => folder[Symbol.dispose]());
  const inFile = (file: string) => sqliteStore({ file, vault });
  const next = () => join(folder.path, `${opened++}.db`);
  races(async () => [await inFile(next())]);

  describe("with two processes", () => {
    races(async () => {
      const file = next();
      return [await inFile(file), await inFile(file)];
    });
  });
});

const server = await postgresServer();

// Mostly waits for the database to notice who waits for whom.
describe("PostgreSQL", { concurrent: true }, () => {
  if ("missing" in server) {
    test.skip(server.missing);
    return;
  }
  const databases = databasesAt(server.url);
  afterAll(() => databases.dropAll());
  const at = (url: string) => postgresStore({ url, vault });
  races(async () => [await at(await databases.make())]);

  describe("with two processes", () => {
    races(async () => {
      const url = await databases.make();
      return [await at(url), await at(url)];
    });
  });
});
