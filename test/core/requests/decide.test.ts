import { describe, expect, test } from "vitest";
import {
  CALL_MS,
  type Circumstances,
  decide,
  EXPIRY_MS,
  type Move,
  ROUND_MS,
} from "#core/requests/decide.ts";
import { FIRST_ROUND } from "#core/requests/find-key-persons.ts";
import type { CallbackRequest, KeyPerson, RequestState } from "#core/requests/request.ts";
import { DAY, HOUR, MONDAY } from "../../support/content.ts";
import { requestOf } from "../../support/samples.ts";

const RESIDENT = "anna";

function person(id: string, changes: Partial<KeyPerson> = {}): KeyPerson {
  const name = id.toUpperCase();
  return { id, name, languages: ["nl"], areas: [], gender: null, days: [], ...changes };
}

function request(changes: Partial<CallbackRequest> = {}): CallbackRequest {
  const times = { openedAt: MONDAY, changedAt: MONDAY };
  return requestOf("r1", { resident: RESIDENT, ...times, ...changes });
}

function about(changes: Partial<Circumstances> = {}): Circumstances {
  return { by: "clock", now: MONDAY + HOUR, people: [person("fatima")], active: [], ...changes };
}

/** A request in a state, as it comes to be in it. */
function inState(state: RequestState): CallbackRequest {
  const held = ["claimed", "reached", "not-reached", "done"].includes(state);
  return request({
    state,
    offeredTo: ["fatima"],
    ...(held ? { claimedBy: "fatima", claimerName: "FATIMA", callBy: MONDAY + CALL_MS.later } : {}),
  });
}

const STATES: RequestState[] = [
  "open",
  "claimed",
  "reached",
  "not-reached",
  "done",
  "withdrawn",
  "expired",
];

/** Every move from every state: the state after it, or `-` where it is refused. */
const TABLE: Record<Move, Record<RequestState, RequestState | "-">> = {
  open: row("open", "-", "-", "-"),
  claim: row("claimed", "-", "-", "-"),
  release: row("-", "open", "open", "open"),
  reached: row("-", "reached", "-", "reached"),
  "not-reached": row("-", "not-reached", "-", "not-reached"),
  done: row("-", "done", "done", "done"),
  withdraw: row("withdrawn", "withdrawn", "withdrawn", "withdrawn"),
  "round-over": row("open", "-", "-", "-"),
  "claim-late": row("-", "open", "-", "open"),
  expire: row("expired", "-", "done", "-"),
};

type Cell = RequestState | "-";
function row(open: Cell, claimed: Cell, reached: Cell, notReached: Cell) {
  const over = { done: "-", withdrawn: "-", expired: "-" } as const;
  return { open, claimed, reached, "not-reached": notReached, ...over };
}

const MOVES = Object.keys(TABLE) as Move[];
const CELLS = MOVES.flatMap((move) =>
  STATES.map((state) => ({ move, state, after: TABLE[move][state] })),
);

/** Who makes a move where it matters. */
function byOf(move: Move): string {
  if (move === "withdraw" || move === "open") return RESIDENT;
  return ["round-over", "claim-late", "expire"].includes(move) ? "clock" : "fatima";
}

describe("every move from every state", () => {
  test.each(CELLS.filter(({ after }) => after !== "-"))(
    "$move from $state leads to $after",
    ({ move, state, after }) => {
      const decision = decide(inState(state), move, about({ by: byOf(move) }));
      expect(decision.request.state).toBe(after);
      if (move === "open" || move === "round-over") return;
      expect(decision.change).toEqual({
        request: "r1",
        at: MONDAY + HOUR,
        by: byOf(move),
        from: state,
        to: after,
      });
    },
  );

  test.each(CELLS.filter(({ after }) => after === "-"))(
    "$move from $state changes nothing",
    ({ move, state }) => {
      const before = inState(state);
      const decision = decide(before, move, about({ by: byOf(move) }));
      expect(decision.request).toEqual(before);
      expect(decision.change).toBeNull();
      expect(decision.tell.filter(({ to }) => to !== byOf(move))).toEqual([]);
    },
  );

  test.each(STATES)(
    "nothing that happens to a request in %s changes what was decided on",
    (state) => {
      for (const move of MOVES) {
        const before = inState(state);
        const copy = structuredClone(before);
        decide(before, move, about({ by: byOf(move) }));
        expect(before).toEqual(copy);
      }
    },
  );
});

