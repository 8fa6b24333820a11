import type { Kysely } from "kysely";
import type { Vault } from "#ports/vault.ts";
import type { SqlDialect } from "./dialect.ts";
import type { Schema } from "./schema.ts";

/** What each part of the store works with: one connection, inside one transaction. */
export type Section = { db: Kysely<Schema>; dialect: SqlDialect; vault: Vault };
