import type { Role } from "#core/conversation/conversation.ts";
import type { Transaction } from "#ports/store.ts";
import { tell } from "./tell.ts";
import type { World } from "./world.ts";

/** An invite that nobody followed ends after this. */
const INVITE_MS = 7 * 86_400_000;

/** A one-time code that makes whoever follows it a key person or coordinator. */
export async function makeInvite(world: World, role: Exclude<Role, "resident">): Promise<string> {
  const code = crypto.randomUUID().replaceAll("-", "");
  const expiresAt = world.clock.now() + INVITE_MS;
  await world.store.transaction((transaction) => transaction.invites.add(code, role, expiresAt));
  return code;
}

/** A one-time code for a key person, made in a coordinator's turn; the same turn twice is the same code. */
export async function inviteFor(
  world: World,
  transaction: Transaction,
  coordinator: string,
  effectId: string,
): Promise<void> {
  const code = world.vault.lookUp(`invite:${effectId}`);
  await transaction.invites.add(code, "key-person", world.clock.now() + INVITE_MS);
  await tell(world, transaction, coordinator, { kind: "invite-made", code });
}

/** Gives the role once; a used, unknown or expired code is told so. */
export async function redeemInvite(
  world: World,
  transaction: Transaction,
  contact: string,
  code: string,
): Promise<void> {
  const role = await transaction.invites.redeem(code, world.clock.now());
  await tell(
    world,
    transaction,
    contact,
    role === null || role === "resident" ? { kind: "invite-refused" } : { kind: "invited", role },
  );
}
