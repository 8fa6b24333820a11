import type { StaffChange } from "#core/effect.ts";
import { keyPerson, type OwnProfile } from "#core/requests/key-person.ts";
import { dayOf } from "#core/text/format.ts";
import type { Transaction } from "#ports/store.ts";
import { listFor } from "./list-for.ts";
import { type Mover, moveRequest } from "./move-request.ts";
import { tell } from "./tell.ts";
import type { World } from "./world.ts";

/** What a key person says of themselves; all else about them stays. */
export async function saveOwnProfile(
  { keyPersons }: Transaction,
  contact: string,
  told: Partial<OwnProfile>,
): Promise<void> {
  const known = await keyPersons.load(contact);
  const merged = keyPerson.safeParse({ ...known, ...told, id: contact });
  if (merged.success) await keyPersons.save(merged.data);
}

/** What a coordinator decides about a key person, who hears of it where it matters to them. */
export async function changeKeyPerson(
  world: World,
  transaction: Transaction,
  coordinator: Mover,
  id: string,
  wanted: StaffChange,
): Promise<void> {
  const { keyPersons } = transaction;
  const person = await keyPersons.load(id);
  if (!person) return listFor(world, transaction, coordinator.by, { list: "team", page: 1 });
  const today = dayOf(world.clock.now());
  switch (wanted) {
    case "vog":
    case "instruction":
      await keyPersons.save({ ...person, [wanted]: today });
      break;
    case "pause":
    case "resume": {
      const paused = wanted === "pause";
      await keyPersons.save({ ...person, paused });
      const change = paused ? "paused" : "resumed";
      await tell(world, transaction, id, { kind: "staff", change });
      break;
    }
    case "remove":
      await keyPersons.remove(id);
      await takeAllBack(world, transaction, id, coordinator);
      await tell(world, transaction, id, { kind: "staff", change: "removed" });
      return listFor(world, transaction, coordinator.by, { list: "team", page: 1 });
    default:
      wanted satisfies never;
  }
  await listFor(world, transaction, coordinator.by, { list: "member", person: id });
}

async function takeAllBack(
  world: World,
  transaction: Transaction,
  id: string,
  coordinator: Mover,
): Promise<void> {
  for (const { id: request, claimedBy } of await transaction.requests.active()) {
    if (claimedBy !== id) continue;
    await moveRequest(world, transaction, request, { move: "take-back" }, coordinator);
  }
}
