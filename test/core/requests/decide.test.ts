import { describe, expect, test } from "vitest";
import { decide, TRIES } from "#core/requests/decide.ts";
import type { Circumstances, Decision, Wanted } from "#core/requests/decision.ts";
import { FIRST_ROUND, ROUND } from "#core/requests/find-key-persons.ts";
import type { KeyPerson } from "#core/requests/key-person.ts";
import { type Move, ruleOf } from "#core/requests/life-cycle.ts";
import { EXPIRY_MS } from "#core/requests/offer-round.ts";
import {
  type CallbackRequest,
  HELD,
  type RequestState,
  requestState,
} from "#core/requests/request.ts";
import { timerOf } from "#core/requests/request-timer.ts";
import { USUAL_SETTINGS } from "#core/requests/settings.ts";
import { DAY, HOUR, MONDAY } from "../../support/content.ts";
import { keyPersonOf, requestOf, wishOf } from "../../support/samples.ts";

const RESIDENT = "anna";
const NOW = MONDAY + HOUR;

function person(id: string, changes: Partial<KeyPerson> = {}): KeyPerson {
  return keyPersonOf(id, { id, name: id.toUpperCase(), languages: ["nl"], ...changes });
}

function about(changes: Partial<Circumstances> = {}): Circumstances {
  return {
    by: "clock",
    isCoordinator: false,
    now: NOW,
    people: [person("fatima")],
    active: [],
    skips: new Set(),
    settings: USUAL_SETTINGS,
    ...changes,
  };
}

/** A request in a state, as it comes to be in it. */
function inState(state: RequestState, changes: Partial<CallbackRequest> = {}): CallbackRequest {
  const isHeld = [...HELD, "done"].includes(state);
  return requestOf("r1", {
    resident: RESIDENT,
    openedAt: MONDAY,
    changedAt: MONDAY,
    state,
    offeredTo: state === "draft" ? [] : ["fatima"],
    ...(isHeld ? { claimedBy: "fatima", claimerName: "FATIMA", callBy: NOW, dueAt: NOW } : {}),
    ...(state === "handover"
      ? { handover: { point: "gemeente", day: "2026-11-30", company: null, asked: false } }
      : {}),
    ...changes,
  });
}

/** What is wanted with what it needs, by who may want it. */
function wantedOf(move: Move): Wanted {
  switch (move) {
    case "assign":
      return { move, person: "fatima" };
    case "again":
      return { move, again: "tomorrow" };
    case "note":
      return { move, outcome: "listened" };
    case "propose":
      return { move, point: "gemeente", day: "2026-11-30" };
    case "agree":
      return { move, company: "together" };
    default:
      return { move };
  }
}

const MOVERS = {
  resident: { by: RESIDENT },
  asked: { by: "fatima" },
  claimer: { by: "fatima" },
  coordinator: { by: "kees", isCoordinator: true },
  clock: { by: "clock" },
};

function makes(
  move: Move,
  request: CallbackRequest,
  changes: Partial<Circumstances> = {},
): Decision {
  return decide(request, wantedOf(move), about({ ...MOVERS[ruleOf(move).by], ...changes }));
}

/** Written out once more, by hand: from which states each move leads where. */
const ALLOWED: Record<Move, Partial<Record<RequestState, RequestState>>> = {
  open: { draft: "open" },
  pass: { open: "open" },
  "round-over": { open: "open" },
  claim: { open: "claimed" },
  assign: { open: "claimed" },
  look: {
    claimed: "claimed",
    reached: "reached",
    "not-reached": "not-reached",
    handover: "handover",
  },
  reached: { claimed: "reached", "not-reached": "reached" },
  "not-reached": { claimed: "not-reached", "not-reached": "not-reached" },
  again: { "not-reached": "not-reached" },
  "try-last": { claimed: "expired", "not-reached": "expired" },
  note: {
    claimed: "claimed",
    reached: "reached",
    "not-reached": "not-reached",
    handover: "handover",
  },
  release: { claimed: "open", reached: "open", "not-reached": "open", handover: "open" },
  knows: { claimed: "open", reached: "open", "not-reached": "open", handover: "open" },
  "take-back": { claimed: "open", reached: "open", "not-reached": "open", handover: "open" },
  "claim-late": { claimed: "open", "not-reached": "open" },
  propose: { claimed: "handover", reached: "handover" },
  agree: { handover: "handover" },
  decline: { handover: "reached" },
  "ask-arrival": { handover: "handover" },
  arrived: { handover: "reached" },
  "not-arrived": { handover: "reached" },
  "handover-over": { handover: "reached" },
  done: { claimed: "done", reached: "done", "not-reached": "done", handover: "done" },
  "quiet-over": { reached: "done" },
  withdraw: {
    open: "withdrawn",
    claimed: "withdrawn",
    reached: "withdrawn",
    "not-reached": "withdrawn",
    handover: "withdrawn",
  },
  expire: { open: "expired" },
  aftercare: { done: "done" },
};

