import { readConversation } from "#core/conversation/stored.ts";
import type { StoredConversation, Transaction } from "#ports/store.ts";
import { builtOnce } from "./built-once.ts";
import type { Schema } from "./schema.ts";
import type { Section } from "./section.ts";

const see = builtOnce(({ db }, { mark, seen_at }: Schema["seen_events"]) =>
  db
    .insertInto("seen_events")
    .values({ mark, seen_at })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Marks of events, under their look-up. */
export function seeIn(section: Section): Transaction["see"] {
  return async (channel, eventId, at) => {
    const mark = section.vault.lookUp(`event:${channel}:${eventId}`);
    const { numAffectedRows } = await see(section, { mark, seen_at: at });
    return numAffectedRows === 1n;
  };
}

const load = builtOnce(({ db, dialect }, { id }: { id: string }) =>
  db
    .selectFrom("conversations")
    .selectAll()
    .where("id", "=", id)
    // Beside the hold, so that `tidy` leaves it alone.
    .$if(dialect.locksRows, (query) => query.forUpdate()),
);

const save = builtOnce(({ db }, row: Schema["conversations"]) => {
  const { channel, sealed_address, role, sealed, changed_at } = row;
  const changed = { channel, sealed_address, role, sealed, changed_at };
  return db
    .insertInto("conversations")
    .values({ id: row.id, ...changed })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changed));
});

/** Conversations, sealed but for id, channel, role and time. */
export function conversationsIn(section: Section): Transaction["conversations"] {
  const { db, dialect, vault } = section;
  const opened = (row: Schema["conversations"]): StoredConversation => ({
    contact: { id: row.id, channel: row.channel, address: vault.open(row.sealed_address) },
    conversation: readConversation(JSON.parse(vault.open(row.sealed))),
    changedAt: row.changed_at,
  });
  return {
    async load(id) {
      await dialect.holdConversation(db, id);
      const [row] = (await load(section, { id })).rows;
      return row ? opened(row) : null;
    },
    async save({ contact, conversation, changedAt }) {
      await save(section, {
        id: contact.id,
        channel: contact.channel,
        sealed_address: vault.seal(contact.address),
        role: conversation.role,
        sealed: vault.seal(JSON.stringify(conversation)),
        changed_at: changedAt,
      });
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
