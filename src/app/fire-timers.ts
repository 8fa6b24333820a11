import type { Timer } from "#ports/store.ts";
import { CLOCK, moveRequest } from "./move-request.ts";
import { playTurn } from "./take-turn.ts";
import type { World } from "./world.ts";

/** Timers fired before others get a turn. */
const AT_ONCE = 200;
/** A timer whose turn failed waits this long, so that it holds up no other. */
const AFTER_FAILURE_MS = 60_000;

/**
 * Plays what has fallen due, each in a transaction of its own, until nothing is due. Returns
 * whether anything was. A timer whose turn fails stays, and is tried again later.
 */
export async function fireTimers(world: World): Promise<boolean> {
  let fired = 0;
  while (fired < AT_ONCE && (await fireNext(world))) fired++;
  return fired > 0;
}

async function fireNext(world: World): Promise<boolean> {
  let taken: Timer | null = null;
  try {
    return await world.store.transaction(async (transaction) => {
      const now = world.clock.now();
      taken = await transaction.timers.takeDue(now);
      if (!taken) return false;
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
