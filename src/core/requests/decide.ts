import { change } from "./change-request.ts";
import type { Circumstances, Decision, Wanted } from "./decision.ts";
import { loadOf } from "./find-key-persons.ts";
import { type Move, ruleOf } from "./life-cycle.ts";
import type { News } from "./news.ts";
import type { CallbackRequest } from "./request.ts";
import { told } from "./told.ts";
import { isHeldBy, taskOf } from "./views.ts";

/** Calls that nobody took before a request ends. */
export const TRIES = 3;

/**
 * One move of a request by the table of its life: pure, so that whoever holds the row's lock decides.
 * A move that is not allowed changes nothing; a claim that comes too late is told so.
 */
export function decide(request: CallbackRequest, wanted: Wanted, about: Circumstances): Decision {
  const move = isLastTry(request, wanted) ? "try-last" : wanted.move;
  if (!isAllowed(request, move, about)) return refused(request, wanted, about);
  const moved = change(request, { ...wanted, move } as Wanted, about);
  return moved === null ? refused(request, wanted, about) : told(request, moved, move, about);
}

function isLastTry({ tries }: CallbackRequest, { move }: Wanted): boolean {
  return move === "not-reached" && tries + 1 >= TRIES;
}

/** The states and the mover of the table. */
function isAllowed(request: CallbackRequest, move: Move, about: Circumstances): boolean {
  const { from, by } = ruleOf(move);
  if (!from.includes(request.state)) return false;
  switch (by) {
    case "clock":
      return about.by === "clock";
    case "resident":
      return about.by === request.resident;
    case "asked":
      return request.offeredTo.includes(about.by) && about.by !== lastHolder(request);
    case "claimer":
      return isHeldBy(request, about.by);
    default:
      return about.isCoordinator;
  }
}

/** Who had it before it came back: an old button does not get it again. */
function lastHolder({ returned, passedBy }: CallbackRequest): string | undefined {
  return returned > 0 ? passedBy[0] : undefined;
}

/** Nothing changes. Whoever taps "I call" hears how it stands, also the second time. */
function refused(request: CallbackRequest, { move }: Wanted, about: Circumstances): Decision {
  const nothing = { request, changes: [], tell: [] };
  if (move !== "claim") return nothing;
  const news: News = isHeldBy(request, about.by)
    ? { kind: "task", request: request.id, task: taskOf(request) }
    : { kind: isFull(request, about) ? "claim-full" : "claim-lost", request: request.id };
  return { ...nothing, tell: [{ to: about.by, news }] };
}

/** Whether who wants to claim an open request holds as many as they can. */
function isFull({ state }: CallbackRequest, about: Circumstances): boolean {
  const person = about.people.find(({ id }) => id === about.by);
  return state === "open" && person !== undefined && loadOf(person, about) >= person.most;
}
