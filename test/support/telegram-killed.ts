import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { vi } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { runService } from "#app/service.ts";
import { newConversation } from "#core/conversation/conversation.ts";
import { keyPerson } from "#core/requests/key-person.ts";
import type { RequestChange } from "#core/requests/life-cycle.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import type { Channel } from "#ports/channel.ts";
import type { Store } from "#ports/store.ts";
import { openChannels } from "#src/channels.ts";
import { readConfig } from "#src/config.ts";
import { open } from "#src/main.ts";
import { MONDAY } from "./content.ts";
import type { Chance } from "./random.ts";
import type { Shown } from "./telegram/chats.ts";
import type { Person } from "./telegram/person.ts";
import type { Telegram } from "./telegram/telegram.ts";

const COMMAND = join(import.meta.dirname, "../../src/cli/geldbuur.ts");
const KEY = Buffer.alloc(32, 1);
const vault = openVault(KEY);
/** Deeds of somebody without an answer, about: people slow down when nobody answers. */
const MOST_AHEAD = 4;
/** Longest wait for a process to begin. */
const PATIENCE_MS = 20_000;

/** What somebody does: says something, or taps a button when they have it. */
export type Deed = { says: string } | { taps: string };

/** What everybody does, in order, by name. */
export type Script = ReadonlyMap<string, readonly Deed[]>;

/** Somebody with the bot, and what they still have to do. */
type Neighbour = { person: Person; rest: Deed[]; did: number };

/** People of a script with the bot on one server. */
export type Crowd = {
  telegram: Telegram;
  people: ReadonlyMap<string, Neighbour>;
  random: Chance;
  /** Deeds of all of them until now; each is an update. */
  done: number;
};

/** Messages as somebody is shown them: a list for each of ours, which may be several of Telegram's. */
export type Messages = readonly (readonly string[])[];
/** What everybody is shown, by name. */
export type Expected = ReadonlyMap<string, Messages>;

/** What a store knows at the end. */
export type Stored = {
  outbox: { waiting: number; failed: number };
  /** What was counted, in an order of its own. */
  signals: string[];
  /** By name; the same two conversations had in two towns are equal. */
  conversations: Record<string, string>;
  requests: { request: CallbackRequest; rows: RequestChange[] }[];
};

export function gather(telegram: Telegram, script: Script, random: Chance): Crowd {
  const people = [...script].map(([name, deeds]) => {
    const person = telegram.person({ name, language: "nl" });
    return [name, { person, rest: [...deeds], did: 0 }] as [string, Neighbour];
  });
  return { telegram, people: new Map(people), random, done: 0 };
}

/** Some do what is next for them, without waiting. */
export function act(crowd: Crowd, deeds: number): Deed[] {
  const done = Array.from({ length: deeds }, () => nextDeed(crowd));
  return done.filter((deed) => deed !== null);
}

/** Everybody talks, some at once, until so much was done, or one of these was tapped. */
export async function talk(crowd: Crowd, deeds = Infinity, until: readonly string[] = []) {
  const { random } = crowd;
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (crowd.done < deeds && !isThrough(crowd)) {
    if (performance.now() > giveUpAt)
      throw new Error(`nobody hears enough to go on with ${left(crowd)}`);
    const done = act(crowd, 1 + random.below(8));
    if (done.some((deed) => "taps" in deed && until.includes(deed.taps))) return;
    await sleep(random.below(30));
  }
}

/** Somebody does what is next for them; null when nobody can now. */
function nextDeed(crowd: Crowd): Deed | null {
  const able = [...crowd.people.values()].filter(isAble);
  if (able.length === 0) return null;
  const one = crowd.random.oneOf(able);
  const deed = one.rest.shift();
  if (!deed) return null;
  if ("says" in deed) one.person.says(deed.says);
  else one.person.taps(deed.taps);
  one.did++;
  crowd.done++;
  return deed;
}

function isAble({ person, rest: [deed], did }: Neighbour): boolean {
  if (!deed || did - person.sent().length >= MOST_AHEAD) return false;
  if ("says" in deed) return true;
  return person.chat().some(({ buttons }) => buttons.some(({ label }) => label === deed.taps));
}

export function isThrough({ people }: Crowd): boolean {
  return [...people.values()].every(({ rest }) => rest.length === 0);
}

/** Who still has something to do, and what is next. */
function left({ people }: Crowd): string {
  const next = [...people].flatMap(
    ([
      name,
      {
        rest: [deed],
      },
    ]) => (deed ? [`${name}: ${Object.values(deed)}`] : []),
  );
  return next.join(", ");
}

/** A message as a person sees it, to be compared. */
export function seen({ kind, html, buttons, venue }: Shown): string {
  const labels = buttons.map(({ label }) => `[${label}]`);
  return [kind, venue?.title ?? "", html, ...labels].join("\n");
}

/** The conversation of somebody, as the store knows it. */
export function idOf({ people }: Crowd, name: string): string {
  return vault.lookUp(`telegram:${people.get(name)?.person.id}`);
}

