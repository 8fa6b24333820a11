import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Which move a change was, and who is kept apart from whom. */
export function requestsWithAftercare(): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      // Rows from before have no move: from and to tell it.
      await schema
        .alterTable("request_changes")
        .addColumn("move", "text", (column) => column.notNull().defaultTo("open"))
        .execute();
      await schema
        .createTable("skips")
        .addColumn("key_person", "text", (column) => column.notNull())
        .addColumn("resident", "text", (column) => column.notNull())
        .addColumn("added_at", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("skips_key", ["resident", "key_person"])
        .execute();
      await schema.createIndex("skips_by_key_person").on("skips").column("key_person").execute();
    },
  };
}
