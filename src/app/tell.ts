import type { News } from "#core/requests/news.ts";
import type { Transaction } from "#ports/store.ts";
import type { World } from "./world.ts";

/**
 * Lets a contact hear of something in a turn of its own, at once but after this one: a timer that
 * is due now, so that it is committed with what caused it and turns never overlap.
 */
export async function tell(
  world: World,
  transaction: Transaction,
  contact: string,
  news: News,
): Promise<void> {
  await transaction.timers.set({
    id: `tell:${crypto.randomUUID()}`,
    dueAt: world.clock.now(),
    target: { type: "contact", contact, happening: { type: "news", news } },
  });
}
