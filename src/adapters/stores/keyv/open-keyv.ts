import KeyvRedis from "@keyv/redis";
import { Keyv, type KeyvStoreAdapter } from "keyv";
import { sqliteKeyv } from "./sqlite-keyv.ts";

/** Where keys and values that nobody reads but their owner are kept. */
export type KeyvPlace = { sqliteFile: string } | { redisUrl: string };

/** By itself the client would wait for ever for a server that is away. */
const REDIS_TIMEOUT_MS = 5_000;

/**
 * A namespace of keys and values in a file, or in Redis or Valkey. Failures are thrown. Keys and
 * values are kept as they are: who keeps something personal here seals it first.
 */
export function openKeyv(place: KeyvPlace, namespace: string): Keyv {
  return new Keyv({
    store: openPlace(place, namespace),
    namespace,
    useKeyPrefix: false,
    throwOnErrors: true,
  });
}

function openPlace(place: KeyvPlace, namespace: string): KeyvStoreAdapter {
  if ("sqliteFile" in place) return sqliteKeyv(place.sqliteFile);
  const server = { url: place.redisUrl, commandOptions: { timeout: REDIS_TIMEOUT_MS } };
  return new KeyvRedis(server, {
    namespace,
    throwOnErrors: true,
    connectionTimeout: REDIS_TIMEOUT_MS,
  });
}
