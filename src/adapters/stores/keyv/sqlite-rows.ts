import type Database from "better-sqlite3";

type Row = { key: string; value: string };
type Entry = Row & { ttl?: number | undefined };

const PAGE = 100;
const ALIVE = "(expires_at is null or expires_at > ?)";

/** Reading and writing the rows of a namespace; what has expired is not there. */
export function keyvRows(database: Database.Database) {
  const get = database.prepare<[string, string, number], Row>(
    `select key, value from keyv where namespace = ? and key = ? and ${ALIVE}`,
  );
  const page = database.prepare<[string, string, number], Row>(
    `select key, value from keyv where namespace = ? and key > ? and ${ALIVE} order by key limit ${PAGE}`,
  );
  const set = database.prepare<[string, string, string, number | null]>(
    "insert or replace into keyv (namespace, key, value, expires_at) values (?, ?, ?, ?)",
  );
  const remove = database.prepare<[string, string]>(
    "delete from keyv where namespace = ? and key = ?",
  );
  const clear = database.prepare<[string]>("delete from keyv where namespace = ?");
  const sweep = database.prepare<[number]>("delete from keyv where expires_at <= ?");

  return {
    get: (namespace: string, key: string): string | undefined =>
      get.get(namespace, key, Date.now())?.value,

    /** By key, a page at a time, so that others may write in between. */
    *all(namespace: string): Generator<Row, void> {
      let after = "";
      while (true) {
        const rows = page.all(namespace, after, Date.now());
        yield* rows;
        const last = rows.at(-1);
        if (!last) return;
        after = last.key;
      }
    },

    /** All or none of them. */
    set: database.transaction((namespace: string, entries: readonly Entry[]): void => {
      for (const { key, value, ttl } of entries) {
        set.run(namespace, key, value, ttl ? Date.now() + ttl : null);
      }
    }),

    /** Whether any of them was there. */
    remove: database.transaction((namespace: string, keys: readonly string[]): boolean => {
      const removed = keys.map((key) => remove.run(namespace, key).changes);
      return removed.some((changes) => changes > 0);
    }),

    clear: (namespace: string): void => void clear.run(namespace),
    sweep: (): void => void sweep.run(Date.now()),
  };
}
