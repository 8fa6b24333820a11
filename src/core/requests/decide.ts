import { findKeyPersons } from "./find-key-persons.ts";
import type { News } from "./news.ts";
import type { CallbackRequest, KeyPerson, RequestChange, RequestState } from "./request.ts";

const HOUR_MS = 3_600_000;
/** How long a round of offers lasts before it widens. */
export const ROUND_MS = HOUR_MS;
/** How long a claimer has to call: "now-ish" and otherwise. */
export const CALL_MS = { now: 4 * HOUR_MS, later: 24 * HOUR_MS };
/** An open request ends by itself after this. */
export const EXPIRY_MS = 7 * 24 * HOUR_MS;
/** The round in which the coordinators know. */
const LAST_ROUND = 3;

/** Everything that can happen to a stored request. */
export type Move =
  | "open"
  | "claim"
  | "release"
  | "reached"
  | "not-reached"
  | "done"
  | "withdraw"
  | "round-over"
  | "claim-late"
  | "expire";

const HELD: readonly RequestState[] = ["claimed", "reached", "not-reached"];

/** From which states a move is allowed. */
const ALLOWED: Record<Move, readonly RequestState[]> = {
  open: ["open"],
  claim: ["open"],
  release: HELD,
  reached: ["claimed", "not-reached"],
  "not-reached": ["claimed", "not-reached"],
  done: HELD,
  withdraw: ["open", ...HELD],
  "round-over": ["open"],
  "claim-late": ["claimed", "not-reached"],
  expire: ["open", "reached"],
};

/** What is known when a move is decided. Times are epoch milliseconds. */
export type Circumstances = {
  /** Conversation of who moves, or `clock`. */
  by: string;
  now: number;
  people: readonly KeyPerson[];
  active: readonly CallbackRequest[];
};

export type Decision = {
  request: CallbackRequest;
  change: RequestChange | null;
  /** What to tell whom; `coordinators` is all of them. */
  tell: { to: string; news: News }[];
  /** The one timer of a request: the next move of the clock, or none. */
  timer: { move: "round-over" | "claim-late" | "expire"; at: number } | null;
};

/**
 * One move of a request: pure, so that whoever holds the row's lock decides. A move that is not
 * allowed changes nothing; a claim that comes too late is told so.
 */
export function decide(request: CallbackRequest, move: Move, about: Circumstances): Decision {
  if (!ALLOWED[move].includes(request.state)) return refused(request, move, about);
  switch (move) {
    case "open":
      return offerRound({ ...request, round: 1 }, about, [
        { to: request.resident, news: { kind: "opened", request: request.id } },
      ]);
    case "round-over":
      return offerRound({ ...request, round: request.round + 1 }, about, []);
    case "claim":
      return claim(request, about);
    case "release":
      return giveBack(request, about, []);
    case "claim-late":
      return giveBack(request, about, [
        { to: holder(request), news: { kind: "claim-over", request: request.id } },
      ]);
    case "reached":
      return to(request, "reached", about, [
        { to: request.resident, news: { kind: "reached", ...named(request) } },
      ]);
    case "not-reached":
      return to(request, "not-reached", about, [
        { to: request.resident, news: { kind: "tried", ...named(request) } },
      ]);
    case "done":
      return done(request, about);
    case "withdraw":
      return to(
        request,
        "withdrawn",
        about,
        request.claimedBy === null
          ? []
          : [{ to: request.claimedBy, news: { kind: "withdrawn", request: request.id } }],
      );
    case "expire":
      if (request.state === "reached") return done(request, about);
      return to(request, "expired", about, [
        { to: request.resident, news: { kind: "expired", request: request.id } },
      ]);
    default:
      return move satisfies never;
  }
}

function done(request: CallbackRequest, about: Circumstances): Decision {
  return to(request, "done", about, [
    { to: request.resident, news: { kind: "done", ...named(request) } },
    { to: holder(request), news: { kind: "closed", request: request.id } },
  ]);
}

function holder(request: CallbackRequest): string {
  return request.claimedBy ?? "";
}

function named(request: CallbackRequest): { request: string; name: string } {
  return { request: request.id, name: request.claimerName ?? "" };
}

