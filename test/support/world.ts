import { openVault } from "#adapters/crypto/vault.ts";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { type RunningService, runService } from "#app/service.ts";
import { conversationId, type World } from "#app/world.ts";
import type { Content } from "#core/content.ts";
import { type Conversation, newConversation, type Role } from "#core/conversation/conversation.ts";
import { type ChannelName, channelName, type Event, type Happening } from "#core/event.ts";
import type { Message } from "#core/message.ts";
import { type KeyPerson, keyPerson } from "#core/requests/key-person.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { Channel, Delivery, Rendered } from "#ports/channel.ts";
import type { Clock } from "#ports/clock.ts";
import type { Store } from "#ports/store.ts";
import { MONDAY, realContent } from "./content.ts";
import { wordsOf } from "./talk.ts";

/** A clock that stands still until it is moved. */
export type ManualClock = Clock & {
  /** Moves it; what was to be called back on the way is, in order. */
  forward(milliseconds: number): void;
};

export function manualClock(start = MONDAY): ManualClock {
  let now = start;
  let alarms: { moment: number; callback: () => void }[] = [];
  return {
    now: () => now,
    at(moment, callback) {
      const alarm = { moment, callback };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((one) => one !== alarm);
      };
    },
    forward(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const due = alarms
          .filter(({ moment }) => moment <= until)
          .sort((a, b) => a.moment - b.moment)[0];
        if (!due) break;
        alarms = alarms.filter((one) => one !== due);
        now = Math.max(now, due.moment);
        due.callback();
      }
      now = until;
    },
  };
}

/** One attempt to deliver. */
export type Attempt = {
  name: string;
  channel: ChannelName;
  id: string;
  message: Message;
  rendered: Rendered;
  at: number;
  outcome: Outcome;
};

/** What a scripted channel does with an attempt: answers, fails, or never ends. */
export type Outcome = Delivery | "fails" | "hangs";

/** What a channel does with each attempt; without a word it delivers. */
export type Script = (attempt: Omit<Attempt, "outcome">) => Outcome | undefined;

/** A log that keeps what was written. */
export type Line = {
  level: "info" | "warn" | "error";
  what: string;
  about: object;
  cause?: unknown;
};

/** The running service over a store, with channels that follow a script. */
export type Town = {
  world: World;
  service: RunningService;
  clock: ManualClock;
  log: Line[];
  /** Every attempt there was, in order. */
  attempts: Attempt[];
  /** What somebody received, in words, oldest first. */
  received(name: string): string[];
  /** Messages that somebody received. */
  messages(name: string): Message[];
  /** Something happens at somebody, and everything due because of it. */
  happens(name: string, happening: Happening, more?: Partial<Event>): Promise<string[]>;
  says(name: string, text: string): Promise<string[]>;
  taps(name: string, choice: string): Promise<string[]>;
  /** The event as a channel would give it; nothing is done with it. */
  event(name: string, happening: Happening, more?: Partial<Event>): Event;
  /** Moves the clock to each timer on the way, and settles at each. */
  waits(milliseconds: number): Promise<void>;
  /** Makes somebody a key person, without the conversation. */
  keyPerson(name: string, person?: Partial<KeyPerson>): Promise<void>;
  coordinator(name: string): Promise<void>;
  conversation(name: string): Promise<Conversation | null>;
  /** The newest choice that somebody was offered and whose id begins so. */
  offered(name: string, begin: string): string;
  request(): Promise<CallbackRequest | null>;
  idOf(name: string): string;
};

export type TownOptions = {
  store?: Store;
  clock?: ManualClock;
  content?: Content;
  script?: Script;
  /** Names who are on another channel than the web. */
  channels?: Readonly<Record<string, ChannelName>>;
};

const VAULT = openVault(Buffer.alloc(32, 7));
let events = 0;

