import { addDays } from "#core/text/calendar.ts";
import { momentAt } from "#core/text/clock.ts";
import type { Circumstances, Wanted } from "./decision.ts";
import { loadOf, mayTake, ROUND } from "./find-key-persons.ts";
import { ruleOf } from "./life-cycle.ts";
import { EXPIRY_MS, startRound } from "./offer-round.ts";
import { againAt, MORNING, promiseOf } from "./promise.ts";
import { type CallbackRequest, type Company, NOTE_LENGTH, type RequestState } from "./request.ts";

const DAY_MS = 86_400_000;
/** How long somebody has to say whether they want a handover, or have been there. */
const ANSWER_MS = 3 * DAY_MS;

/** The request after the move; null when it cannot be made. */
export function change(
  request: CallbackRequest,
  wanted: Wanted,
  about: Circumstances,
): CallbackRequest | null {
  const { now } = about;
  const { to } = ruleOf(wanted.move);
  const moved = to === "same" ? request : { ...request, state: to, changedAt: now };
  switch (wanted.move) {
    case "open":
      return startRound(moved, about);
    case "round-over":
      return startRound(nextRound(moved), about);
    case "pass":
      return pass(request, about);
    case "claim":
      return take(moved, about.by, about);
    case "assign":
      return take(moved, wanted.person, about);
    case "reached":
      return { ...moved, dueAt: now + EXPIRY_MS };
    case "not-reached": {
      const callBy = promiseOf(request.wish, now, about.settings);
      return { ...moved, tries: request.tries + 1, callBy, dueAt: callBy };
    }
    case "try-last":
      return { ...moved, tries: request.tries + 1, dueAt: null };
    case "again": {
      // A try that is put off and put off ends like one that was forgotten.
      const callBy = Math.min(againAt(wanted.again, now), request.changedAt + EXPIRY_MS);
      return callBy > now ? { ...request, callBy, dueAt: callBy } : null;
    }
    case "note":
      return { ...request, notes: noted(request, wanted) };
    case "release":
    case "knows":
    case "take-back":
    case "claim-late":
      return giveBack(moved, request.state, about);
    case "propose":
      return {
        ...moved,
        handover: { point: wanted.point, day: wanted.day, company: null, asked: false },
        // After its day has begun nobody can say yes to it any more.
        dueAt: Math.min(now + ANSWER_MS, momentAt(wanted.day, 0)),
      };
    case "agree":
      return agreed(request, wanted.company, now);
    case "ask-arrival":
      return {
        ...moved,
        handover: request.handover && { ...request.handover, asked: true },
        dueAt: now + ANSWER_MS,
      };
    case "arrived":
    case "not-arrived":
    case "decline":
    case "handover-over":
      return { ...moved, handover: null, dueAt: now + EXPIRY_MS };
    case "done":
    case "quiet-over": {
      const later = now + about.settings.aftercareDays * DAY_MS;
      return { ...moved, dueAt: request.wish.aftercare ? later : null };
    }
    case "withdraw":
    case "expire":
    case "aftercare":
      return { ...moved, dueAt: null };
    case "look":
      return request;
    default:
      return wanted satisfies never;
  }
}

/** The claimer's own. Only a coordinator goes past somebody's own maximum, and nobody past the wish. */
function take(request: CallbackRequest, id: string, about: Circumstances): CallbackRequest | null {
  const person = about.people.find((one) => one.id === id);
  if (!person || !mayTake(person, request, about)) return null;
  if (id === about.by && loadOf(person, about) >= person.most) return null;
  const callBy = promiseOf(request.wish, about.now, about.settings);
  return {
    ...request,
    claimedBy: person.id,
    claimerName: person.name,
    claimedAt: request.claimedAt ?? about.now,
    callBy,
    dueAt: callBy,
    tries: 0,
  };
}

function nextRound(request: CallbackRequest): CallbackRequest {
  return { ...request, round: Math.min(request.round + 1, ROUND.coordinators) };
}

/** "Not now": when nobody is left to wait for, the next round begins. */
function pass(request: CallbackRequest, about: Circumstances): CallbackRequest {
  const passed = { ...request, passedBy: [...new Set([...request.passedBy, about.by])] };
  const isWaiting = request.offeredTo.some((id) => !passed.passedBy.includes(id));
  if (isWaiting || request.round >= ROUND.coordinators) return passed;
  return startRound(nextRound(passed), about);
}

/** Back to the others, kindly; who gave it back is not asked again. */
function giveBack(
  request: CallbackRequest,
  before: RequestState,
  about: Circumstances,
): CallbackRequest {
  const gaveBack = request.claimedBy === null ? [] : [request.claimedBy];
  const wasReached = before === "reached" || before === "handover";
  return startRound(
    {
      ...request,
      claimedBy: null,
      claimerName: null,
      callBy: null,
      tries: 0,
      handover: null,
      notes: { outcomes: [], line: null },
      prefers: null,
      returned: request.returned + 1,
      offeredTo: gaveBack,
      passedBy: gaveBack,
      // Who was spoken to has a new week; who was forgotten again and again has not.
      reopenedAt: wasReached ? about.now : request.reopenedAt,
      round: ROUND.first,
    },
    about,
  );
}

/** Once, and not after its day has begun. The morning after, the resident is asked whether they were there. */
function agreed(request: CallbackRequest, company: Company, now: number): CallbackRequest | null {
  const { handover } = request;
  if (handover === null || handover.company !== null || now >= momentAt(handover.day, 0))
    return null;
  const dueAt = momentAt(addDays(handover.day, 1), MORNING);
  return { ...request, handover: { ...handover, company }, dueAt };
}

function noted(
  { notes }: CallbackRequest,
  { outcome, line }: Extract<Wanted, { move: "note" }>,
): CallbackRequest["notes"] {
  const outcomes = outcome ? [...new Set([...notes.outcomes, outcome])] : notes.outcomes;
  return { outcomes, line: line === undefined ? notes.line : line.slice(0, NOTE_LENGTH) };
}
