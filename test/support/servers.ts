import { createClient } from "@keyv/redis";
import { Client } from "pg";
import { env } from "./env.ts";

/** A server that tests may use, or why there is none. In CI a missing server is a failure. */
export type Server = { url: string } | { missing: string };

/** The PostgreSQL server of the tests. */
export async function postgresServer(): Promise<Server> {
  const url = env("GELDBUUR_TEST_POSTGRES") ?? "postgres://postgres@127.0.0.1:5432/postgres";
  return await reach("PostgreSQL", "GELDBUUR_TEST_POSTGRES", url, async () => {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    await client.connect();
    await client.end();
  });
}

/** The Redis or Valkey server of the tests. */
export async function redisServer(): Promise<Server> {
  const url = env("GELDBUUR_TEST_REDIS") ?? "redis://127.0.0.1:6379";
  return await reach("Redis", "GELDBUUR_TEST_REDIS", url, async () => {
    const client = createClient({
      url,
      socket: { reconnectStrategy: false, connectTimeout: 2_000 },
    });
    client.on("error", () => {});
    await client.connect();
    client.destroy();
  });
}

async function reach(
  what: string,
  variable: string,
  url: string,
  connect: () => Promise<void>,
): Promise<Server> {
  try {
    await connect();
    return { url };
  } catch (cause) {
    const missing = `${what} cannot be reached at ${url}; set ${variable}`;
    if (env("CI") === "true") throw new Error(missing, { cause });
    return { missing };
  }
}
