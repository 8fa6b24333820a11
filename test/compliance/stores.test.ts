import { join } from "node:path";
import { afterAll, describe, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { postgresStore } from "#adapters/stores/sql/postgres-store.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { databasesAt } from "../support/databases.ts";
import { postgresServer } from "../support/servers.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { storeSuite } from "./store.ts";

const vault = openVault(Buffer.alloc(32, 1));

describe("memory", () => {
  storeSuite(async () => memoryStore());
});

describe("SQLite", () => {
  const folder = tempFolder();
  let opened = 0;
  afterAll(() => folder[Symbol.dispose]());
  storeSuite(() => sqliteStore({ file: join(folder.path, `${opened++}.db`), vault }));
});

const server = await postgresServer();

describe("PostgreSQL", () => {
  if ("missing" in server) {
    test.skip(server.missing);
    return;
  }
  const databases = databasesAt(server.url);
  afterAll(() => databases.dropAll());
  storeSuite(async () => postgresStore({ url: await databases.make(), vault }));
});
