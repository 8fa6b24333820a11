import type { Kysely } from "kysely";
import type { Vault } from "#ports/vault.ts";
import { checkKey } from "./check-key.ts";
import type { SqlDialect } from "./dialect.ts";
import { migrate } from "./migrate.ts";
import type { Schema } from "./schema.ts";
import { untilFree } from "./until-free.ts";

/** Makes sure of tables and key, whoever else is starting at the same moment. */
export async function prepareDatabase(
  db: Kysely<Schema>,
  dialect: SqlDialect,
  vault: Vault,
): Promise<void> {
  await untilFree(dialect, () => migrate(db, dialect));
  await untilFree(dialect, () => checkKey(db, vault));
}