describe("the rounds of offers", () => {
  const many = ["a", "b", "c", "d", "e"].map((id) => person(id));
  const near = { areas: ["3562"] };
  const far = { areas: ["3561"] };

  function offeredIn(people: KeyPerson[], move: Move = "open", changes = {}) {
    const decision = decide(
      request({ round: 1, ...changes }),
      move,
      about({ people, by: RESIDENT }),
    );
    const asked = decision.tell.filter(({ news }) => news.kind === "offered").map(({ to }) => to);
    return { decision, asked, round: decision.request.round };
  }

  test("first ask three who cover the neighbourhood", () => {
    const { asked, round } = offeredIn(many);
    expect(asked).toEqual(["a", "b", "c"]);
    expect(asked).toHaveLength(FIRST_ROUND);
    expect(round).toBe(1);
  });

  test("then everybody else who fits, from anywhere", () => {
    const people = [person("a", near), person("b", far), person("c", far)];
    const { decision, asked } = offeredIn(people);
    expect(asked).toEqual(["a"]);
    const second = decide(decision.request, "round-over", about({ people }));
    expect(second.request.round).toBe(2);
    expect(second.request.offeredTo).toEqual(["a", "b", "c"]);
    expect(second.tell.map(({ to }) => to)).toEqual(["b", "c"]);
  });

  test("then the coordinators know, and the resident is told the truth", () => {
    const third = decide(request({ round: 2, offeredTo: ["a"] }), "round-over", about());
    expect(third.request.round).toBe(3);
    expect(third.tell.map(({ to, news }) => [to, news.kind])).toEqual([
      ["coordinators", "unclaimed"],
      [RESIDENT, "waiting"],
    ]);
  });

  test("a round that finds nobody passes on at once", () => {
    expect(offeredIn([person("a", far)])).toMatchObject({ asked: ["a"], round: 2 });
    const { decision } = offeredIn([]);
    expect(decision.request.round).toBe(3);
    expect(decision.tell.map(({ news }) => news.kind)).toEqual(["opened", "unclaimed", "waiting"]);
  });

  test("nobody is asked twice", () => {
    const first = offeredIn(many).decision.request;
    const second = decide(first, "round-over", about({ people: many }));
    expect(new Set(second.request.offeredTo).size).toBe(second.request.offeredTo.length);
  });

  test("nobody but the claimer is told a number", () => {
    for (const round of [1, 2, 3]) {
      const { decision } = offeredIn(many, round === 1 ? "open" : "round-over", { round });
      expect(JSON.stringify(decision.tell)).not.toContain("612345678");
    }
  });

  test("the resident hears first that it worked", () => {
    expect(offeredIn(many).decision.tell[0]).toMatchObject({
      to: RESIDENT,
      news: { kind: "opened" },
    });
  });
});

describe("a claim", () => {
  const open = request({ offeredTo: ["fatima", "ali"] });
  const people = [person("fatima"), person("ali"), person("noor")];

  test("is won by the first who was asked; both sides hear by when", () => {
    const decision = decide(open, "claim", about({ by: "fatima", people }));
    const callBy = MONDAY + HOUR + CALL_MS.later;
    expect(decision.request).toMatchObject({
      claimedBy: "fatima",
      claimerName: "FATIMA",
      callBy,
    });
    expect(decision.tell).toMatchObject([
      { to: "fatima", news: { kind: "claim-won", request: { wish: { number: "+31612345678" } } } },
      { to: RESIDENT, news: { kind: "claimed", name: "FATIMA", callBy } },
    ]);
  });

  test("of who wants a call now is due sooner", () => {
    const wish = { ...open.wish, when: "now" } as const;
    const decision = decide({ ...open, wish }, "claim", about({ by: "ali", people }));
    expect(decision.request.callBy).toBe(MONDAY + HOUR + CALL_MS.now);
  });

  test("by another is lost, and that is said", () => {
    const won = decide(open, "claim", about({ by: "fatima", people })).request;
    const lost = decide(won, "claim", about({ by: "ali", people }));
    expect(lost.request).toEqual(won);
    expect(lost.tell).toEqual([{ to: "ali", news: { kind: "claim-lost", request: "r1" } }]);
  });

  test.each([
    ["who was not asked", "noor"],
    ["who is no key person any more", "gone"],
    ["the resident", RESIDENT],
    ["the clock", "clock"],
  ])("by %s is refused", (_, by) => {
    expect(decide(open, "claim", about({ by, people })).request).toEqual(open);
  });

  test("by who has it already is answered, not met with silence", () => {
    const won = decide(open, "claim", about({ by: "fatima", people })).request;
    const again = decide(won, "claim", about({ by: "fatima", people }));
    expect(again.request).toEqual(won);
    expect(again.tell.map(({ to }) => to)).toEqual(["fatima"]);
  });
});

