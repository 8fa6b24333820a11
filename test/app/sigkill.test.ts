import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { newConversation } from "#core/conversation/conversation.ts";
import type { Event, Happening } from "#core/event.ts";
import { keyPerson } from "#core/requests/key-person.ts";
import { MONDAY } from "../support/content.ts";
import {
  acknowledge,
  add,
  choiceOf,
  type Delivered,
  deliveredIn,
  type Files,
  filesIn,
  type Given,
  startService,
  vault,
} from "../support/killed-service.ts";
import { type Chance, chance } from "../support/random.ts";
import { words } from "../support/talk.ts";
import { tempFolder } from "../support/temp-folder.ts";

const KILLS = 32;
/** More than a lease, so that what the dead process had in hand is free for the next. */
const BETWEEN_RUNS_MS = 4 * 60_000;
const RESIDENTS = Array.from({ length: 16 }, (_, index) => `resident-${index}`);
const HELPERS = ["fatima", "ali", "noor"];
const TEXTS_EACH = 30;

/** What is said, and which offers somebody answered. */
type Network = Given & { claimed: Set<string> };

function numberOf(name: string): string {
  return `06123456${String(RESIDENTS.indexOf(name)).padStart(2, "0")}`;
}

/** Everybody asks some questions, and in between to be called. */
function everyone(random: Chance): Network {
  const turns = new Map(RESIDENTS.map((name) => [name, turnsOf(name, random)]));
  const all: Event[] = [];
  const network: Network = { waiting: [], given: [], acknowledged: [], all, claimed: new Set() };
  while (turns.size > 0) {
    const name = random.oneOf([...turns.keys()]);
    const rest = turns.get(name) ?? [];
    const happening = rest.shift();
    if (happening) add(network, name, happening);
    if (rest.length === 0) turns.delete(name);
  }
  return network;
}

function turnsOf(name: string, random: Chance): Happening[] {
  const questions = (many: number) =>
    Array.from(
      { length: many },
      (): Happening => ({ type: "text", text: `qx ${random.below(99)}` }),
    );
  const taps = (...ids: string[]) => ids.map((choice): Happening => ({ type: "choice", choice }));
  const before = random.below(TEXTS_EACH);
  return [
    ...questions(before),
    ...taps("callback:start", "callback:now", "callback:any"),
    { type: "text", text: numberOf(name) },
    ...taps("callback:yes"),
    ...questions(TEXTS_EACH - before),
  ];
}

/** Who was offered something and did not answer yet, mostly takes it; several take the same. */
function claimWhatIsOffered(network: Network, file: string, random: Chance): void {
  for (const { name, choices } of deliveredIn(file)) {
    const claim = choices.find((id) => id.startsWith("claim:"));
    const key = `${name} ${claim}`;
    if (!HELPERS.includes(name) || !claim || network.claimed.has(key)) continue;
    network.claimed.add(key);
    if (random.below(4) > 0) add(network, name, { type: "choice", choice: claim });
  }
}

type Kill = { after: number; milliseconds: number };

/** Runs the service once and kills it: some milliseconds after so many acknowledgements. */
async function runAndKill(files: Files, run: number, network: Network, kill: Kill): Promise<void> {
  const { child, ended } = startService(files, run, MONDAY + run * BETWEEN_RUNS_MS);
  let missing = kill.after;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "ready") missing = Math.min(missing, give(child, network, kill.after + 15));
    else if (acknowledge(network, line)) missing--;
    if (missing === 0) setTimeout(() => child.kill("SIGKILL"), kill.milliseconds);
  }
  expect(await ended).toEqual({ faults: "", code: null, signal: "SIGKILL" });
}

/** Runs the service once, gives it everything, and lets it end by itself. */
async function runToTheEnd(files: Files, run: number, network: Network): Promise<void> {
  const { child, ended } = startService(files, run, MONDAY + run * BETWEEN_RUNS_MS);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== "ready") {
      acknowledge(network, line);
      continue;
    }
    give(child, network, network.all.length);
    child.stdin.end();
  }
  expect(await ended).toEqual({ faults: "", code: 0, signal: null });
}

/** Gives events: first again what was given to the process before and not acknowledged. */
function give(child: ChildProcess, network: Network, most: number): number {
  network.waiting.unshift(...network.given.splice(0));
  network.given.push(...network.waiting.splice(0, most));
  for (const event of network.given) child.stdin?.write(`${JSON.stringify(event)}\n`);
  return network.given.length;
}

async function signUp(file: string): Promise<void> {
  const store = await sqliteStore({ file, vault });
  await store.transaction(async ({ conversations, keyPersons }) => {
    const appoint = async (name: string, role: "key-person" | "coordinator") => {
      const id = vault.lookUp(`web:${name}`);
      const conversation = { ...newConversation("nl"), role, greeted: true };
      const contact = { id, channel: "web", address: name } as const;
      await conversations.save({ contact, conversation, changedAt: MONDAY });
      return id;
    };
    await appoint("kees", "coordinator");
    for (const name of HELPERS) {
      const id = await appoint(name, "key-person");
      const person = { languages: ["nl"], areas: [], gender: null, days: [], most: 1000 };
      await keyPersons.save(keyPerson.parse({ ...person, id, name }));
    }
  });
  await store.close();
}

