import type { Message } from "./message.ts";
import type { Wanted } from "./requests/decision.ts";
import type { OwnProfile } from "./requests/key-person.ts";
import type { News } from "./requests/news.ts";
import type { Wish } from "./requests/request.ts";

/** What somebody may ask to see; it comes back as news. */
export type Listing =
  | { list: "held" | "cover" | "week" | "handover-read" }
  | { list: "overview" | "team"; page: number }
  | { list: "task" | "handover-points" | "candidates"; request: string }
  | { list: "member"; person: string };

/** What a coordinator does about a key person. */
export type StaffChange = "pause" | "resume" | "remove" | "vog" | "instruction";

/** Timers of one contact; each name stands for one timer (for each request), setting it again moves it. */
export type TimerName = "remind" | "visit" | "check-in" | "week" | "draft";

/** Anything a turn wants done outside the conversation, all committed with it. */
export type Effect =
  | { type: "send"; message: Message }
  | { type: "open-request"; wish: Wish }
  /** The wish of an ended request once more, with the same person or without. */
  | { type: "ask-again"; request: string; same: boolean }
  | { type: "move-request"; request: string; wanted: Wanted }
  | { type: "list"; what: Listing }
  | { type: "save-key-person"; person: Partial<OwnProfile> }
  | { type: "change-key-person"; person: string; change: StaffChange }
  /** Words for the other one of a request: resident or claimer. */
  | { type: "write"; request: string; text: string }
  /** To all coordinators, numbers covered. */
  | { type: "ask-coordinators"; text: string }
  | { type: "answer-question"; to: string; text: string }
  /** News for this contact at a moment. */
  | { type: "set-timer"; name: TimerName; about?: string; at: number; news: News }
  | { type: "cancel-timer"; name: TimerName }
  | { type: "make-invite" }
  | { type: "redeem-invite"; code: string }
  /** Nobody waits for this contact any more: own requests end, those taken go back. */
  | { type: "let-go" }
  /** Everything about this contact, at once. */
  | { type: "forget" }
  | { type: "count"; kind: string; topic: string; locale: string; area: string };
