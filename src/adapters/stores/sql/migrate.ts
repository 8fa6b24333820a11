import type { Kysely } from "kysely";
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from "kysely/migration";
import type { SqlDialect } from "./dialect.ts";
import { firstTables } from "./migrations/0001-first-tables.ts";
import { requestsWithAftercare } from "./migrations/0002-requests-with-aftercare.ts";
import type { Columns } from "./migrations/columns.ts";
import type { Schema } from "./schema.ts";
import { StoreError } from "./store-error.ts";

/** Every step from an empty database to the tables of `Schema`, in order of name. Never change one that was released. */
const MIGRATIONS: Readonly<Record<string, (columns: Columns) => Migration>> = {
  "0001-first-tables": firstTables,
  "0002-requests-with-aftercare": requestsWithAftercare,
};

/** Brings the tables up to date. Refuses a database that a newer version has changed. */
export async function migrate(db: Kysely<Schema>, dialect: SqlDialect): Promise<void> {
  await refuseNewer(db);
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(MIGRATIONS).map(([name, migration]) => [name, migration(dialect.columns)]),
        ),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function refuseNewer(db: Kysely<Schema>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return;
  const done = await db
    .withTables<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>()
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select("name")
    .execute();
  const unknown = done.find(({ name }) => !Object.hasOwn(MIGRATIONS, name));
  if (!unknown) return;
  throw new StoreError(
    "newer-schema",
    `The database was changed by a newer version of Geldbuur (${unknown.name}). Start that version, or go back to a copy made before it.`,
  );
}
