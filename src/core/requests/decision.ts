import type { People } from "./find-key-persons.ts";
import type { Move, RequestChange } from "./life-cycle.ts";
import type { News } from "./news.ts";
import type { Again, CallbackRequest, Company, Outcome } from "./request.ts";
import type { CallbackSettings } from "./settings.ts";

/** What somebody wants to happen. */
export type Wanted =
  | { move: Exclude<Move, "assign" | "again" | "note" | "propose" | "agree"> }
  | { move: "assign"; person: string }
  | { move: "again"; again: Again }
  | { move: "note"; outcome?: Outcome; line?: string }
  | { move: "propose"; point: string; day: string }
  | { move: "agree"; company: Company };

/** What is known when a move is decided. */
export type Circumstances = People & {
  /** Conversation of who moves, or `clock`. */
  by: string;
  /** Whether that is a coordinator. */
  isCoordinator: boolean;
  settings: CallbackSettings;
};

export type Told = { to: string; news: News };

export type Decision = {
  request: CallbackRequest;
  /** Rows to add; none: nothing changed. */
  changes: RequestChange[];
  /** What to tell whom; `coordinators` is all of them. */
  tell: Told[];
};
