import { HELD, type RequestState } from "./request.ts";

/** Who makes a move: the resident, somebody it was offered to, who has it, a coordinator, the clock. */
export type Mover = "resident" | "asked" | "claimer" | "coordinator" | "clock";

/** Everything that the resident can hear of a request. */
export type ResidentHears =
  | "opened"
  | "claimed"
  | "given-back"
  | "reached"
  | "tried"
  | "tried-out"
  | "waiting"
  /** The same where no coordinator can be reached, who would look as well. */
  | "waiting-alone"
  | "handover-asked"
  | "handover-set"
  | "handover-declined"
  | "arrival-asked"
  | "arrived"
  | "not-arrived"
  | "handover-over"
  | "done"
  | "quiet-over"
  | "withdrawn"
  | "expired"
  | "aftercare"
  /** How it stands, when a tap came too late. */
  | "stands";

/** Everything that who has it can hear of a request. */
export type ClaimerHears =
  | "claim-won"
  | "number"
  | "claim-over"
  | "taken-back"
  | "closed"
  | "closed-quietly"
  | "try-noted"
  | "tries-over"
  | "handover-agreed"
  | "handover-refused"
  | "has-arrived"
  | "has-not-arrived"
  | "arrival-unknown"
  | "cancelled"
  | "noted";

type Rule = {
  by: Mover;
  from: readonly RequestState[];
  /** `same`: the state stays. */
  to: RequestState | "same";
  resident?: ResidentHears;
  /** Who had it before the move, or has it since. */
  claimer?: ClaimerHears;
  coordinators?: "urgent" | "late";
  /** What else it does, for the docs. */
  does?: string;
};

/**
 * The life of a callback request: every move that is allowed, and who hears of it. docs/requests.md
 * prints this table (`geldbuur graph --requests`).
 */
