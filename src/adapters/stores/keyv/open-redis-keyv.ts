import KeyvRedis from "@keyv/redis";
import type { Keyv } from "keyv";
import { keyvOver } from "./open-keyv.ts";

/** By itself the client would wait for ever for a server that is away. */
const REDIS_TIMEOUT_MS = 5_000;

/** The same in Redis or Valkey. */
export function openRedisKeyv(url: string, namespace: string): Keyv {
  const server = { url, commandOptions: { timeout: REDIS_TIMEOUT_MS } };
  const store = new KeyvRedis(server, {
    namespace,
    throwOnErrors: true,
    connectionTimeout: REDIS_TIMEOUT_MS,
  });
  return keyvOver(store, namespace);
}
