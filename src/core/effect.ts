import type { Message } from "./message.ts";
import type { KeyPerson, Wish } from "./requests/request.ts";

/** Moves of a request that a contact can make. */
export type RequestMove = "claim" | "release" | "reached" | "not-reached" | "done" | "withdraw";

/** Anything a turn wants done outside the conversation, all committed with it. */
export type Effect =
  | { type: "send"; message: Message }
  | { type: "open-request"; wish: Wish }
  | { type: "move-request"; request: string; move: RequestMove }
  /** Asks for the contact's own taken requests, or for all; they come back as news. */
  | { type: "list-requests"; which: "held" | "all" }
  | { type: "save-key-person"; person: Omit<KeyPerson, "id"> }
  /** One message before the last day of a letter; it takes the place of an earlier one. */
  | { type: "remind"; at: number; day: string }
  | { type: "redeem-invite"; code: string }
  /** Everything about this contact, at once. */
  | { type: "forget" }
  | { type: "count"; kind: string; topic: string; locale: string; area: string };
