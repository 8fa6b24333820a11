import type { Store, Timer } from "#ports/store.ts";
import { CLOCK, moveRequest } from "./move-request.ts";
import { playTurn } from "./take-turn.ts";
import type { World } from "./world.ts";

/** Timers fired before others get a turn. */
const AT_ONCE = 200;
/** A timer whose turn failed waits this long, so that it holds up no other. */
const AFTER_FAILURE_MS = 60_000;

/** The timers of one process. */
export type Timers = {
  /** Plays what has fallen due, each in a transaction of its own, until nothing is due; whether anything was. */
  fire(): Promise<boolean>;
  /** Others may have set one: the next `fire` looks for itself. */
  mayHaveChanged(): void;
  /** The world in which a timer that is set is noticed. */
  world: World;
};

/**
 * Fires timers and remembers when the next one is due, so that nobody looks in vain after every turn.
 * A timer whose turn fails stays, and is tried again later.
 */
export function openTimers(given: World): Timers {
  /** When the earliest may be due; null: none is known of. */
  let next: number | null = 0;
  const notice = (dueAt: number) => {
    next = next === null ? dueAt : Math.min(next, dueAt);
  };
  const world: World = { ...given, store: noticing(given.store, notice) };

  return {
    world,
    mayHaveChanged: () => notice(0),
    async fire() {
      if (next === null || next > world.clock.now()) return false;
      let fired = 0;
      try {
        do next = null;
        while ((await fireNext(world, notice)) && ++fired < AT_ONCE);
      } catch (cause) {
        notice(0);
        throw cause;
      }
      if (fired === AT_ONCE) notice(0);
      return fired > 0;
    },
  };
}

/** Timers are noticed once they are committed: before, nobody finds them. */
function noticing(store: Store, notice: (dueAt: number) => void): Store {
  return {
    ...store,
    async transaction(work) {
      let earliest = Number.POSITIVE_INFINITY;
      const result = await store.transaction((transaction) => {
        const { timers } = transaction;
        const set = (timer: Timer) => {
          earliest = Math.min(earliest, timer.dueAt);
          return timers.set(timer);
        };
        return work({ ...transaction, timers: { ...timers, set } });
      });
      if (earliest < Number.POSITIVE_INFINITY) notice(earliest);
      return result;
    },
  };
}

/** Plays the earliest that is due; false when none is, and then tells when the next will be. */
async function fireNext(world: World, notice: (dueAt: number) => void): Promise<boolean> {
  let taken: Timer | null = null;
  try {
    return await world.store.transaction(async (transaction) => {
      const now = world.clock.now();
      taken = await transaction.timers.takeDue(now);
      if (!taken) {
        const dueAt = await transaction.timers.nextDueAt();
        if (dueAt !== null) notice(dueAt);
        return false;
      }
      const { id, dueAt, target } = taken;
      if (target.type === "unreadable") {
        world.log.error("a timer of another version cannot be read and is dropped", null);
        return true;
      }
      if (target.type === "request") {
        await moveRequest(world, transaction, target.request, { move: target.move }, CLOCK);
        return true;
      }
      const stored = await transaction.conversations.load(target.contact);
      const turn = { eventId: `${id}@${dueAt}`, now, ownNumber: null };
      if (stored) await playTurn(world, transaction, stored, target.happening, turn);
      return true;
    });
  } catch (cause) {
    if (!taken) throw cause;
    return await putOff(world, taken, cause);
  }
}

async function putOff(world: World, timer: Timer, cause: unknown): Promise<boolean> {
  world.log.error("a timer failed and is put off", cause, { timer: timer.target.type });
  const dueAt = world.clock.now() + AFTER_FAILURE_MS;
  await world.store.transaction(({ timers }) => timers.set({ ...timer, dueAt }));
  return true;
}