export function openTown(options: TownOptions = {}): Town {
  const { store = memoryStore(), clock = manualClock(), script = () => undefined } = options;
  const attempts: Attempt[] = [];
  const log: Line[] = [];
  const channels = new Map(
    channelName.options.map((name) => [name, scripted(name, clock, script, attempts)]),
  );
  const world: World = {
    content: options.content ?? realContent(),
    store,
    vault: VAULT,
    clock,
    log: {
      info: (what, about = {}) => log.push({ level: "info", what, about }),
      warn: (what, about = {}) => log.push({ level: "warn", what, about }),
      error: (what, cause, about = {}) => log.push({ level: "error", what, about, cause }),
    },
    meter: { turn: () => {}, sent: () => {} },
    channels,
    painter: {
      paint: async () => Uint8Array.of(1),
      pictograms: () => new Set(),
      close: async () => {},
    },
    cards: { get: async () => undefined, set: async () => {} },
  };
  const service = runService(world);
  const channelOf = (name: string) => options.channels?.[name] ?? "web";
  const idOf = (name: string) => conversationId(world, channelOf(name), name);
  const delivered = (name: string) =>
    attempts.filter((one) => one.name === name && one.outcome === "delivered");

  const town: Town = {
    world,
    service,
    clock,
    log,
    attempts,
    idOf,
    received: (name) => delivered(name).map(({ message }) => wordsOf(message)),
    messages: (name) => delivered(name).map(({ message }) => message),
    event: (name, happening, more = {}) => ({
      id: `e${++events}`,
      channel: channelOf(name),
      address: name,
      happening,
      ...more,
    }),
    async happens(name, happening, more) {
      const before = delivered(name).length;
      await service.receive(town.event(name, happening, more));
      await service.settle();
      return town.received(name).slice(before);
    },
    says: (name, text) => town.happens(name, { type: "text", text }),
    taps: (name, choice) => town.happens(name, { type: "choice", choice }),
    async waits(milliseconds) {
      const until = clock.now() + milliseconds;
      for (;;) {
        const due = await store.transaction(({ timers }) => timers.nextDueAt());
        if (due === null || due > until) break;
        clock.forward(Math.max(0, due - clock.now()));
        await service.settle();
      }
      clock.forward(until - clock.now());
      await service.settle();
    },
    async keyPerson(name, person = {}) {
      const id = idOf(name);
      await appoint(name, "key-person");
      await store.transaction(({ keyPersons }) =>
        keyPersons.save(
          keyPerson.parse({
            id,
            name,
            languages: ["nl"],
            areas: [],
            gender: null,
            days: [],
            ...person,
          }),
        ),
      );
    },
    coordinator: (name) => appoint(name, "coordinator"),
    async conversation(name) {
      const stored = await store.transaction(({ conversations }) => conversations.load(idOf(name)));
      return stored?.conversation ?? null;
    },
    offered(name, begin) {
      const all = town
        .messages(name)
        .toReversed()
        .flatMap(({ choices }) => choices);
      const found = all.find(({ id }) => id.startsWith(begin));
      if (!found) throw new Error(`${name} was never offered ${begin}`);
      return found.id;
    },
    request: () => store.transaction(async ({ requests }) => (await requests.active())[0] ?? null),
  };

  async function appoint(name: string, role: Exclude<Role, "resident">): Promise<void> {
    const contact = { id: idOf(name), channel: channelOf(name), address: name };
    const conversation = { ...newConversation("nl"), role, greeted: true };
    await store.transaction(({ conversations }) =>
      conversations.save({ contact, conversation, changedAt: clock.now() }),
    );
  }

  return town;
}

function scripted(
  channel: ChannelName,
  clock: Clock,
  script: Script,
  attempts: Attempt[],
): Channel {
  return {
    name: channel,
    limits: CHANNEL_LIMITS[channel],
    async deliver(name, id, message, rendered) {
      const attempt = { name, channel, id, message, rendered, at: clock.now() };
      await new Promise(setImmediate);
      const outcome = script(attempt) ?? "delivered";
      attempts.push({ ...attempt, outcome });
      if (outcome === "hangs") return new Promise(() => {});
      if (outcome === "fails") throw new Error("the network is down");
      return outcome;
    },
    start: async () => {},
    stop: async () => {},
  };
}

/** Somebody asks to be called, down to the yes. */
export async function asksForCall(town: Town, name: string, number = "0612345678"): Promise<void> {
  await town.taps(name, "callback:start");
  await town.taps(name, "callback:evening");
  await town.taps(name, "callback:any");
  await town.says(name, number);
  await town.taps(name, "callback:yes");
}

/** Lets everything that can go on without time go on. */
export async function pause(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
}