const STATES = requestState.options;
const MOVES = Object.keys(ALLOWED) as Move[];
const CELLS = MOVES.flatMap((move) =>
  STATES.map((state) => ({ move, state, after: ALLOWED[move][state] })),
);

describe("every move from every state", () => {
  test.each(CELLS.filter(({ after }) => after !== undefined))(
    "$move from $state leads to $after, and is a row",
    ({ move, state, after }) => {
      const { request, changes } = makes(move, inState(state));
      expect(request.state).toBe(after);
      const { by } = MOVERS[ruleOf(move).by];
      expect(changes[0]).toEqual({ request: "r1", at: NOW, by, move, from: state, to: after });
    },
  );

  test.each(CELLS.filter(({ after }) => after === undefined))(
    "$move from $state changes nothing",
    ({ move, state }) => {
      const before = inState(state);
      const { request, changes, tell } = makes(move, before);
      expect(request).toBe(before);
      expect(changes).toEqual([]);
      expect(tell.filter(({ to }) => to !== MOVERS[ruleOf(move).by].by)).toEqual([]);
    },
  );

  test.each(CELLS.filter(({ after }) => after !== undefined))(
    "$move from $state is only for who may make it",
    ({ move, state }) => {
      const others = Object.values(MOVERS).filter(({ by }) => by !== MOVERS[ruleOf(move).by].by);
      for (const mover of [...others, { by: "stranger" }]) {
        const decision = decide(inState(state), wantedOf(move), about(mover));
        expect(decision.changes, mover.by).toEqual([]);
      }
    },
  );

  test("nothing that was decided on is changed by it", () => {
    for (const { move, state } of CELLS) {
      const before = inState(state);
      const copy = structuredClone(before);
      makes(move, before);
      expect(before).toEqual(copy);
    }
  });

  test.each(CELLS.filter(({ state, after }) => after !== undefined && after !== state))(
    "$move from $state is told to the resident, once",
    ({ move, state }) => {
      const { tell } = makes(move, inState(state));
      const heard = tell.filter(({ to, news }) => to === RESIDENT && news.kind !== "waiting");
      expect(heard).toHaveLength(1);
    },
  );

  test("the number is told with a claim, a look or an assignment, to who has it", () => {
    for (const { move, state } of CELLS) {
      for (const { to, news } of makes(move, inState(state)).tell) {
        const hasNumber = JSON.stringify(news).includes("612345678");
        expect(hasNumber, `${move} to ${to}`).toBe("number" in news);
        if (hasNumber) expect([to, ["claim", "look", "assign"]]).toContain("fatima");
      }
    }
  });
});