/** Nothing changes. Whoever taps "I call" hears how it stands, also the second time. */
function refused(request: CallbackRequest, move: Move, { by }: Circumstances): Decision {
  const news: News =
    request.claimedBy === by && HELD.includes(request.state)
      ? { kind: "claim-won", request }
      : { kind: "claim-lost", request: request.id };
  const tell = move === "claim" ? [{ to: by, news }] : [];
  return { request, change: null, tell, timer: timerOf(request) };
}

function to(
  request: CallbackRequest,
  state: RequestState,
  { by, now }: Circumstances,
  tell: Decision["tell"],
): Decision {
  const moved = { ...request, state, changedAt: now };
  return {
    request: moved,
    change: { request: request.id, at: now, by, from: request.state, to: state },
    tell: tell.filter((one) => one.to !== ""),
    timer: timerOf(moved),
  };
}

/** Whatever happens on the way, an open request ends a week after it began. */
function timerOf({
  state,
  callBy,
  openedAt,
  changedAt,
  round,
}: CallbackRequest): Decision["timer"] {
  const expiry = { move: "expire", at: openedAt + EXPIRY_MS } as const;
  if (state === "claimed" || state === "not-reached") {
    return { move: "claim-late", at: callBy ?? changedAt };
  }
  if (state === "reached") return { move: "expire", at: changedAt + EXPIRY_MS };
  if (state !== "open") return null;
  const roundOver = changedAt + ROUND_MS;
  if (round >= LAST_ROUND || roundOver >= expiry.at) return expiry;
  return { move: "round-over", at: roundOver };
}

/** Offers it to the next people; a round that finds nobody passes on at once. */
function offerRound(
  request: CallbackRequest,
  about: Circumstances,
  tell: Decision["tell"],
): Decision {
  const { number: _, ...offer } = request.wish;
  if (request.round >= LAST_ROUND) {
    const told: Decision["tell"] = [
      ...tell,
      { to: "coordinators", news: { kind: "unclaimed", request: request.id, offer } },
      { to: request.resident, news: { kind: "waiting", request: request.id } },
    ];
    return offered(request, about, told);
  }
  const found = findKeyPersons(request, about.people, about.active, about.now);
  if (found.length === 0) return offerRound({ ...request, round: request.round + 1 }, about, tell);
  const asked = found.map(({ id }) => id);
  return offered({ ...request, offeredTo: [...request.offeredTo, ...asked] }, about, [
    ...tell,
    ...asked.map((id) => ({
      to: id,
      news: { kind: "offered" as const, request: request.id, offer },
    })),
  ]);
}

function offered(
  request: CallbackRequest,
  { now }: Circumstances,
  tell: Decision["tell"],
): Decision {
  const moved = { ...request, changedAt: now };
  return { request: moved, change: null, tell, timer: timerOf(moved) };
}

/** Only who was asked can claim; the first one does. */
function claim(request: CallbackRequest, about: Circumstances): Decision {
  const person = about.people.find(({ id }) => id === about.by);
  if (!person || !request.offeredTo.includes(person.id)) return refused(request, "claim", about);
  const callBy = about.now + (request.wish.when === "now" ? CALL_MS.now : CALL_MS.later);
  const decision = to(
    { ...request, claimedBy: person.id, claimerName: person.name, callBy },
    "claimed",
    about,
    [],
  );
  decision.tell.push(
    { to: person.id, news: { kind: "claim-won", request: decision.request } },
    {
      to: request.resident,
      news: { kind: "claimed", request: request.id, name: person.name, callBy },
    },
  );
  return decision;
}

/** Back to the others, kindly: they are asked again, the one who gave it back is not. */
function giveBack(
  request: CallbackRequest,
  about: Circumstances,
  tell: Decision["tell"],
): Decision {
  if (about.now >= request.openedAt + EXPIRY_MS) {
    return to(request, "expired", about, [
      ...tell,
      { to: request.resident, news: { kind: "expired", request: request.id } },
    ]);
  }
  const open = to(
    { ...request, claimedBy: null, claimerName: null, callBy: null, offeredTo: [holder(request)] },
    "open",
    about,
    [...tell, { to: request.resident, news: { kind: "given-back", request: request.id } }],
  );
  const round = offerRound({ ...open.request, round: 1 }, about, open.tell);
  return { ...round, change: open.change };
}