describe("given back", () => {
  const people = [person("fatima"), person("ali")];
  const held = inState("claimed");

  test("it goes to the others, not to who gave it back, and the resident hears so", () => {
    const decision = decide(held, "release", about({ by: "fatima", people }));
    expect(decision.request).toMatchObject({
      state: "open",
      claimedBy: null,
      claimerName: null,
      callBy: null,
      round: 1,
    });
    expect(decision.tell.map(({ to, news }) => [to, news.kind])).toEqual([
      [RESIDENT, "given-back"],
      ["ali", "offered"],
    ]);
  });

  test("when nobody else fits, the coordinators know at once", () => {
    const decision = decide(held, "release", about({ by: "fatima", people: [person("fatima")] }));
    expect(decision.request.round).toBe(3);
    expect(decision.tell.map(({ news }) => news.kind)).toEqual([
      "given-back",
      "unclaimed",
      "waiting",
    ]);
  });

  test("who claimed and forgot is told kindly that it is over", () => {
    const decision = decide(held, "claim-late", about({ people }));
    expect(decision.tell.map(({ to, news }) => [to, news.kind])).toEqual([
      ["fatima", "claim-over"],
      [RESIDENT, "given-back"],
      ["ali", "offered"],
    ]);
    expect(decision.change?.by).toBe("clock");
  });
});

describe("what each hears", () => {
  test.each([
    ["not-reached", "claimed", [[RESIDENT, "tried"]]],
    [
      "done",
      "reached",
      [
        [RESIDENT, "done"],
        ["fatima", "closed"],
      ],
    ],
    ["withdraw", "claimed", [["fatima", "withdrawn"]]],
    ["withdraw", "open", []],
    ["expire", "open", [[RESIDENT, "expired"]]],
  ] as const)("of %s from %s", (move, state, told) => {
    const decision = decide(inState(state), move, about({ by: byOf(move) }));
    expect(decision.tell.map(({ to, news }) => [to, news.kind])).toEqual(told);
  });
});

describe("the one timer of a request", () => {
  const PEOPLE = [person("fatima"), person("ali", { areas: ["3561"] })];

  test("while it is open: the end of the round", () => {
    const { timer } = decide(request(), "open", about({ by: RESIDENT, people: PEOPLE }));
    expect(timer).toEqual({ move: "round-over", at: MONDAY + HOUR + ROUND_MS });
  });

  test("in the last round: its end, a week after it was opened", () => {
    const { timer } = decide(request({ round: 2 }), "round-over", about());
    expect(timer).toEqual({ move: "expire", at: MONDAY + EXPIRY_MS });
  });

  test("while it is claimed: the promised moment, also when nobody answered the call", () => {
    const claimed = inState("claimed");
    const moved = decide(claimed, "not-reached", about({ by: "fatima" }));
    expect(moved.timer).toEqual({ move: "claim-late", at: claimed.callBy });
  });

  test.each(["done", "withdrawn", "expired"] as const)("when it is %s: none", (state) => {
    for (const move of MOVES) {
      expect(decide(inState(state), move, about({ by: byOf(move) })).timer).toBeNull();
    }
  });

  test.each(CELLS.filter(({ after }) => !["-", "done", "withdrawn", "expired"].includes(after)))(
    "is there after $move from $state, so that nothing waits for ever",
    ({ move, state }) => {
      const decision = decide(inState(state), move, about({ by: byOf(move), people: PEOPLE }));
      expect(decision.timer).not.toBeNull();
    },
  );

  test("a refused move leaves it where it was", () => {
    const claimed = inState("claimed");
    expect(decide(claimed, "round-over", about()).timer).toEqual({
      move: "claim-late",
      at: claimed.callBy,
    });
  });

  test("nobody ever claims: every round is played and it ends within a week", () => {
    let now = MONDAY;
    let decision = decide(request(), "open", about({ now, by: RESIDENT, people: PEOPLE }));
    const moves: string[] = [];
    while (decision.timer) {
      now = decision.timer.at;
      moves.push(decision.timer.move);
      decision = decide(decision.request, decision.timer.move, about({ now, people: PEOPLE }));
    }
    expect(moves).toEqual(["round-over", "round-over", "expire"]);
    expect(decision.request.state).toBe("expired");
    expect(now).toBe(MONDAY + 7 * DAY);
  });

  test("everybody claims and forgets: it ends all the same", () => {
    const people = ["a", "b"].map((id) => person(id));
    let now = MONDAY;
    let decision = decide(request(), "open", about({ now, by: RESIDENT, people }));
    for (let turn = 0; decision.timer && turn < 1_000; turn++) {
      const asked = decision.tell.find(({ news }) => news.kind === "offered")?.to;
      if (asked) decision = decide(decision.request, "claim", about({ now, by: asked, people }));
      now = Math.max(now + 1, decision.timer?.at ?? now);
      const move = decision.timer?.move ?? "expire";
      decision = decide(decision.request, move, about({ now, people }));
    }
    expect(decision.request.state).toBe("expired");
  });
});
