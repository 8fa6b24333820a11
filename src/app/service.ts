import type { ChannelName, Event } from "#core/event.ts";
import type { Service } from "#ports/channel.ts";
import { beginDeliveries } from "./deliver-outbox.ts";
import { fireTimers } from "./fire-timers.ts";
import { paintCardById } from "./paint-card.ts";
import { takeTurn } from "./take-turn.ts";
import { conversationId, type World } from "./world.ts";

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

export function runService(world: World): RunningService {
  const inFlight = new Set<Promise<void>>();
  let working: Promise<void> | null = null;
  let nudged = Promise.withResolvers<void>();
  let callOff = () => {};
  let stopped = false;

  const send = async (): Promise<boolean> => {
    const begun = await beginDeliveries(world, inFlight.size);
    for (const delivery of begun) {
      inFlight.add(delivery);
      void delivery.finally(() => inFlight.delete(delivery));
    }
    return begun.length > 0;
  };

  const work = async () => {
    while (!stopped) {
      nudged = Promise.withResolvers();
      const fired = await fireTimers(world);
      if ((await send()) || fired) continue;
      if (inFlight.size === 0) return;
      await Promise.race([...inFlight, nudged.promise]);
    }
  };

  const nudge = (): Promise<void> => {
    nudged.resolve();
    working ??= work()
      .catch((cause) => world.log.error("a timer or the outbox failed", cause))
      .finally(() => {
        working = null;
      });
    return working;
  };

  const lookRound = () => {
    if (stopped) return;
    void nudge();
    callOff = world.clock.at(world.clock.now() + LOOK_ROUND_MS, lookRound);
  };

  return {
    async receive(event: Event) {
      await takeTurn(world, event);
      void nudge();
    },
    async wake(channel: ChannelName, address: string) {
      await world.store.outbox.wake(conversationId(world, channel, address));
      void nudge();
    },
    card: (id, locale) => paintCardById(world, id, locale),
    async settle() {
      await working;
      await nudge();
    },
    start: lookRound,
    async stop() {
      stopped = true;
      callOff();
      nudged.resolve();
      await working;
      await Promise.all(inFlight);
    },
  };
}
