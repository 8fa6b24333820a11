import Database from "better-sqlite3";
import type { KeyvStoreAdapter } from "keyv";
import { keyvRows } from "./sqlite-rows.ts";
import { whenFree } from "./when-free.ts";

/** Expired rows are swept with the first write and again after this many. */
const WRITES_PER_SWEEP = 1_000;
const OPENING_TIMEOUT_MS = 10_000;
/** Waiting stops the whole process, so SQLite does not wait at all and `whenFree` does. */
const BUSY_TIMEOUT_MS = 0;

/**
 * Keeps Keyv's values in an SQLite file, which may be the store's own or shared with other processes.
 * Keyv hands over keys as they are (`useKeyPrefix: false`); the namespace is a column.
 */
export function sqliteKeyv(file: string): KeyvStoreAdapter {
  const database = openFile(file);
  const rows = keyvRows(database);
  const namespace = () => adapter.namespace ?? "";
  let writes = 0;

  async function write<Result>(work: () => Result): Promise<Result> {
    const result = await whenFree(work);
    if (writes++ % WRITES_PER_SWEEP === 0) await whenFree(() => rows.sweep());
    return result;
  }

  const adapter: KeyvStoreAdapter = {
    // Keyv offers its iterator only for dialects it knows.
    opts: { dialect: "sqlite", url: file },
    namespace: undefined,
    get: async <Value>(key: string) => rows.get(namespace(), key) as Value | undefined,
    getMany: async <Value>(keys: string[]) =>
      keys.map((key) => rows.get(namespace(), key) as Value | undefined),
    has: async (key) => rows.get(namespace(), key) !== undefined,
    hasMany: async (keys) => keys.map((key) => rows.get(namespace(), key) !== undefined),
    set: (key, value, ttl) => write(() => rows.set(namespace(), [{ key, value, ttl }])),
    setMany: (entries) => write(() => rows.set(namespace(), entries)),
    delete: (key) => write(() => rows.remove(namespace(), [key])),
    deleteMany: (keys) => write(() => rows.remove(namespace(), keys)),
    clear: () => write(() => rows.clear(namespace())),
    disconnect: async () => void database.close(),
    async *iterator<Value>(of: string = namespace()) {
      for (const { key, value } of rows.all(of)) yield [key, value as Awaited<Value>];
    },
    // Every failure is thrown by the call that failed, so there is nothing to tell.
    on: () => adapter,
  };
  return adapter;
}

function openFile(file: string): Database.Database {
  const database = new Database(file, { timeout: OPENING_TIMEOUT_MS });
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  dropOldForm(database);
  database.exec(`
    create table if not exists keyv (
      namespace text not null,
      key text not null,
      value text not null,
      expires_at integer,
      primary key (namespace, key)
    );
    create index if not exists keyv_by_expiry on keyv (expires_at) where expires_at is not null;
  `);
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return database;
}

/**
 * The first form of the table was a tree by key: to find one, whole pictures were read on the way.
 * What stood in it may be forgotten.
 */
function dropOldForm(database: Database.Database): void {
  const made = database
    .prepare<[], { sql: string }>("select sql from sqlite_master where name = 'keyv'")
    .get();
  if (made?.sql.includes("without rowid")) database.exec("drop table keyv");
}