describe("the rounds of offers", () => {
  const near = { areas: ["3562"] };
  const far = { areas: ["3561"] };
  const asked = ({ tell }: Decision) =>
    tell.filter(({ news }) => news.kind === "offered").map(({ to }) => to);
  const kinds = ({ tell }: Decision) => tell.map(({ to, news }) => [to, news.kind]);

  test("three who cover the neighbourhood, the rest of the town, other towns, the coordinators", () => {
    const people = [
      ...["a", "b", "c", "d"].map((id) => person(id, near)),
      person("e", far),
      person("f", { elsewhere: true }),
    ];
    const first = makes("open", inState("draft"), { people });
    expect(asked(first)).toEqual(["a", "b", "c"]);
    expect(asked(first)).toHaveLength(FIRST_ROUND);
    const second = makes("round-over", first.request, { people });
    expect(asked(second)).toEqual(["d", "e"]);
    const third = makes("round-over", second.request, { people });
    expect(asked(third)).toEqual(["f"]);
    const last = makes("round-over", third.request, { people });
    expect(kinds(last)).toEqual([
      ["coordinators", "unclaimed"],
      [RESIDENT, "waiting"],
    ]);
    expect(new Set(last.request.offeredTo).size).toBe(6);
  });

  test("a round that finds nobody passes on at once", () => {
    expect(asked(makes("open", inState("draft"), { people: [person("a", far)] }))).toEqual(["a"]);
    const nobody = makes("open", inState("draft"), { people: [] });
    expect(nobody.request.round).toBe(ROUND.coordinators);
    expect(kinds(nobody)).toEqual([
      [RESIDENT, "opened"],
      ["coordinators", "unclaimed"],
      [RESIDENT, "waiting"],
    ]);
  });

  test("at night nobody gives up: the same round begins again in the morning", () => {
    const night = Date.parse("2026-11-23T23:00+01:00");
    const people = [person("a", { hours: { from: 540, to: 1020 } })];
    const opened = makes("open", inState("draft"), { people, now: night });
    expect(kinds(opened)).toEqual([[RESIDENT, "opened"]]);
    const [{ news } = { news: null }] = opened.tell;
    expect(news).toMatchObject({ from: Date.parse("2026-11-24T09:00+01:00") });
    const timer = timerOf(opened.request);
    expect(timer?.move).toBe("round-over");
    const morning = makes("round-over", opened.request, { people, now: timer?.at ?? 0 });
    expect(asked(morning)).toEqual(["a"]);
    expect(morning.request.round).toBe(ROUND.first);
  });

  test("who is on duty at night is asked at once", () => {
    const now = Date.parse("2026-11-23T23:00+01:00");
    expect(asked(makes("open", inState("draft"), { now }))).toEqual(["fatima"]);
  });

  test("when all who were asked have passed, nobody waits for the clock", () => {
    const people = [person("fatima", near), person("ali", near), person("noor", far)];
    const opened = makes("open", inState("draft"), { people }).request;
    const one = makes("pass", opened, { people, by: "fatima" });
    expect(asked(one)).toEqual([]);
    expect(asked(makes("pass", one.request, { people, by: "ali" }))).toEqual(["noor"]);
  });

  test("an urgent one reaches the coordinators at once as well", () => {
    const wish = wishOf({ urgent: true });
    expect(kinds(makes("open", inState("draft", { wish })))).toEqual([
      [RESIDENT, "opened"],
      ["fatima", "offered"],
      ["coordinators", "urgent"],
    ]);
  });

  test("the same person as before is asked first, alone", () => {
    const people = [person("a"), person("b")];
    const again = inState("draft", { prefers: "b", round: ROUND.same });
    const first = makes("open", again, { people });
    expect(asked(first)).toEqual(["b"]);
    expect(asked(makes("round-over", first.request, { people }))).toEqual(["a"]);
  });
});

