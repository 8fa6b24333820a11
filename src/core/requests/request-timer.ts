import type { ClockMove } from "./life-cycle.ts";
import { expiryOf } from "./offer-round.ts";
import type { CallbackRequest } from "./request.ts";

/** The next move of the clock, and when; null when there is none. */
export function timerOf(request: CallbackRequest): { move: ClockMove; at: number } | null {
  const { state, dueAt, handover } = request;
  if (dueAt === null) return null;
  switch (state) {
    case "open":
      return { move: dueAt >= expiryOf(request) ? "expire" : "round-over", at: dueAt };
    case "claimed":
    case "not-reached":
      return { move: "claim-late", at: dueAt };
    case "reached":
      return { move: "quiet-over", at: dueAt };
    case "handover":
      return {
        move: handover?.company && !handover.asked ? "ask-arrival" : "handover-over",
        at: dueAt,
      };
    case "done":
      return { move: "aftercare", at: dueAt };
    default:
      return null;
  }
}
