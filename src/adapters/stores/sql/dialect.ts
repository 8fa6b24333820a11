import { type Kysely, sql } from "kysely";
import { type Columns, postgresColumns, sqliteColumns } from "./migrations/columns.ts";
import type { Schema } from "./schema.ts";

/** All that SQLite and PostgreSQL do differently once they are open. */
export type SqlDialect = {
  columns: Columns;
  /** Many transactions run at once, so rows read to be changed are locked. */
  locksRows: boolean;
  /** Holds a conversation until the end of the transaction, also when it has no row yet. */
  holdConversation(db: Kysely<Schema>, id: string): Promise<void>;
  /** Others were in the way: nothing was changed and the transaction can run again. */
  isConflict(error: unknown): boolean;
};

/** A transaction begins by taking the only write lock, so nothing else needs locking. */
export const sqlite: SqlDialect = {
  columns: sqliteColumns,
  locksRows: false,
  holdConversation: async () => {},
  isConflict: (error) => codeOf(error).startsWith("SQLITE_BUSY"),
};

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";

/** Read committed, with locks on what a turn is about. */
export const postgres: SqlDialect = {
  columns: postgresColumns,
  locksRows: true,
  async holdConversation(db, id) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(db);
  },
  isConflict: (error) => [SERIALIZATION_FAILURE, DEADLOCK].includes(codeOf(error)),
};

/** The code in a database's error, or empty. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
