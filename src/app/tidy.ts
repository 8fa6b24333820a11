import { CONVERSATION_DAYS } from "#core/flow/limits.ts";
import type { Transaction } from "#ports/store.ts";
import { setRequestTimer } from "./request-timers.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;
/** A channel does not repeat an event later than this (Meta: seven days). */
const MARK_DAYS = 8;
/** Two people who were kept apart may have forgotten why. */
const SKIP_DAYS = 365;

/** What is old goes: conversations, seen marks, sent messages, the numbers of ended requests. */
export async function tidy(world: World): Promise<void> {
  const now = world.clock.now();
  const { keepDays } = world.content.directory.town.callbacks;
  const ended = await world.store.transaction(async ({ requests, timers }) => {
    const old = await requests.endedBefore(now - keepDays * DAY_MS);
    for (const { id } of old) {
      await requests.remove(id);
      await timers.cancel(`request:${id}`);
    }
    return old.length;
  });
  await world.store.transaction(setTimers);
  const conversations = await world.store.tidy(
    now - CONVERSATION_DAYS * DAY_MS,
    now - MARK_DAYS * DAY_MS,
    now - SKIP_DAYS * DAY_MS,
  );
  world.log.info("tidied", { requests: ended, conversations });
}

/** Every request that goes on has its timer, whatever became of it. */
async function setTimers(transaction: Transaction): Promise<void> {
  for (const { id } of await transaction.requests.active()) {
    const request = await transaction.requests.load(id);
    if (request) await setRequestTimer(transaction, request);
  }
}

/** Tidies now and every day after; the returned function stops it. */
export function tidyDaily(world: World): () => void {
  let callOff = () => {};
  const run = () => {
    tidy(world).catch((cause) => world.log.error("tidying failed", cause));
    callOff = world.clock.at(world.clock.now() + DAY_MS, run);
  };
  run();
  return () => callOff();
}
