import { ROUND } from "./find-key-persons.ts";
import type { ClaimerHears, ResidentHears } from "./life-cycle.ts";
import type { News, Offer, Seen, Task } from "./news.ts";
import { type CallbackRequest, HELD } from "./request.ts";

/** What anybody but the claimer sees of a wish: no number. */
export function offerOf({ wish: { number, ...offer } }: CallbackRequest): Offer {
  return { ...offer, writes: number === null };
}

/** What the claimer, and only the claimer, sees beside the number. */
export function taskOf(request: CallbackRequest): Task {
  const { id, state, callBy, tries, notes, handover } = request;
  return { id, state, callBy, tries, notes, handover, offer: offerOf(request) };
}

/** What a coordinator sees. */
export function seenOf(request: CallbackRequest): Seen {
  const { id, state, openedAt, round, claimerName, callBy, returned } = request;
  return { id, state, openedAt, round, claimerName, callBy, returned, offer: offerOf(request) };
}

/** News for the resident. */
export function residentNews(
  kind: ResidentHears,
  request: CallbackRequest,
  name = request.claimerName,
): News {
  const { id, state, callBy, handover, dueAt, offeredTo, round } = request;
  const isOpen = state === "open";
  return {
    kind,
    request: id,
    state,
    name,
    callBy,
    urgent: request.wish.urgent,
    handover,
    from: isOpen && offeredTo.length === 0 && round < ROUND.coordinators ? dueAt : null,
    isWide: isOpen && round >= ROUND.coordinators,
    writes: request.wish.number === null,
  };
}

/** News for who has, or had, the request; the number only where it is asked for. */
export function claimerNews(kind: ClaimerHears, request: CallbackRequest): News {
  const shown = { request: request.id, task: taskOf(request) };
  if (kind === "handover-agreed") {
    return { kind, ...shown, name: request.claimerName ?? "", isMailed: false };
  }
  if (kind !== "claim-won" && kind !== "number") return { kind, ...shown };
  return { kind, ...shown, number: request.wish.number };
}

/** Whether somebody has this request now. */
export function isHeldBy(request: CallbackRequest, contact: string): boolean {
  return request.claimedBy === contact && HELD.includes(request.state);
}