function storeIn(data: string): Promise<Store> {
  return sqliteStore({ file: join(data, "geldbuur.sqlite"), vault });
}

/** Makes somebody a key person before anybody has said a word. */
export async function appoint(data: string, crowd: Crowd, name: string): Promise<void> {
  const store = await storeIn(data);
  const id = idOf(crowd, name);
  const contact = {
    id,
    channel: "telegram",
    address: `${crowd.people.get(name)?.person.id}`,
  } as const;
  const conversation = { ...newConversation("nl"), role: "key-person", greeted: true } as const;
  const person = { id, name, languages: ["nl"], areas: [], gender: null, days: [] };
  await store.transaction(async ({ conversations, keyPersons }) => {
    await conversations.save({ contact, conversation, changedAt: MONDAY });
    await keyPersons.save(keyPerson.parse(person));
  });
  await store.close();
}

/** Looks into a store that nobody uses any more. */
export async function storedOf(data: string, crowd: Crowd): Promise<Stored> {
  const store = await storeIn(data);
  const names = [...crowd.people.keys()];
  const outbox = await store.outbox.state();
  const stored = await store.transaction(async ({ conversations, requests, signals }) => {
    const found: Stored["requests"] = [];
    const conversationOf: Stored["conversations"] = {};
    for (const name of names) {
      for (const request of await requests.ofResident(idOf(crowd, name))) {
        found.push({ request, rows: await requests.changes(request.id) });
      }
    }
    for (const name of names) {
      const json = JSON.stringify((await conversations.load(idOf(crowd, name)))?.conversation);
      conversationOf[name] = json.replaceAll(found[0]?.request.id ?? "?", "<request>");
    }
    const counted = (await signals.sums("2026-01-01", "2026-12-31")).map((one) =>
      JSON.stringify(one),
    );
    return { signals: counted.toSorted(), conversations: conversationOf, requests: found };
  });
  await store.close();
  return { outbox, ...stored };
}

function environment(data: string, { token, apiRoot }: Telegram): Record<string, string> {
  return {
    GELDBUUR_DATA: data,
    GELDBUUR_PORT: "0",
    GELDBUUR_KEY: KEY.toString("base64"),
    GELDBUUR_LOG_LEVEL: "error",
    TELEGRAM_TOKEN: token,
    TELEGRAM_API: apiRoot,
  };
}

/**
 * The whole assistant as a process, as `npm start` runs it; only its clock begins at a moment. Returns
 * when it asks for updates; killed at the end of its scope.
 */
export async function startBot(data: string, telegram: Telegram, startsAt: number) {
  const clock = `const began = performance.now();
    Date.now = () => Math.round(${startsAt} + performance.now() - began);`;
  const child = spawn(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(clock)}`, COMMAND, "start"],
    {
      env: { ...environment(data, telegram), NODE_COMPILE_CACHE: join(data, "compiled") },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let [said, faults] = ["", ""];
  child.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    faults += String(chunk);
  });
  const ended = new Promise<{ faults: string; code: number | null; signal: string | null }>(
    (resolve) => {
      child.on("close", (code, signal) => {
        const logged = said.split("\n").filter((line) => line.startsWith("{"));
        resolve({ faults: [faults, ...logged].join(""), code, signal });
      });
    },
  );
  const before = telegram.polls.length;
  const bot = {
    child,
    ended,
    said: () => said,
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
  try {
    await vi.waitUntil(() => telegram.polls.length > before, { timeout: PATIENCE_MS });
    return bot;
  } catch (cause) {
    bot[Symbol.dispose]();
    throw new Error(`the assistant did not begin: ${said}${faults}`, { cause });
  }
}

/** The same conversations with nothing going wrong: what everybody is shown, a list for each message of ours. */
export async function withoutCrash(data: string, crowd: Crowd): Promise<Expected> {
  const config = readConfig(environment(data, crowd.telegram));
  const opened = await open(config);
  const channels = await openChannels(config, opened);
  const bot = channels.telegram;
  if (!bot) throw new Error("there is no bot");
  const shown = new Map([...crowd.people.keys()].map((name) => [name, [] as string[][]]));
  const noting: Channel = {
    ...bot,
    async deliver(address, ...rest) {
      const found = [...crowd.people].find(([, { person }]) => String(person.id) === address);
      const [name = "", to] = found ?? [];
      const before = to?.person.sent().length;
      const delivery = await bot.deliver(address, ...rest);
      const parts = to?.person.sent().slice(before) ?? [];
      if (parts.length > 0) shown.get(name)?.push(parts.map(seen));
      return delivery;
    },
  };
  const began = performance.now();
  const service = runService({
    ...opened,
    clock: { now: () => Math.round(MONDAY + performance.now() - began), at: () => () => {} },
    channels: new Map([[bot.name, noting]]),
  });
  await bot.start(service);
  try {
    await talk(crowd);
    await crowd.telegram.settled();
    await service.settle();
    return shown;
  } finally {
    await bot.stop();
    await service.stop();
    await channels.close();
    await opened.close();
  }
}
