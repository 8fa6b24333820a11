import { closeSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import {
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from "kysely";
import type { Store } from "#ports/store.ts";
import type { Vault } from "#ports/vault.ts";
import { codeOf, sqlite } from "./dialect.ts";
import { prepareDatabase } from "./prepare-database.ts";
import type { Schema } from "./schema.ts";
import { sqlStore } from "./sql-store.ts";
import { StoreError } from "./store-error.ts";

/** SQLite's own waiting stops the whole process, so once it is open `untilFree` does the waiting. */
const BUSY_TIMEOUT_MS = 0;
const OPENING_TIMEOUT_MS = 10_000;

/** The store in one SQLite file, which several processes may share. */
export async function sqliteStore(options: { file: string; vault: Vault }): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: dialectOver(openFile(options.file)) });
  try {
    await prepareDatabase(db, sqlite, options.vault);
    return sqlStore(db, sqlite, options.vault);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function openFile(file: string): Database.Database {
  let database: Database.Database | undefined;
  try {
    // SQLite would make it readable for everyone.
    closeSync(openSync(file, "a", 0o600));
    database = new Database(file, { timeout: OPENING_TIMEOUT_MS });
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    return database;
  } catch (error) {
    database?.close();
    throw openingError(file, error);
  }
}

function openingError(file: string, error: unknown): StoreError {
  if (codeOf(error) === "SQLITE_NOTADB") {
    return new StoreError("not-a-database", `${file} is not an SQLite database.`, error);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError("cannot-open", `${file} cannot be opened for writing: ${reason}`, error);
}

/** Kysely's SQLite dialect, but that a transaction takes the write lock at its beginning. */
function dialectOver(database: Database.Database): SqliteDialect {
  const config = { database: keepingStatements(database) };
  return Object.assign(new SqliteDialect(config), {
    // True of SQLite; Kysely says otherwise for tables that are rebuilt with foreign keys off.
    createAdapter: () =>
      Object.defineProperty(new SqliteAdapter(), "supportsTransactionalDdl", { value: true }),
    createDriver: () =>
      Object.assign(new SqliteDriver(config), {
        async beginTransaction() {
          database.exec("begin immediate");
        },
        async rollbackTransaction() {
          // After some failures, such as a full disk, SQLite has done it already.
          if (database.inTransaction) database.exec("rollback");
        },
      }),
  });
}

/** Prepares each statement once. */
function keepingStatements(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const statement = statements.get(text) ?? database.prepare(text);
      statements.set(text, statement);
      return statement;
    },
    close: () => void database.close(),
  };
}
