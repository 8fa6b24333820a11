import { Keyv, type KeyvStoreAdapter } from "keyv";
import { sqliteKeyv } from "./sqlite-keyv.ts";

/**
 * A namespace of keys and values in a file. Failures are thrown. Keys and values are kept as they
 * are: who keeps something personal here seals it first.
 */
export function openKeyv({ sqliteFile }: { sqliteFile: string }, namespace: string): Keyv {
  return keyvOver(sqliteKeyv(sqliteFile), namespace);
}

/** Keyv as we use it, over a store that keeps its namespaces apart by itself. */
export function keyvOver(store: KeyvStoreAdapter, namespace: string): Keyv {
  return new Keyv({ store, namespace, useKeyPrefix: false, throwOnErrors: true });
}
