import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { MONDAY } from "../support/content.ts";
import { type Chance, chance } from "../support/random.ts";
import { claimersIn } from "../support/request-rows.ts";
import { openTelegram, type Telegram } from "../support/telegram/telegram.ts";
import {
  act,
  appoint,
  type Crowd,
  type Deed,
  type Expected,
  gather,
  idOf,
  isThrough,
  type Messages,
  type Script,
  type Stored,
  seen,
  startBot,
  storedOf,
  talk,
  withoutCrash,
} from "../support/telegram-killed.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** After so many deeds; as many come just after a start, and one each after the yes and the claim. */
const KILLS = 4;
/** Updates that people send while nobody hears them. */
const MOST_WHILE_DOWN = 60;
const DEEDS_EACH = 20;
/** More than a lease, so that what the dead process had in hand is free for the next. */
const BETWEEN_RUNS_MS = 3 * 60_000;
/** Longest wait for what is still to come at the end. */
const PATIENCE_MS = 20_000;
const RESIDENT = "bilal";
const HELPER = "fatima";
const TALKERS = Array.from({ length: 23 }, (_, index) => `neighbour-${index}`);
const DEEDS = DEEDS_EACH * (TALKERS.length + 2);

/** Each has an answer of its own. */
const TOPICS = [
  "ik kan mijn huur niet betalen",
  "ik heb een brief van de deurwaarder",
  "hoe krijg ik zorgtoeslag",
  "ik kan de energierekening niet betalen",
  "mijn koelkast is stuk en ik heb geen geld",
  "ik heb geen geld voor eten",
  "kan ik huurtoeslag krijgen",
  "mijn kind wil op voetbal maar het is te duur",
  "ik heb een boete van het cjib",
  "ik heb schulden",
  "hoe vraag ik bijstand aan",
  "ik begrijp deze brief niet",
  "ik moet toeslag terugbetalen",
  "hoe vraag ik digid aan",
  "mijn bankrekening is geblokkeerd",
  "ik krijg kinderbijslag niet meer",
  "ik schaam me voor mijn geldzorgen",
  "ik wil leren omgaan met geld",
  "kwijtschelding gemeentelijke belasting",
  "hoeveel aow krijg ik",
];
const OTHER = [
  ["/menu", "1"],
  ["/near", "3562"],
  ["/data"],
  ["/language"],
  ["/stop"],
  ["wie ben jij"],
];
const YES = "✅ Ja, geef door";
const CLAIM = "✅ Ik bel";
/** A kill follows. */
const DECIDING = [YES, CLAIM];

/** What everybody does. Much of it means something only after what was said before it. */
function scriptOf(random: Chance): Script {
  const talkers = TALKERS.map(
    (name) => [name, says(wordsOf(random).slice(0, DEEDS_EACH))] as const,
  );
  const callMe: Deed[] = [
    { says: "/call" },
    { taps: "🌅 In de ochtend" },
    { taps: "Maakt niet uit" },
    { says: "0612345678" },
    { taps: YES },
  ];
  const topics = (many: number) => says(shuffled(TOPICS, random).slice(0, many));
  return new Map([
    ...talkers,
    [RESIDENT, [...topics(DEEDS_EACH - callMe.length), ...callMe]],
    [HELPER, [...topics(DEEDS_EACH - 1), { taps: CLAIM }]],
  ]);
}

function wordsOf(random: Chance): string[] {
  return shuffled([...OTHER, ...TOPICS.map((topic) => [topic, "meer hierover"])], random).flat();
}

function says(texts: readonly string[]): Deed[] {
  return texts.map((text) => ({ says: text }));
}

function shuffled<Item>(items: readonly Item[], random: Chance): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}

/** What was shown to everybody while one process ran. */
type Run = {
  shown: ReadonlyMap<string, readonly string[]>;
  /** Updates that were sent and not confirmed when it was killed. */
  unconfirmed: number;
};

/** Runs the assistant once, and kills it some milliseconds after what happens meanwhile. */
async function runAndKill(
  data: string,
  crowd: Crowd,
  run: number,
  meanwhile: () => Promise<unknown>,
): Promise<Run> {
  const before = countsOf(crowd);
  act(crowd, crowd.random.below(MOST_WHILE_DOWN));
  using bot = await startBot(data, crowd.telegram, MONDAY + run * BETWEEN_RUNS_MS);
  await meanwhile();
  await sleep(crowd.random.below(150));
  const unconfirmed = crowd.done - crowd.telegram.confirmed.length;
  bot.child.kill("SIGKILL");
  expect(await bot.ended).toEqual({ faults: "", code: null, signal: "SIGKILL" });
  // What it had sent already is still on its way through the machine.
  await sleep(100);
  return { shown: shownSince(before, crowd), unconfirmed };
}

/**
 * Kills it again and again until everybody has said all: by turns just after it began, with all that
 * was said while it was down in hand, and after people talked on or one of them decided.
 */
async function crashes(data: string, crowd: Crowd, kills: readonly number[]): Promise<Run[]> {
  const runs: Run[] = [];
  while (!isThrough(crowd)) {
    const deeds = Math.min(...kills.filter((after) => after > crowd.done));
    const talks = () => talk(crowd, deeds, DECIDING);
    const meanwhile = runs.length % 2 === 0 ? talks : () => sleep(0);
    runs.push(await runAndKill(data, crowd, runs.length, meanwhile));
  }
  return runs;
}

