import { expect } from "vitest";
import type { RequestChange } from "#core/requests/life-cycle.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import { words } from "./talk.ts";

/** News of a request that a resident can be told, by the name of its text. */
const NEWS = [
  "opened",
  "claimed",
  "given-back",
  "reached",
  "tried",
  "tried-out",
  "done",
  "quiet-over",
  "withdrawn",
  "expired",
  "aftercare",
] as const;
type ResidentNews = (typeof NEWS)[number];

const PATTERNS = NEWS.map((kind) => ({ kind, pattern: patternOf(kind) }));

/** The Dutch text with any one word as the name and any words as the time. */
function patternOf(kind: ResidentNews): RegExp {
  const [name, until] = ["<name>", "<until>"];
  const around = words("nl", `callback.${kind}`, { name, until }).split(until);
  const parts = around.map((part) => part.split(name).map(RegExp.escape).join("\\S+"));
  return new RegExp(`^${parts.join(".+")}$`);
}

/** The news that these words are; null for anything else. */
export function newsIn(said: string): ResidentNews | null {
  return PATTERNS.find(({ pattern }) => pattern.test(said))?.kind ?? null;
}

/** What the resident is to hear of the rows, in order: reckoned here, not by the program's table. */
export function newsOf(rows: readonly RequestChange[]): ResidentNews[] {
  return rows.map(newsOfRow).filter((kind) => kind !== null);
}

function newsOfRow({ move, from, to }: RequestChange): ResidentNews | null {
  if (move === "aftercare" || move === "quiet-over") return move;
  if (from === to && move !== "not-reached") return null;
  switch (to) {
    case "open":
      return from === "draft" ? "opened" : "given-back";
    case "not-reached":
      return "tried";
    case "expired":
      return move === "try-last" ? "tried-out" : "expired";
    case "claimed":
    case "reached":
    case "done":
    case "withdrawn":
      return to;
    default:
      throw new Error(`a test that hands over must say what the resident hears of ${move}`);
  }
}

const TAKES = ["claim", "assign"];
const GIVES_BACK = ["release", "knows", "take-back", "claim-late"];
const BY_CLAIMER = ["look", "reached", "not-reached", "try-last", "again", "note", "done"];
const HELD = ["claimed", "reached", "not-reached", "handover"];

/**
 * Holds the rows of a request to what a life is: an unbroken path from draft to its state, never a
 * second claimer, each with a look at the number. Returns who had it, one after the other.
 */
export function claimersIn(request: CallbackRequest, rows: readonly RequestChange[]): string[] {
  const path = rows.map(({ from }) => from);
  expect(path, "an unbroken path").toEqual(["draft", ...rows.slice(0, -1).map(({ to }) => to)]);
  expect(rows.at(-1)?.to, "to where it is").toBe(request.state);
  const claimers: string[] = [];
  let holder: string | null = null;
  for (const [index, row] of rows.entries()) {
    holder = holderAfter(row, rows[index + 1], holder);
    if (row.to === "open") expect(holder, "nobody has what is open").toBeNull();
    if (HELD.includes(row.to)) expect(holder, `somebody has what is ${row.to}`).not.toBeNull();
    if (TAKES.includes(row.move) && holder !== null) claimers.push(holder);
  }
  const isActive = request.state === "open" || HELD.includes(request.state);
  expect(request.claimedBy).toBe(isActive ? holder : request.claimedBy);
  return claimers;
}

/** Who has it after a row; the look that follows a claim says who got it. */
function holderAfter(
  { move, by }: RequestChange,
  next: RequestChange | undefined,
  holder: string | null,
): string | null {
  if (TAKES.includes(move)) {
    expect(holder, `${move} of what nobody has`).toBeNull();
    expect(next?.move, `${move} shows the number`).toBe("look");
    const taker = next?.by ?? "";
    if (move === "claim") expect(taker, "to who claimed").toBe(by);
    return taker;
  }
  if (GIVES_BACK.includes(move)) {
    expect(holder, `${move} of what somebody has`).not.toBeNull();
    return null;
  }
  if (BY_CLAIMER.includes(move)) expect(by, `${move} by who has it`).toBe(holder);
  return holder;
}