/** The event that a delivery answers; null for news. */
function answered({ id }: Delivered): string | null {
  return /^web:(n\d+)#/.exec(id)?.[1] ?? null;
}

function everyEventIsAnswered(network: Network, sent: readonly Delivered[]): void {
  const answers = new Set(sent.map(answered));
  const direct = network.all.filter(
    ({ happening }) =>
      happening.type === "text" || !/^(callback:yes|claim:)/.test(choiceOf(happening)),
  );
  expect(direct.filter(({ id }) => !answers.has(id)).map(({ id }) => id)).toEqual([]);
  for (const name of RESIDENTS) {
    const heard = sent.filter((one) => one.name === name).map((one) => one.words);
    expect(heard, name).toContain(words("nl", "callback.opened"));
  }
  for (const name of HELPERS) {
    const claims = network.all.filter(
      (event) => event.address === name && choiceOf(event.happening).startsWith("claim:"),
    );
    const told = sent.filter((one) => one.name === name).filter(isVerdict);
    expect(new Set(told.map(({ id }) => id)).size, name).toBe(claims.length);
  }
}

function isVerdict({ words: said }: Delivered): boolean {
  return said === words("nl", "key-person.lost") || said.startsWith("Dank je, deze is van jou");
}

/** Again only what was in flight when a process died: in another run, and nothing newer before it. */
function repeatsAndOrderAreRight(network: Network, sent: readonly Delivered[]): void {
  const once = new Set(sent.map(({ run, id }) => `${run} ${id}`));
  expect(once.size, "nothing twice in one run").toBe(sent.length);
  for (const name of [...RESIDENTS, ...HELPERS]) {
    const own = sent.filter((one) => one.name === name);
    const order = [...new Set(own.map(({ id }) => id))];
    const places = own.map(({ id }) => order.indexOf(id));
    expect(places, `${name} never gets old messages after newer`).toEqual(
      places.toSorted((a, b) => a - b),
    );
    const answers = order.flatMap((id) => /^web:(n\d+)#/.exec(id)?.[1] ?? []);
    const asked = network.all.filter((event) => event.address === name).map(({ id }) => id);
    expect(answers, `${name} is answered in order`).toEqual(
      asked.filter((id) => answers.includes(id)),
    );
  }
}

async function requestsAreRight(file: string, network: Network, sent: readonly Delivered[]) {
  const store = await sqliteStore({ file, vault });
  const waiting = (await store.outbox.state()).waiting;
  const { all, changes } = await store.transaction(async ({ requests }) => {
    const ids = RESIDENTS.map((name) => vault.lookUp(`web:${name}`));
    const rows = (await Promise.all(ids.map((id) => requests.ofResident(id)))).flat();
    return { all: rows, changes: await Promise.all(rows.map(({ id }) => requests.changes(id))) };
  });
  await store.close();
  expect(waiting, "nothing is left to send").toBe(0);
  const yes = network.all.filter(({ happening }) => choiceOf(happening) === "callback:yes");
  expect(all, "no request lost or doubled").toHaveLength(yes.length);
  expect(changes.map((rows) => rows.filter(({ move }) => move === "open").length)).toEqual(
    all.map(() => 1),
  );
  for (const [index, request] of all.entries()) {
    const claims = changes[index]?.filter(({ move }) => move === "claim") ?? [];
    expect(claims.map(({ by }) => by)).toEqual(request.claimedBy ? [request.claimedBy] : []);
    const readers = sent.filter(
      ({ name, words: said }) =>
        HELPERS.includes(name) && said.includes(request.wish.number ?? "?"),
    );
    const ids = new Set(readers.map(({ name }) => vault.lookUp(`web:${name}`)));
    expect([...ids]).toEqual(request.claimedBy ? [request.claimedBy] : []);
  }
  expect(all.filter(({ claimedBy }) => claimedBy).length, "some were claimed").toBeGreaterThan(0);
}

test(`killed ${KILLS} times at random moments, the service loses nothing it acknowledged`, async () => {
  const seed = Date.now() % 1_000_000;
  using folder = tempFolder();
  const files = filesIn(folder.path);
  const random = chance(seed);
  try {
    await signUp(files.store);
    const network = everyone(random);
    for (let run = 0; run < KILLS; run++) {
      claimWhatIsOffered(network, files.deliveries, random);
      const kill = { after: random.below(25), milliseconds: random.below(12) };
      await runAndKill(files, run, network, kill);
    }
    let run = KILLS;
    do {
      await runToTheEnd(files, run++, network);
      claimWhatIsOffered(network, files.deliveries, random);
    } while (network.acknowledged.length < network.all.length);
    const sent = deliveredIn(files.deliveries);
    everyEventIsAnswered(network, sent);
    repeatsAndOrderAreRight(network, sent);
    await requestsAreRight(files.store, network, sent);
  } catch (error) {
    throw new Error(`with seed ${seed}`, { cause: error });
  }
}, 120_000);