/** Runs the assistant once, until everybody has their last answer, and ends it as an operator does. */
async function runToTheEnd(data: string, crowd: Crowd, run: number, expected: Expected) {
  const before = countsOf(crowd);
  const startsAt = MONDAY + run * BETWEEN_RUNS_MS;
  using bot = await startBot(data, crowd.telegram, startsAt);
  const isOver = () => crowd.telegram.confirmed.length >= crowd.done && haveLast(crowd, expected);
  // When it is never over, what is missing is told better by what comes after.
  await vi.waitUntil(isOver, { timeout: PATIENCE_MS }).catch(() => {});
  // Only then it hears an operator.
  await vi.waitUntil(() => bot.said().includes("Invite for a coordinator"), {
    timeout: PATIENCE_MS,
  });
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toEqual({ faults: "", code: 0, signal: null });
  return { shown: shownSince(before, crowd), unconfirmed: 0 };
}

function haveLast({ people }: Crowd, expected: Expected): boolean {
  return [...people].every(([name, { person }]) => {
    const last = person.sent().at(-1);
    return last && seen(last) === expected.get(name)?.at(-1)?.at(-1);
  });
}

function countsOf({ people }: Crowd): Map<string, number> {
  return new Map([...people].map(([name, { person }]) => [name, person.sent().length]));
}

function shownSince(before: ReadonlyMap<string, number>, { people }: Crowd) {
  return new Map(
    [...people].map(([name, { person }]) => [
      name,
      person.sent().slice(before.get(name)).map(seen),
    ]),
  );
}

/**
 * What may have been shown in each run: all messages once and in order. Only a message that was in
 * flight at a kill comes again, from its beginning, first of all in the next run.
 */
function allowedIn(runs: readonly (readonly string[])[], messages: Messages): string[][] {
  const parts = messages.flatMap((message, index) => {
    const first = messages.slice(0, index).flat().length;
    return message.map((shown, part) => ({ shown, first, isLast: part === message.length - 1 }));
  });
  let next = 0;
  return runs.map(([begin, ...more], run) => {
    const before = parts[next - 1];
    const isAgain = before && (!before.isLast || begin === parts[before.first]?.shown);
    const from = isAgain ? before.first : next;
    const count = begin === undefined ? 0 : 1 + more.length;
    const until = run === runs.length - 1 ? parts.length : from + count;
    if (until > from) next = until;
    return parts.slice(from, until).map(({ shown }) => shown);
  });
}

/** The offer comes between two answers, whenever the resident says yes: it is put where it was. */
function withOfferAsIn(shown: readonly string[], messages: Messages): Messages {
  const offer = messages.find(([first]) => first?.endsWith(`[${CLAIM}]\n[Nu niet]`)) ?? [];
  const before = shown.slice(0, shown.indexOf(offer[0] ?? ""));
  const others = messages.filter((message) => message !== offer);
  const place = others.filter(([first = ""]) => before.includes(first)).length;
  return others.toSpliced(place, 0, offer);
}

function everythingIsAnsweredInOrder(runs: readonly Run[], expected: Expected): void {
  for (const [name, messages] of expected) {
    const shown = runs.map((run) => run.shown.get(name) ?? []);
    const parts = messages.flat();
    expect(new Set(parts).size, `${name} hears nothing twice without a crash`).toBe(parts.length);
    const wanted = name === HELPER ? withOfferAsIn(shown.flat(), messages) : messages;
    expect(shown, name).toEqual(allowedIn(shown, wanted));
  }
}

function oneRequestClaimedOnce({ requests }: Stored, helper: string): void {
  expect(requests.map(({ request }) => request.claimedBy)).toEqual([helper]);
  for (const { request, rows } of requests) {
    expect(claimersIn(request, rows)).toEqual([helper]);
    expect(rows.map(({ move }) => move)).toEqual(["open", "claim", "look"]);
  }
}

async function gathered(data: string, telegram: Telegram, script: Script, random: Chance) {
  const crowd = gather(telegram, script, random);
  await appoint(data, crowd, HELPER);
  return crowd;
}

test("killed again and again, the bot on Telegram answers each of 500 updates once and in order", async () => {
  const seed = Date.now() % 1_000_000;
  const random = chance(seed);
  const script = scriptOf(random);
  const part = DEEDS / (KILLS + 1);
  const kills = Array.from({ length: KILLS }, (_, index) => index * part + 10 + random.below(part));
  using calm = tempFolder();
  using crashing = tempFolder();
  await using telegram = await openTelegram();
  await using other = await openTelegram();
  try {
    const undisturbed = await gathered(calm.path, other, script, random);
    const expected = await withoutCrash(calm.path, undisturbed);

    const crowd = await gathered(crashing.path, telegram, script, random);
    const runs = await crashes(crashing.path, crowd, kills);
    expect(runs.length).toBeGreaterThanOrEqual(5);
    expect(runs.some(({ unconfirmed }) => unconfirmed > 0)).toBe(true);
    runs.push(await runToTheEnd(crashing.path, crowd, runs.length, expected));

    expect(telegram.confirmed.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: DEEDS }, (_, index) => index + 1),
    );
    everythingIsAnsweredInOrder(runs, expected);
    const stored = await storedOf(crashing.path, crowd);
    oneRequestClaimedOnce(stored, idOf(crowd, HELPER));
    const wanted = await storedOf(calm.path, undisturbed);
    expect(stored.outbox).toMatchObject({ waiting: 0, failed: 0 });
    expect(stored.signals, "nothing is counted twice").toEqual(wanted.signals);
    expect(stored.conversations).toEqual(wanted.conversations);
  } catch (error) {
    throw new Error(`with seed ${seed}`, { cause: error });
  }
}, 120_000);
