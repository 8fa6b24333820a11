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
  tell.push(...offers(before, after), ...forCoordinators(before, after, move));
  if (isNobodyLeft(before, after)) {
    tell.push({ to: after.resident, news: residentNews("waiting", after) });
  }
  return { request: after, changes, tell };
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