export const LIFE_CYCLE = {
  open: {
    by: "resident",
    from: ["draft"],
    to: "open",
    resident: "opened",
    coordinators: "urgent",
    does: "begins the first round of offers; the coordinators hear of it only when it is urgent",
  },
  pass: {
    by: "asked",
    from: ["open"],
    to: "same",
    does: "when all who were asked have passed, the next round begins at once",
  },
  "round-over": {
    by: "clock",
    from: ["open"],
    to: "same",
    does: "offers it in a wider circle; in the last one resident and coordinators hear that nobody has time",
  },
  claim: {
    by: "asked",
    from: ["open"],
    to: "claimed",
    resident: "claimed",
    claimer: "claim-won",
    does: "the first one gets it and sees the number (a look)",
  },
  assign: {
    by: "coordinator",
    from: ["open"],
    to: "claimed",
    resident: "claimed",
    claimer: "claim-won",
    does: "gives it to a key person, who sees the number (a look)",
  },
  look: {
    by: "claimer",
    from: HELD,
    to: "same",
    claimer: "number",
    does: "shows the number once more",
  },
  reached: { by: "claimer", from: ["claimed", "not-reached"], to: "reached", resident: "reached" },
  "not-reached": {
    by: "claimer",
    from: ["claimed", "not-reached"],
    to: "not-reached",
    resident: "tried",
    claimer: "try-noted",
    does: "counts one of three tries",
  },
  again: {
    by: "claimer",
    from: ["not-reached"],
    to: "same",
    resident: "stands",
    claimer: "noted",
    does: "says when the next try is, within a week of the last",
  },
  "try-last": {
    by: "claimer",
    from: ["claimed", "not-reached"],
    to: "expired",
    resident: "tried-out",
    claimer: "tries-over",
    does: "the third try that nobody took",
  },
  note: {
    by: "claimer",
    from: HELD,
    to: "same",
    claimer: "noted",
    does: "keeps picked outcomes and one short line",
  },
  release: {
    by: "claimer",
    from: HELD,
    to: "open",
    resident: "given-back",
    does: "not for me: offered to others at once",
  },
  knows: {
    by: "claimer",
    from: HELD,
    to: "open",
    resident: "given-back",
    does: "I know this person: offered to others, never again to this one; nobody hears why",
  },
  "take-back": {
    by: "coordinator",
    from: HELD,
    to: "open",
    resident: "given-back",
    claimer: "taken-back",
    does: "offered to others at once",
  },
  "claim-late": {
    by: "clock",
    from: ["claimed", "not-reached"],
    to: "open",
    resident: "given-back",
    claimer: "claim-over",
    coordinators: "late",
    does: "the promised time is over: offered to others at once",
  },
  propose: {
    by: "claimer",
    from: ["claimed", "reached"],
    to: "handover",
    resident: "handover-asked",
    does: "a help point and a day; nothing is passed on yet, and its day ends it",
  },
  agree: {
    by: "resident",
    from: ["handover"],
    to: "same",
    resident: "handover-set",
    claimer: "handover-agreed",
    does: "once: the summary the resident read is passed on",
  },
  decline: {
    by: "resident",
    from: ["handover"],
    to: "reached",
    resident: "handover-declined",
    claimer: "handover-refused",
  },
  "ask-arrival": {
    by: "clock",
    from: ["handover"],
    to: "same",
    resident: "arrival-asked",
    does: "the morning after the visit",
  },
  arrived: {
    by: "resident",
    from: ["handover"],
    to: "reached",
    resident: "arrived",
    claimer: "has-arrived",
  },
  "not-arrived": {
    by: "resident",
    from: ["handover"],
    to: "reached",
    resident: "not-arrived",
    claimer: "has-not-arrived",
  },
  "handover-over": {
    by: "clock",
    from: ["handover"],
    to: "reached",
    resident: "handover-over",
    claimer: "arrival-unknown",
    does: "nobody answered",
  },
  done: { by: "claimer", from: HELD, to: "done", resident: "done", claimer: "closed" },
  "quiet-over": {
    by: "clock",
    from: ["reached"],
    to: "done",
    resident: "quiet-over",
    claimer: "closed-quietly",
    does: "nothing was heard for a week",
  },
  withdraw: {
    by: "resident",
    from: ["open", ...HELD],
    to: "withdrawn",
    resident: "withdrawn",
    claimer: "cancelled",
    does: "also when the resident is forgotten",
  },
  expire: {
    by: "clock",
    from: ["open"],
    to: "expired",
    resident: "expired",
    does: "a week without anybody",
  },
  aftercare: {
    by: "clock",
    from: ["done"],
    to: "same",
    resident: "aftercare",
    does: "one question with three faces, unless the topic was a private one",
  },
} as const satisfies Record<string, Rule>;

/** Everything that can happen to a request. */
export type Move = keyof typeof LIFE_CYCLE;

/** What the table says of a move. */
export function ruleOf(move: Move): Rule {
  return LIFE_CYCLE[move];
}

/** What the clock does in each state, for the docs: when, and the move. */
export const TIMERS: readonly { state: RequestState; when: string; move: Move }[] = [
  {
    state: "open",
    when: "the round's working minutes are over, again and again in the last one",
    move: "round-over",
  },
  { state: "open", when: "7 days after it was opened", move: "expire" },
  { state: "claimed", when: "the promised time", move: "claim-late" },
  { state: "not-reached", when: "the time of the next try", move: "claim-late" },
  { state: "reached", when: "7 days without a word", move: "quiet-over" },
  {
    state: "handover",
    when: "3 days without a yes or no, or the day itself",
    move: "handover-over",
  },
  { state: "handover", when: "10:00 the day after the visit", move: "ask-arrival" },
  { state: "handover", when: "3 days after that question", move: "handover-over" },
  { state: "done", when: "`aftercareDays` after the end", move: "aftercare" },
];

export const CLOCK_MOVES = [
  "round-over",
  "expire",
  "claim-late",
  "quiet-over",
  "ask-arrival",
  "handover-over",
  "aftercare",
] as const satisfies readonly Move[];
export type ClockMove = (typeof CLOCK_MOVES)[number];

/** One row of a request's history: who did what, when. */
export type RequestChange = {
  request: string;
  at: number;
  /** Conversation id, or `clock`. */
  by: string;
  move: Move;
  from: RequestState;
  to: RequestState;
};
