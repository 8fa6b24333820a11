import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Columns } from "./columns.ts";

/** The tables of the first version. */
export function firstTables(columns: Columns): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createConversations(db, columns);
      await createOutbox(db, columns);
      await createTimers(db, columns);
      await createRequests(db, columns);
      await createPeople(db, columns);
      await createSignals(db);
    },
  };
}

async function createConversations({ schema }: Kysely<unknown>, { bytes }: Columns) {
  await schema
    .createTable("conversations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("sealed_address", bytes, (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("sealed", bytes, (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("conversations_by_role")
    .on("conversations")
    .columns(["role", "changed_at"])
    .execute();
  await schema
    .createTable("seen_events")
    .addColumn("mark", "text", (column) => column.primaryKey())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .execute();
  await schema.createIndex("seen_events_by_age").on("seen_events").column("seen_at").execute();
}

async function createOutbox({ schema }: Kysely<unknown>, { bytes, withSequence }: Columns) {
  await schema
    .createTable("outbox")
    .$call(withSequence)
    .addColumn("mark", "text", (column) => column.notNull().unique())
    .addColumn("conversation", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("not_before", "bigint", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("added_at", "bigint", (column) => column.notNull())
    .addColumn("sealed", bytes)
    .execute();
  await schema
    .createIndex("outbox_by_state")
    .on("outbox")
    .columns(["state", "not_before"])
    .execute();
  await schema
    .createIndex("outbox_by_conversation")
    .on("outbox")
    .columns(["conversation", "state", "seq"])
    .execute();
}

async function createTimers({ schema }: Kysely<unknown>, { bytes, withSequence }: Columns) {
  await schema
    .createTable("timers")
    .$call(withSequence)
    .addColumn("mark", "text", (column) => column.notNull().unique())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("conversation", "text")
    .addColumn("sealed", bytes, (column) => column.notNull())
    .execute();
  await schema.createIndex("timers_by_time").on("timers").columns(["due_at", "seq"]).execute();
  await schema.createIndex("timers_by_conversation").on("timers").column("conversation").execute();
}

async function createRequests({ schema }: Kysely<unknown>, { bytes, withSequence }: Columns) {
  await schema
    .createTable("requests")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("resident", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("opened_at", "bigint", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .addColumn("sealed", bytes, (column) => column.notNull())
    .execute();
  await schema
    .createIndex("requests_by_state")
    .on("requests")
    .columns(["state", "changed_at"])
    .execute();
  await schema.createIndex("requests_by_resident").on("requests").column("resident").execute();
  await schema
    .createTable("request_changes")
    .$call(withSequence)
    .addColumn("request", "text", (column) =>
      column.notNull().references("requests.id").onDelete("cascade"),
    )
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .addColumn("changed_by", "text", (column) => column.notNull())
    .addColumn("from_state", "text", (column) => column.notNull())
    .addColumn("to_state", "text", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("request_changes_by_request")
    .on("request_changes")
    .columns(["request", "seq"])
    .execute();
}

async function createPeople({ schema }: Kysely<unknown>, { bytes }: Columns) {
  await schema
    .createTable("key_persons")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("sealed", bytes, (column) => column.notNull())
    .execute();
  await schema
    .createTable("invites")
    .addColumn("mark", "text", (column) => column.primaryKey())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createTable("key_check")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("sealed", bytes, (column) => column.notNull())
    .execute();
}

async function createSignals({ schema }: Kysely<unknown>) {
  await schema
    .createTable("signals")
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("topic", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("area", "text", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("signals_key", ["day", "kind", "topic", "locale", "area"])
    .execute();
}
