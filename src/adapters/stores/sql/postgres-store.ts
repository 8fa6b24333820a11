import { Kysely, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import type { Store } from "#ports/store.ts";
import type { Vault } from "#ports/vault.ts";
import { postgres } from "./dialect.ts";
import { prepareDatabase } from "./prepare-database.ts";
import type { Schema } from "./schema.ts";
import { sqlStore } from "./sql-store.ts";
import { StoreError } from "./store-error.ts";

const CONNECT_TIMEOUT_MS = 10_000;

/** The store in a PostgreSQL database, which any number of processes may share. */
export async function postgresStore(options: { url: string; vault: Vault }): Promise<Store> {
  const pool = new Pool({
    connectionString: options.url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced; without a listener it would end the process.
  pool.on("error", () => {});
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await reach(pool);
    await prepareDatabase(db, postgres, options.vault);
    return sqlStore(db, postgres, options.vault);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function reach(pool: Pool): Promise<void> {
  try {
    await pool.query("select 1");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError("unreachable", `PostgreSQL cannot be reached: ${reason}`, error);
  }
}

/** Times and counts are `bigint` there and fit a number here. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format);
