import { hasActiveRequest } from "#core/requests/request.ts";
import type { StoredConversation, Transaction } from "#ports/store.ts";
import { moveRequest } from "./move-request.ts";
import type { World } from "./world.ts";

/**
 * Everything about a contact, at once: an open request ends and its claimer hears only that; taken
 * requests go back to the others; then every row goes.
 */
export async function forgetContact(
  world: World,
  transaction: Transaction,
  { contact }: StoredConversation,
): Promise<void> {
  const mover = { by: contact.id, isCoordinator: false };
  for (const request of await transaction.requests.ofResident(contact.id)) {
    if (hasActiveRequest(request)) {
      await moveRequest(world, transaction, request.id, { move: "withdraw" }, mover);
    }
    await transaction.requests.remove(request.id);
    await transaction.timers.cancel(`request:${request.id}`);
  }
  await transaction.keyPersons.remove(contact.id);
  for (const request of await transaction.requests.active()) {
    if (request.claimedBy === contact.id) {
      await moveRequest(world, transaction, request.id, { move: "release" }, mover);
    }
  }
  await transaction.conversations.forget(contact.id);
}
