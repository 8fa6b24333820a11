import { ruleOf } from "#core/requests/life-cycle.ts";
import { hasActiveRequest } from "#core/requests/request.ts";
import { isHeldBy, offerOf, residentNews } from "#core/requests/views.ts";
import { mask } from "#core/understanding/personal-data.ts";
import type { Transaction } from "#ports/store.ts";
import { listFor } from "./list-for.ts";
import { moveRequest, openRequest } from "./move-request.ts";
import { coordinators, tell } from "./tell.ts";
import type { World } from "./world.ts";

/** Words from resident to claimer or back. Nobody else can write about a request. */
export async function passOnWords(
  world: World,
  transaction: Transaction,
  from: string,
  id: string,
  text: string,
): Promise<void> {
  const request = await transaction.requests.load(id);
  const written = { kind: "written", request: id, text } as const;
  if (request && isHeldBy(request, from)) {
    const name = request.claimerName ?? "";
    await tell(world, transaction, request.resident, { ...written, name, offer: null });
    // Who writes has kept the promise to get in touch.
    if (request.wish.number !== null || !ruleOf("reached").from.includes(request.state)) return;
    const claimer = { by: from, isCoordinator: false };
    return moveRequest(world, transaction, id, { move: "reached" }, claimer);
  }
  if (request?.resident === from) {
    if (request.claimedBy === null || !hasActiveRequest(request)) {
      return tell(world, transaction, from, residentNews("stands", request));
    }
    const offer = offerOf(request);
    return tell(world, transaction, request.claimedBy, { ...written, name: null, offer });
  }
  await listFor(world, transaction, from, { list: "held" });
}

/** A key person's question, numbers covered, to all coordinators. */
export async function askCoordinators(
  world: World,
  transaction: Transaction,
  from: string,
  text: string,
): Promise<void> {
  const person = await transaction.keyPersons.load(from);
  if (!person) return;
  const question = { kind: "question", from, name: person.name, text: mask(text) } as const;
  const all = await coordinators(world, transaction);
  for (const contact of all) await tell(world, transaction, contact, question);
  await tell(world, transaction, from, { kind: all.length > 0 ? "asked" : "nobody-to-ask" });
}

/** A coordinator's answer; only a key person hears it. */
export async function answerQuestion(
  world: World,
  transaction: Transaction,
  to: string,
  text: string,
): Promise<void> {
  if (!(await transaction.keyPersons.load(to))) return;
  await tell(world, transaction, to, { kind: "answered", text: mask(text) });
}

/** The wish of a request that is over, once more: with the same person first, or without that one. */
export async function askAgain(
  world: World,
  transaction: Transaction,
  resident: string,
  effectId: string,
  { request: id, same }: { request: string; same: boolean },
): Promise<void> {
  const all = await transaction.requests.ofResident(resident);
  const open = all.find((one) => hasActiveRequest(one));
  if (open) return tell(world, transaction, resident, residentNews("stands", open));
  const before = all.find((one) => one.id === id);
  if (!before) return tell(world, transaction, resident, { kind: "gone" });
  const { claimedBy, wish } = before;
  if (!same && claimedBy !== null) {
    await transaction.skips.add(claimedBy, resident, world.clock.now());
  }
  await openRequest(world, transaction, resident, effectId, wish, same ? claimedBy : null);
}
