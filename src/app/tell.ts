import type { News } from "#core/requests/news.ts";
import type { Transaction } from "#ports/store.ts";
import type { World } from "./world.ts";

/** The coordinators who can be reached. That there is none, an operator must know. */
export async function coordinators(world: World, transaction: Transaction): Promise<string[]> {
  const all = await transaction.conversations.withRole("coordinator");
  const there = all.filter(({ conversation }) => !conversation.gone);
  if (there.length === 0) world.log.error("no coordinator can be reached: invite one", null);
  return there.map(({ contact }) => contact.id);
}

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
