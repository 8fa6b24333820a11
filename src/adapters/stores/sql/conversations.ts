import { readConversation } from "#core/conversation/stored.ts";
import type { StoredConversation, Transaction } from "#ports/store.ts";
import type { Schema } from "./schema.ts";
import type { Section } from "./section.ts";

/** Marks of events, under their look-up. */
export function seeIn({ db, vault }: Section): Transaction["see"] {
  return async (channel, eventId, at) => {
    const result = await db
      .insertInto("seen_events")
      .values({ mark: vault.lookUp(`event:${channel}:${eventId}`), seen_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  };
}

/** Conversations, sealed but for id, channel, role and time. */
export function conversationsIn({ db, dialect, vault }: Section): Transaction["conversations"] {
  const opened = (row: Schema["conversations"]): StoredConversation => ({
    contact: { id: row.id, channel: row.channel, address: vault.open(row.sealed_address) },
    conversation: readConversation(JSON.parse(vault.open(row.sealed))),
    changedAt: row.changed_at,
  });
  return {
    async load(id) {
      await dialect.holdConversation(db, id);
      const row = await db
        .selectFrom("conversations")
        .selectAll()
        .where("id", "=", id)
        // Beside the hold, so that `tidy` leaves it alone.
        .$if(dialect.locksRows, (query) => query.forUpdate())
        .executeTakeFirst();
      return row ? opened(row) : null;
    },
    async save({ contact, conversation, changedAt }) {
      const row = {
        channel: contact.channel,
        sealed_address: vault.seal(contact.address),
        role: conversation.role,
        sealed: vault.seal(JSON.stringify(conversation)),
        changed_at: changedAt,
      };
      await db
        .insertInto("conversations")
        .values({ id: contact.id, ...row })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
    },
    async withRole(role) {
      const rows = await db
        .selectFrom("conversations")
        .selectAll()
        .where("role", "=", role)
        .orderBy("id")
        .execute();
      return rows.map(opened);
    },
    async forget(id) {
      await db.deleteFrom("conversations").where("id", "=", id).execute();
      await db.deleteFrom("outbox").where("conversation", "=", id).execute();
      await db.deleteFrom("timers").where("conversation", "=", id).execute();
      await db.deleteFrom("key_persons").where("id", "=", id).execute();
      await db
        .deleteFrom("skips")
        .where((row) => row.or([row("key_person", "=", id), row("resident", "=", id)]))
        .execute();
    },
  };
}
