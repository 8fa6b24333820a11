import type { Conversation, Role } from "#core/conversation/conversation.ts";
import type { ChannelName, Happening } from "#core/event.ts";
import type { Message } from "#core/message.ts";
import type { KeyPerson } from "#core/requests/key-person.ts";
import type { ClockMove, RequestChange } from "#core/requests/life-cycle.ts";
import type { CallbackRequest } from "#core/requests/request.ts";

/** Where a contact is reached. `address` is sealed at rest. */
export type Contact = { id: string; channel: ChannelName; address: string };

export type StoredConversation = {
  contact: Contact;
  conversation: Conversation;
  changedAt: number;
};

/** A message on its way out. Ids sort in the order of sending within a conversation. */
export type OutboxRow = {
  id: string;
  contact: Contact;
  message: Message;
  /** How often it was claimed before, since it was added or woken. */
  attempts: number;
  addedAt: number;
};

/** Something that falls due: an event for a contact, or a move of a request. */
export type Timer = {
  /** One timer per id: setting it again moves it. */
  id: string;
  dueAt: number;
  target:
    | { type: "contact"; contact: string; happening: Happening }
    | { type: "request"; request: string; move: ClockMove }
    /** Stored by another version: it cannot be read any more. */
    | { type: "unreadable" };
};

/** One anonymous count. `day` is YYYY-MM-DD. */
export type Signal = { day: string; kind: string; topic: string; locale: string; area: string };

/** Everything a turn reads and writes; valid only inside `Store.transaction`. Times are epoch milliseconds. */
export type Transaction = {
  /** Marks an event as seen; false when it was already. */
  see(channel: ChannelName, eventId: string, at: number): Promise<boolean>;

  conversations: {
    /** Locks it until the end of the transaction, also when there is none yet. */
    load(id: string): Promise<StoredConversation | null>;
    save(stored: StoredConversation): Promise<void>;
    withRole(role: Role): Promise<StoredConversation[]>;
    /** Everything kept about it: row, outbox, timers, key person, skips. Requests are left to the caller. */
    forget(id: string): Promise<void>;
  };

  outbox: {
    /**
     * Adding the same id twice is adding it once. The row keeps its own sealed copy of where to
     * send, so that a goodbye outlives a conversation that is forgotten before it in this transaction.
     */
    add(row: { id: string; contact: Contact; message: Message; at: number }): Promise<void>;
  };

  timers: {
    set(timer: Timer): Promise<void>;
    cancel(id: string): Promise<void>;
    /** Removes and returns the earliest one due (of equals, the one set first), locked against other processes; null when none is. */
    takeDue(now: number): Promise<Timer | null>;
    /** When the earliest is due, whoever may be holding it. */
    nextDueAt(): Promise<number | null>;
  };

  requests: {
    /** Locks it until the end of the transaction. */
    load(id: string): Promise<CallbackRequest | null>;
    /** Inserts or replaces, and adds rows to its history. */
    save(request: CallbackRequest, changes: readonly RequestChange[]): Promise<void>;
    changes(id: string): Promise<RequestChange[]>;
    /** Requests not yet ended (open, claimed, reached, not-reached, handover), oldest first. */
    active(): Promise<CallbackRequest[]>;
    ofResident(conversation: string): Promise<CallbackRequest[]>;
    /** Requests that have ended (done, withdrawn, expired) and whose last change is before `before`. */
    endedBefore(before: number): Promise<CallbackRequest[]>;
    remove(id: string): Promise<void>;
  };

  skips: {
    /** Keeps a key person and a resident apart. Adding it twice is adding it once. */
    add(keyPerson: string, resident: string, at: number): Promise<void>;
    /** The key persons who are kept apart from a resident. */
    of(resident: string): Promise<string[]>;
  };

  keyPersons: {
    /** Locks it until the end of the transaction. */
    load(id: string): Promise<KeyPerson | null>;
    save(person: KeyPerson): Promise<void>;
    all(): Promise<KeyPerson[]>;
    remove(id: string): Promise<void>;
  };

  invites: {
    /** `code` is stored as look-up only. */
    add(code: string, role: Role, expiresAt: number): Promise<void>;
    /** The role it gives, once; null when unknown, used or expired. */
    redeem(code: string, now: number): Promise<Role | null>;
  };

  signals: {
    count(signal: Signal): Promise<void>;
    /** Sums per signal, from and to inclusive. */
    sums(from: string, to: string): Promise<(Signal & { count: number })[]>;
  };
};

/** What must not be lost. */
export type Store = {
  /**
   * All or nothing; durable when it returns. Rolls back and rethrows when `work` throws. `work` may
   * run again from its beginning when others were in the way, so it does nothing outside.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;

  /** The way out, outside of turns. */
  outbox: {
    /**
     * The oldest waiting row of each conversation that has one to send now, at most `most`, each
     * claimed until `leaseUntil` so that no other process sends it. A row never comes while an
     * older one of its conversation waits.
     */
    claim(now: number, leaseUntil: number, most: number): Promise<OutboxRow[]>;
    /** Sent: the message itself is wiped at once. */
    sent(id: string): Promise<void>;
    /** Try again at `at`. */
    retry(id: string, at: number): Promise<void>;
    /** Given up; the message is wiped, the row stays for the operator. */
    failed(id: string): Promise<void>;
    /** Waits until `wake` of its contact; so do all after it. */
    park(id: string): Promise<void>;
    wake(contact: string): Promise<void>;
    /** Waiting rows, oldest `addedAt` among them, and rows given up. */
    state(): Promise<{ waiting: number; oldest: number | null; failed: number }>;
  };

  /**
   * Deletes conversations of residents untouched since `conversationsBefore`, and what was to be
   * sent before that to contacts forgotten since; seen marks and sent rows since `marksBefore`; skips
   * since `skipsBefore`. Key persons and coordinators stay. Returns how many conversations.
   */
  tidy(conversationsBefore: number, marksBefore: number, skipsBefore: number): Promise<number>;

  close(): Promise<void>;
};
