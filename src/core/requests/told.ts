import type { Circumstances, Decision, Told } from "./decision.ts";
import { ROUND } from "./find-key-persons.ts";
import { type Move, type RequestChange, ruleOf } from "./life-cycle.ts";
import type { CallbackRequest } from "./request.ts";
import { claimerNews, offerOf, residentNews } from "./views.ts";

/** The rows of a move and who hears of it. */
export function told(
  before: CallbackRequest,
  after: CallbackRequest,
  move: Move,
  about: Circumstances,
): Decision {
  const rule = ruleOf(move);
  const { by, now } = about;
  const row = { request: before.id, at: now, by, from: before.state, to: after.state };
  const changes: RequestChange[] = [{ ...row, move }];
  // Whoever gets it sees the number with it: the first look.
  if (after.state === "claimed" && before.state === "open") {
    changes.push({ ...row, by: after.claimedBy ?? by, move: "look", from: "claimed" });
  }
  const tell: Told[] = [];
  if (rule.resident) {
    const name = after.claimerName ?? before.claimerName;
    tell.push({ to: before.resident, news: residentNews(rule.resident, after, name) });
  }
  const claimer = after.claimedBy ?? before.claimedBy;
  if (rule.claimer && claimer !== null) {
    tell.push({ to: claimer, news: claimerNews(rule.claimer, after) });
  }
  if (move === "assign") {
    const assigned = {
      kind: "assigned",
      request: after.id,
      name: after.claimerName ?? "",
    } as const;
    tell.push({ to: by, news: assigned });
  }
  tell.push(...visitOff(before, after, move));
  tell.push(...offers(before, after), ...offersOver(before, after));
  tell.push(...forCoordinators(before, after, move));
  if (isNobodyLeft(before, after)) {
    tell.push({ to: after.resident, news: residentNews("waiting", after) });
  }
  return { request: after, changes, tell };
}

/** Moves that end a handover because the day has been. */
const AFTER_THE_DAY: readonly Move[] = ["arrived", "not-arrived", "handover-over"];

/** Whether a visit that was agreed does not take place. */
export function isVisitOff(before: CallbackRequest, after: CallbackRequest, move: Move): boolean {
  if (!before.handover?.company || before.handover.asked || AFTER_THE_DAY.includes(move))
    return false;
  return after.state !== "handover";
}

/** Who waits for a visit hears that it is off. */
function visitOff(before: CallbackRequest, after: CallbackRequest, move: Move): Told[] {
  const { handover, claimedBy, resident, id } = before;
  if (!handover || !isVisitOff(before, after, move)) return [];
  const news = { kind: "visit-off", request: id, handover } as const;
  return [
    { to: resident, news: { ...news, isMailed: false } },
    ...(claimedBy === null ? [] : [{ to: claimedBy, news: { ...news, isMailed: false } }]),
  ];
}

/** Whether the last round has just begun. */
function isNobodyLeft(before: CallbackRequest, after: CallbackRequest): boolean {
  const isLast = ({ state, round }: CallbackRequest) =>
    state === "open" && round === ROUND.coordinators;
  return isLast(after) && !isLast(before);
}

/** Everybody who is asked now and was not before. */
function offers(before: CallbackRequest, after: CallbackRequest): Told[] {
  if (after.state !== "open") return [];
  const asked = before.state === "open" ? before.offeredTo : [before.claimedBy];
  const news = { kind: "offered", request: after.id, offer: offerOf(after) } as const;
  return after.offeredTo
    .filter((id) => !asked.includes(id))
    .map((to) => ({ to, news: { ...news, isAgain: to === after.prefers } }));
}

/** Everybody else who was asked and said neither yes nor no. */
function offersOver(before: CallbackRequest, after: CallbackRequest): Told[] {
  if (before.state !== "open" || after.state === "open") return [];
  const answered = [...before.passedBy, after.claimedBy];
  const news = { kind: "offer-over", request: after.id } as const;
  return before.offeredTo.filter((id) => !answered.includes(id)).map((to) => ({ to, news }));
}

function forCoordinators(before: CallbackRequest, after: CallbackRequest, move: Move): Told[] {
  const { coordinators } = ruleOf(move);
  const kinds = [
    ...(coordinators === "urgent" && after.wish.urgent ? (["urgent"] as const) : []),
    ...(coordinators === "late" ? (["late"] as const) : []),
    ...(isNobodyLeft(before, after) ? (["unclaimed"] as const) : []),
  ];
  const shown = { request: after.id, offer: offerOf(after), name: before.claimerName };
  return kinds.map((kind) => ({ to: "coordinators", news: { kind, ...shown } }));
}
