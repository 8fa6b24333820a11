import type { ChannelName, Event } from "#core/event.ts";
import type { Service } from "#ports/channel.ts";
import { deliveries } from "./deliver-outbox.ts";
import { openTimers } from "./fire-timers.ts";
import { paintCardById } from "./paint-card.ts";
import { queues } from "./queues.ts";
import { takeTurn } from "./take-turn.ts";
import { conversationId, type World } from "./world.ts";

/** A timer may fire that much before its moment. */
const EARLY_MS = 5;
/** How often to look for work that another process left. */
const LOOK_ROUND_MS = 5_000;

/** The assistant at work: takes turns at once, and timers and the outbox behind them. */
export type RunningService = Service & {
  /** Does everything that is due now, and returns when nothing is left. */
  settle(): Promise<void>;
  /** Begins to look round by itself. */
  start(): void;
  /** Finishes what is in hand; what waits stays in the store. */
  stop(): Promise<void>;
};

export function runService(given: World): RunningService {
  const timers = openTimers(given);
  const { world } = timers;
  const inOrder = queues();
  const receiving = new Set<Promise<void>>();
  const sending = deliveries(world, lookAgain);
  let working: Promise<void> | null = null;
  let nudged = Promise.withResolvers<void>();
  let callOff = () => {};
  let stopped = false;
  /** Call off the looks that are to come. */
  const looks = new Set<() => void>();
  /** Somebody nudged after the work last looked. */
  let again = false;

  const work = async () => {
    while (!stopped) {
      // What comes at the same moment is looked for once.
      await new Promise(setImmediate);
      nudged = Promise.withResolvers();
      again = false;
      const fired = await timers.fire();
      if ((await sending.begin()) || fired) continue;
      const next = sending.next();
      if (next !== null) await Promise.race([next, nudged.promise]);
      else if (!again) return;
    }
  };

  const nudge = (): Promise<void> => {
    again = true;
    nudged.resolve();
    working ??= work()
      .catch((cause) => world.log.error("a timer or the outbox failed", cause))
      .finally(() => {
        working = null;
        if (again && !stopped) void nudge();
      });
    return working;
  };

  /** Sooner than by looking round. */
  function lookAgain(at: number): void {
    if (stopped || at - world.clock.now() >= LOOK_ROUND_MS) return;
    const callOffThis = world.clock.at(at + EARLY_MS, () => {
      looks.delete(callOffThis);
      if (!stopped) void nudge();
    });
    looks.add(callOffThis);
  }

  const lookRound = () => {
    if (stopped) return;
    timers.mayHaveChanged();
    void nudge();
    callOff = world.clock.at(world.clock.now() + LOOK_ROUND_MS, lookRound);
  };

  return {
    async receive(event: Event) {
      const contact = conversationId(world, event.channel, event.address);
      const turn = inOrder(contact, () => takeTurn(world, event));
      receiving.add(turn);
      await turn.finally(() => receiving.delete(turn));
      void nudge();
    },
    async wake(channel: ChannelName, address: string) {
      await world.store.outbox.wake(conversationId(world, channel, address));
      void nudge();
    },
    card: (id, locale) => paintCardById(world, id, locale),
    async settle() {
      await Promise.allSettled(receiving);
      timers.mayHaveChanged();
      await nudge();
      while (working !== null) await working;
    },
    start: lookRound,
    async stop() {
      await Promise.allSettled(receiving);
      stopped = true;
      callOff();
      for (const callOffThis of looks) callOffThis();
      nudged.resolve();
      await working;
      for (let next = sending.next(); next; next = sending.next()) await next;
    },
  };
}