describe("a claim", () => {
  const people = [person("fatima"), person("ali"), person("noor")];
  const open = inState("open", { offeredTo: ["fatima", "ali"] });

  test("is won by the first who was asked; the rows say claim and look", () => {
    const { request, changes, tell } = makes("claim", open, { people });
    const callBy = Date.parse("2026-11-23T12:00+01:00");
    expect(request).toMatchObject({ claimedBy: "fatima", claimerName: "FATIMA", callBy });
    expect(changes.map(({ move, by }) => [move, by])).toEqual([
      ["claim", "fatima"],
      ["look", "fatima"],
    ]);
    expect(tell).toMatchObject([
      { to: RESIDENT, news: { kind: "claimed", name: "FATIMA", callBy } },
      { to: "fatima", news: { kind: "claim-won", number: "+31612345678" } },
      { to: "ali", news: { kind: "offer-over", request: "r1" } },
    ]);
  });

  test("by another is lost, and that is said", () => {
    const won = makes("claim", open, { people }).request;
    const lost = makes("claim", won, { people, by: "ali" });
    expect(lost.request).toEqual(won);
    expect(lost.tell).toEqual([{ to: "ali", news: { kind: "claim-lost", request: "r1" } }]);
  });

  test("by who has it already shows it again, without the number", () => {
    const won = makes("claim", open, { people }).request;
    const again = makes("claim", won, { people });
    expect(again.changes).toEqual([]);
    expect(again.tell).toMatchObject([{ to: "fatima", news: { kind: "task" } }]);
    expect(JSON.stringify(again.tell)).not.toContain("612345678");
  });

  test("beyond one's own maximum is refused kindly", () => {
    const full = [person("fatima", { most: 1 })];
    const active = [inState("claimed", { id: "r0" })];
    const refused = makes("claim", open, { people: full, active });
    expect(refused.tell).toEqual([{ to: "fatima", news: { kind: "claim-full", request: "r1" } }]);
  });

  test.each([
    ["who was not asked", { by: "noor" }],
    ["who is paused since", { people: [person("fatima", { paused: true })] }],
    ["who is kept apart from the resident", { skips: new Set(["fatima"]) }],
    ["who is no key person any more", { people: [] }],
    ["the resident", { by: RESIDENT }],
  ])("by %s is refused", (_, changes) => {
    expect(makes("claim", open, { people, ...changes }).changes).toEqual([]);
  });

  test("a coordinator gives it to somebody who holds enough already, but not to who is kept apart", () => {
    const active = [inState("claimed", { id: "r0" })];
    const full = [person("fatima", { most: 1 })];
    expect(makes("assign", open, { people: full, active }).request.claimedBy).toBe("fatima");
    const skips = new Set(["fatima"]);
    expect(makes("assign", open, { people: full, skips }).changes).toEqual([]);
  });
});

describe("given back", () => {
  const people = [person("fatima"), person("ali")];

  test("it goes to the others, and everything of the one who had it is gone", () => {
    const held = inState("reached", {
      tries: 2,
      notes: { outcomes: ["listened"], line: "bel terug" },
    });
    const { request, tell } = makes("release", held, { people });
    expect(request).toMatchObject({ state: "open", claimedBy: null, callBy: null, tries: 0 });
    expect(request.notes).toEqual({ outcomes: [], line: null });
    expect(tell.map(({ to, news }) => [to, news.kind])).toEqual([
      [RESIDENT, "given-back"],
      ["ali", "offered"],
    ]);
  });

  test("who claimed and forgot is told kindly, and the coordinators know", () => {
    const { tell } = makes("claim-late", inState("claimed"), { people });
    expect(tell.map(({ to, news }) => [to, news.kind])).toEqual([
      [RESIDENT, "given-back"],
      ["fatima", "claim-over"],
      ["ali", "offered"],
      ["coordinators", "late"],
    ]);
  });

  test("nobody gets it again by an old button who gave it back, forgot it or lost it", () => {
    for (const move of ["release", "take-back", "claim-late"] as const) {
      const back = makes(move, inState("claimed"), { people }).request;
      expect(makes("claim", back, { people, by: "fatima" }).changes, move).toEqual([]);
      expect(makes("claim", back, { people, by: "ali" }).request.claimedBy, move).toBe("ali");
    }
  });

  test("of 'I know this person' nobody hears more than of 'not for me'", () => {
    const held = inState("claimed");
    expect(makes("knows", held, { people }).tell).toEqual(makes("release", held, { people }).tell);
  });
});

describe("three tries", () => {
  test("the third that nobody took ends it, and both know", () => {
    let decision = makes("not-reached", inState("claimed"));
    for (let tries = 1; tries < TRIES - 1; tries++) {
      expect(decision.request).toMatchObject({ state: "not-reached", tries });
      expect(decision.tell.map(({ news }) => news.kind)).toEqual(["tried", "try-noted"]);
      decision = makes("not-reached", decision.request);
    }
    const last = makes("not-reached", decision.request);
    expect(last.request).toMatchObject({ state: "expired", tries: TRIES });
    expect(last.tell.map(({ news }) => news.kind)).toEqual(["tried-out", "tries-over"]);
    expect(timerOf(last.request)).toBeNull();
  });

  test("count anew with the next claimer", () => {
    const people = [person("fatima"), person("ali")];
    const back = makes("release", inState("not-reached", { tries: 2 }), { people }).request;
    expect(makes("claim", back, { people, by: "ali" }).request.tries).toBe(0);
  });
});

