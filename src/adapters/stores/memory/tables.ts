import type { Role } from "#core/conversation/conversation.ts";
import type { KeyPerson } from "#core/requests/key-person.ts";
import type { RequestChange } from "#core/requests/life-cycle.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import type { OutboxRow, Signal, StoredConversation, Timer } from "#ports/store.ts";
import { type Journal, memoryTable, type Table } from "./table.ts";

/** A message and how far it is; `seq` is the order of sending. */
export type OutboxEntry = OutboxRow & {
  seq: number;
  state: "waiting" | "parked" | "sent" | "failed";
  notBefore: number;
};

/** Everything the store holds, by id. */
export type Tables = {
  seen: Table<{ seenAt: number }>;
  conversations: Table<StoredConversation>;
  outbox: Table<OutboxEntry>;
  timers: Table<Timer & { seq: number }>;
  requests: Table<CallbackRequest>;
  changes: Table<RequestChange & { seq: number }>;
  skips: Table<{ keyPerson: string; resident: string; addedAt: number }>;
  keyPersons: Table<KeyPerson>;
  invites: Table<{ role: Role; expiresAt: number }>;
  signals: Table<Signal & { count: number }>;
  /** Counts up; never taken back. */
  next(): number;
};

/** Empty tables that note their changes in `journal`. */
export function memoryTables(journal: Journal): Tables {
  let last = 0;
  return {
    seen: memoryTable(journal),
    conversations: memoryTable(journal),
    outbox: memoryTable(journal),
    timers: memoryTable(journal),
    requests: memoryTable(journal),
    changes: memoryTable(journal),
    skips: memoryTable(journal),
    keyPersons: memoryTable(journal),
    invites: memoryTable(journal),
    signals: memoryTable(journal),
    next: () => ++last,
  };
}
