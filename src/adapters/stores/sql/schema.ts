import type { Generated } from "kysely";
import type { Role } from "#core/conversation/conversation.ts";
import type { ChannelName } from "#core/event.ts";
import type { RequestChange } from "#core/requests/life-cycle.ts";
import type { RequestState } from "#core/requests/request.ts";
import type { Signal } from "#ports/store.ts";

/** The oldest unsent row of a conversation is `waiting` or `parked`, all others are `behind` it. */
export type OutboxState = "waiting" | "parked" | "behind" | "sent" | "failed";

/**
 * The tables. `sealed` is JSON behind the vault; a `mark` is the look-up of an id that may speak
 * (WhatsApp's message ids hold the phone number). Times are epoch milliseconds.
 */
export type Schema = {
  conversations: {
    id: string;
    channel: ChannelName;
    sealed_address: Uint8Array;
    role: Role;
    sealed: Uint8Array;
    changed_at: number;
  };
  seen_events: { mark: string; seen_at: number };
  outbox: {
    /** The order of sending. */
    seq: Generated<number>;
    mark: string;
    conversation: string;
    channel: ChannelName;
    state: OutboxState;
    /** When it may be claimed: after a lease or a pause has run out. */
    not_before: number;
    attempts: number;
    added_at: number;
    /** The address with the message; wiped when sent or given up. */
    sealed: Uint8Array | null;
  };
  timers: {
    seq: Generated<number>;
    mark: string;
    due_at: number;
    /** For a contact only, so that forgetting finds it. */
    conversation: string | null;
    sealed: Uint8Array;
  };
  requests: {
    id: string;
    resident: string;
    state: RequestState;
    opened_at: number;
    changed_at: number;
    sealed: Uint8Array;
  };
  request_changes: {
    seq: Generated<number>;
    request: string;
    changed_at: number;
    changed_by: string;
    move: RequestChange["move"];
    from_state: RequestChange["from"];
    to_state: RequestChange["to"];
  };
  skips: { key_person: string; resident: string; added_at: number };
  key_persons: { id: string; sealed: Uint8Array };
  invites: { mark: string; role: Role; expires_at: number };
  signals: Signal & { count: number };
  /** One row, sealed by the key that everything else is sealed by. */
  key_check: { id: number; sealed: Uint8Array };
};
