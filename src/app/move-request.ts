import { type Decision, decide, type Move } from "#core/requests/decide.ts";
import type { News } from "#core/requests/news.ts";
import type { CallbackRequest, Wish } from "#core/requests/request.ts";
import type { Transaction } from "#ports/store.ts";
import { tell } from "./tell.ts";
import type { World } from "./world.ts";

/** A new request, offered at once. Its id comes from the event: the same yes twice is one request. */
export async function openRequest(
  world: World,
  transaction: Transaction,
  resident: string,
  effectId: string,
  wish: Wish,
): Promise<void> {
  const now = world.clock.now();
  const request: CallbackRequest = {
    id: world.vault.lookUp(`request:${effectId}`).slice(0, 12),
    resident,
    state: "open",
    wish,
    openedAt: now,
    changedAt: now,
    round: 1,
    offeredTo: [],
    claimedBy: null,
    claimerName: null,
    callBy: null,
  };
  const decision = await decideNow(world, transaction, request, "open", resident);
  const change = { request: request.id, at: now, by: resident, from: "draft", to: "open" } as const;
  await carryOut(world, transaction, { ...decision, change });
}

/**
 * One move of a stored request by somebody or the clock. Who may not make it, changes nothing:
 * a claimed one is only moved by its claimer, withdrawn only by its resident.
 */
export async function moveRequest(
  world: World,
  transaction: Transaction,
  id: string,
  move: Move,
  by: string,
): Promise<void> {
  const request = await transaction.requests.load(id);
  if (!request || !mayMove(request, move, by)) {
    return tellHowItStands(world, transaction, id, move, by);
  }
  await carryOut(world, transaction, await decideNow(world, transaction, request, move, by));
}

/** A tap is never met with silence, also when it comes too late. */
async function tellHowItStands(
  world: World,
  transaction: Transaction,
  id: string,
  move: Move,
  by: string,
): Promise<void> {
  if (by === "clock" || move === "withdraw") return;
  const news: News =
    move === "claim"
      ? { kind: "claim-lost", request: id }
      : await requestsFor(transaction, by, "held");
  await tell(world, transaction, by, news);
}

/** A key person's own requests with their numbers, or for a coordinator all, without. */
export async function requestsFor(
  transaction: Transaction,
  contact: string,
  which: "held" | "all",
): Promise<News> {
  const active = await transaction.requests.active();
  if (which === "held") {
    const own = active.filter(({ claimedBy }) => claimedBy === contact);
    return { kind: "held", requests: own };
  }
  const hidden = active.map((one) => ({ ...one, wish: { ...one.wish, number: "" } }));
  return { kind: "overview", requests: hidden };
}

function mayMove(request: CallbackRequest, move: Move, by: string): boolean {
  if (by === "clock" || move === "claim") return true;
  return by === (move === "withdraw" ? request.resident : request.claimedBy);
}

async function decideNow(
  world: World,
  transaction: Transaction,
  request: CallbackRequest,
  move: Move,
  by: string,
): Promise<Decision> {
  const people = await transaction.keyPersons.all();
  const active = await transaction.requests.active();
  return decide(request, move, { by, now: world.clock.now(), people, active });
}

async function carryOut(
  world: World,
  transaction: Transaction,
  { request, change, tell: news, timer }: Decision,
): Promise<void> {
  await transaction.requests.save(request, change);
  const timerId = `request:${request.id}`;
  if (timer) {
    const target = { type: "request", request: request.id, move: timer.move } as const;
    await transaction.timers.set({ id: timerId, dueAt: timer.at, target });
  } else {
    await transaction.timers.cancel(timerId);
  }
  for (const one of news) {
    const everyone =
      one.to === "coordinators"
        ? (await transaction.conversations.withRole("coordinator")).map(({ contact }) => contact.id)
        : [one.to];
    for (const contact of everyone) await tell(world, transaction, contact, one.news);
  }
}