describe("a handover", () => {
  const proposed = makes("propose", inState("reached")).request;

  test("passes on nothing before the yes", () => {
    expect(
      makes("propose", inState("reached")).tell.map(({ to, news }) => [to, news.kind]),
    ).toEqual([[RESIDENT, "handover-asked"]]);
    expect(timerOf(proposed)).toEqual({ move: "handover-over", at: NOW + 3 * DAY });
  });

  test("with a yes waits for the morning after the visit, and for an answer after that", () => {
    const agreed = makes("agree", proposed).request;
    expect(agreed.handover?.company).toBe("together");
    const after = Date.parse("2026-12-01T10:00+01:00");
    expect(timerOf(agreed)).toEqual({ move: "ask-arrival", at: after });
    const asked = makes("ask-arrival", agreed, { now: after }).request;
    expect(timerOf(asked)).toEqual({ move: "handover-over", at: after + 3 * DAY });
  });

  test("the same key person stays, however it ends", () => {
    for (const move of ["decline", "arrived", "not-arrived", "handover-over"] as const) {
      const { request } = makes(move, proposed);
      expect(request).toMatchObject({ state: "reached", claimedBy: "fatima", handover: null });
    }
  });
});

describe("the one timer of a request", () => {
  const people = [person("fatima"), person("ali", { areas: ["3561"] })];

  test.each(CELLS.filter(({ after }) => after && [...HELD, "open"].includes(after)))(
    "is there after $move from $state, so that nothing waits for ever",
    ({ move, state }) => {
      const { request } = makes(move, inState(state, { dueAt: NOW + HOUR }), { people });
      expect(timerOf(request)).not.toBeNull();
    },
  );

  test("after the end: one question some days later, unless that was not wanted", () => {
    const later = NOW + USUAL_SETTINGS.aftercareDays * DAY;
    const done = makes("done", inState("reached"));
    expect(timerOf(done.request)).toEqual({ move: "aftercare", at: later });
    expect(timerOf(makes("aftercare", done.request).request)).toBeNull();
    const quiet = inState("reached", { wish: wishOf({ aftercare: false }) });
    expect(timerOf(makes("done", quiet).request)).toBeNull();
    expect(timerOf(makes("withdraw", inState("claimed")).request)).toBeNull();
  });

  test("a question afterwards does not keep the number a day longer", () => {
    const done = makes("done", inState("reached")).request;
    const asked = makes("aftercare", done, { now: NOW + 5 * DAY }).request;
    expect(asked.changedAt).toBe(NOW);
  });

  test("nobody ever claims: every round is played and it ends within a week", () => {
    let now = MONDAY;
    let { request } = makes("open", inState("draft"), { now, people });
    const moves: string[] = [];
    for (let timer = timerOf(request); timer; timer = timerOf(request)) {
      now = timer.at;
      moves.push(timer.move);
      ({ request } = makes(timer.move, request, { now, people }));
    }
    // In the last round it looks again every working hour: somebody may come on duty.
    expect(new Set(moves.slice(0, -1))).toEqual(new Set(["round-over"]));
    expect(moves.at(-1)).toBe("expire");
    expect(request.state).toBe("expired");
    expect(now).toBe(MONDAY + EXPIRY_MS);
  });

  test("everybody claims and forgets: it ends all the same", () => {
    const all = ["a", "b"].map((id) => person(id));
    let now = MONDAY;
    let decision = makes("open", inState("draft"), { now, people: all });
    for (let turn = 0; turn < 1_000; turn++) {
      const asked = decision.tell.find(({ news }) => news.kind === "offered")?.to;
      if (asked) decision = makes("claim", decision.request, { now, by: asked, people: all });
      const timer = timerOf(decision.request);
      if (!timer) break;
      now = Math.max(now + 1, timer.at);
      decision = makes(timer.move, decision.request, { now, people: all });
    }
    expect(decision.request.state).toBe("expired");
  });
});
