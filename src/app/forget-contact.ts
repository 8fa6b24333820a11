import { hasActiveRequest } from "#core/requests/request.ts";
import type { StoredConversation, Transaction } from "#ports/store.ts";
import { moveRequest } from "./move-request.ts";
import type { World } from "./world.ts";

/** Everything about a contact, at once: nobody waits for them any more, and then every row goes. */
export async function forgetContact(
  world: World,
  transaction: Transaction,
  { contact }: StoredConversation,
): Promise<void> {
  const own = await transaction.requests.ofResident(contact.id);
  await endOwn(world, transaction, contact.id);
  for (const { id } of own) {
    await transaction.requests.remove(id);
    await transaction.timers.cancel(`request:${id}`);
  }
  await transaction.keyPersons.remove(contact.id);
  await giveBackTaken(world, transaction, contact.id);
  await transaction.conversations.forget(contact.id);
}

/**
 * Nobody waits for a contact any more: an open request ends and its claimer hears only that; taken
 * requests go back to the others.
 */
export async function letGoOf(
  world: World,
  transaction: Transaction,
  contact: string,
): Promise<void> {
  await endOwn(world, transaction, contact);
  await giveBackTaken(world, transaction, contact);
}

async function endOwn(world: World, transaction: Transaction, contact: string): Promise<void> {
  const mover = { by: contact, isCoordinator: false };
  for (const request of await transaction.requests.ofResident(contact)) {
    if (!hasActiveRequest(request)) continue;
    await moveRequest(world, transaction, request.id, { move: "withdraw" }, mover);
  }
}

async function giveBackTaken(
  world: World,
  transaction: Transaction,
  contact: string,
): Promise<void> {
  const mover = { by: contact, isCoordinator: false };
  for (const { id, claimedBy } of await transaction.requests.active()) {
    if (claimedBy !== contact) continue;
    await moveRequest(world, transaction, id, { move: "release" }, mover);
  }
}
