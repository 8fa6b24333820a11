import type { Store } from "#ports/store.ts";
import { outboxOver } from "./outbox.ts";
import { type Journal, rollBack } from "./table.ts";
import { memoryTables, type Tables } from "./tables.ts";
import { forget, transactionOver } from "./transaction.ts";

/** A store that lasts as long as the process: for tests and `replay`, and to read what a store promises. */
export function memoryStore(): Store {
  const journal: Journal = [];
  const tables = memoryTables(journal);
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time; a failure takes back what was done. */
  function within<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result> {
    const done = last.then(async () => {
      try {
        return await work(tables);
      } catch (error) {
        rollBack(journal);
        throw error;
      } finally {
        journal.length = 0;
      }
    });
    last = done.catch(() => {});
    return done;
  }

  return {
    transaction: (work) => within((tables) => work(transactionOver(tables))),
    outbox: outboxOver(within),
    tidy: (conversationsBefore, marksBefore, skipsBefore) =>
      within(async (tables) => {
        tables.skips.removeWhere(({ addedAt }) => addedAt < skipsBefore);
        return tidy(tables, conversationsBefore, marksBefore);
      }),
    close: async () => {},
  };
}

function tidy(tables: Tables, conversationsBefore: number, marksBefore: number): number {
  const untouched = tables.conversations
    .rows()
    .filter(({ conversation }) => conversation.role === "resident")
    .filter(({ changedAt }) => changedAt < conversationsBefore);
  for (const { contact } of untouched) forget(tables, contact.id);
  tables.seen.removeWhere(({ seenAt }) => seenAt < marksBefore);
  tables.outbox.removeWhere(({ state, addedAt }) => state === "sent" && addedAt < marksBefore);
  tables.outbox.removeWhere(
    ({ contact, addedAt }) =>
      addedAt < conversationsBefore && !tables.conversations.get(contact.id),
  );
  tables.invites.removeWhere(({ expiresAt }) => expiresAt < marksBefore);
  return untouched.length;
}
