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
  if (move === "aftercare") return "aftercare";
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
  for (const [index, { move, by, to }] of rows.entries()) {
    if (move === "claim" || move === "assign") {
      expect(holder, "a claim of what nobody has").toBeNull();
      const look = rows[index + 1];
      expect(look?.move, "a claim is a look").toBe("look");
      holder = look?.by ?? "";
      if (move === "claim") expect(by).toBe(holder);
      claimers.push(holder);
    } else if (GIVES_BACK.includes(move)) {
      expect(holder, `${move} of what somebody has`).not.toBeNull();
      holder = null;
    } else if (BY_CLAIMER.includes(move)) {
      expect(by, `${move} by who has it`).toBe(holder);
    }
    expect(HELD.includes(to) ? holder : "", `${to} has a claimer`).not.toBeNull();
    if (to === "open") expect(holder, "nobody has what is open").toBeNull();
  }
  if (request.state === "open" || HELD.includes(request.state)) {
    expect(request.claimedBy).toBe(holder);
  }
  return claimers;
}
