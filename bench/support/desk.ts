import { systemClock } from "#adapters/clock/system-clock.ts";
import { runService } from "#app/service.ts";
import type { World } from "#app/world.ts";
import type { Content } from "#core/content.ts";
import type { Event } from "#core/event.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { Channel } from "#ports/channel.ts";
import type { Store } from "#ports/store.ts";
import { VAULT } from "./vault.ts";

/** The real service over a store; only the network at the far end is not there. */
export type Desk = {
  /** Takes one turn; returns after the commit. */
  receive(event: Event): Promise<void>;
  /** When each message was handed to the channel (`performance.now()`), by the id of its event. */
  delivered: ReadonlyMap<string, number>;
  /** Waits until all that was said has left. */
  settled(): Promise<void>;
  /** The same, and closes the store. Throws when a turn or delivery failed. */
  close(): Promise<void>;
};

export function openDesk(store: Store, content: Content): Desk {
  const delivered = new Map<string, number>();
  const failures: unknown[] = [];
  const world = worldOver(store, content, delivered, failures);
  const service = runService(world);
  return {
    receive: (event) => service.receive(event),
    delivered,
    settled: () => service.settle(),
    async close() {
      await service.settle();
      await service.stop();
      const { waiting } = await store.outbox.state();
      await store.close();
      if (failures.length > 0) throw new AggregateError(failures, "the service failed");
      if (waiting > 0) throw new Error(`${waiting} messages never left`);
    },
  };
}

function worldOver(
  store: Store,
  content: Content,
  delivered: Map<string, number>,
  failures: unknown[],
): World {
  return {
    content,
    store,
    vault: VAULT,
    clock: systemClock(),
    log: {
      info: () => {},
      warn: (what) => failures.push(what),
      error: (_what, cause) => failures.push(cause),
    },
    meter: { turn: () => {}, sent: () => {} },
    channels: new Map([["telegram", sink(delivered)]]),
    painter: {
      paint: () => Promise.reject(new Error("no card is painted here")),
      pictograms: () => new Set(),
      close: async () => {},
    },
    cards: { get: async () => undefined, set: async () => {} },
  };
}

/** A channel whose network is infinitely fast. */
function sink(delivered: Map<string, number>): Channel {
  return {
    name: "telegram",
    limits: CHANNEL_LIMITS.telegram,
    async deliver(_address, id) {
      delivered.set(eventOf(id), performance.now());
      return "delivered";
    },
    start: async () => {},
    stop: async () => {},
  };
}

/** `telegram:event-7#1` is a message of the event `event-7`. */
function eventOf(message: string): string {
  return message.slice(message.indexOf(":") + 1, message.lastIndexOf("#"));
}
