import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { postgresStore } from "#adapters/stores/sql/postgres-store.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { databasesAt } from "../../support/databases.ts";
import { storedOf } from "../../support/samples.ts";
import { postgresServer } from "../../support/servers.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const vault = openVault(Buffer.alloc(32, 1));
const otherVault = openVault(Buffer.alloc(32, 2));

const FROM_THE_FUTURE =
  "insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01T00:00:00Z')";

function alter(file: string, statement: string): void {
  const database = new Database(file);
  database.exec(statement);
  database.close();
}

describe("an SQLite store", () => {
  test("keeps what it had when it is opened again", async () => {
    using folder = tempFolder();
    const file = join(folder.path, "store.db");
    const before = await sqliteStore({ file, vault });
    await before.transaction(({ conversations }) => conversations.save(storedOf("anna")));
    await before.close();
    const after = await sqliteStore({ file, vault });
    const id = storedOf("anna").contact.id;
    expect(await after.transaction(({ conversations }) => conversations.load(id))).toEqual(
      storedOf("anna"),
    );
    await after.close();
  });

  test("is readable for its owner only", async () => {
    using folder = tempFolder();
    const file = join(folder.path, "store.db");
    const store = await sqliteStore({ file, vault });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
    await store.close();
  });

  test("is made whole by processes that start at once", async () => {
    using folder = tempFolder();
    const file = join(folder.path, "store.db");
    const stores = await Promise.all([1, 2, 3].map(() => sqliteStore({ file, vault })));
    for (const store of stores) {
      await store.transaction(({ conversations }) => conversations.save(storedOf("anna")));
    }
    for (const store of stores) await store.close();
  });

  test("of a newer version is refused and left as it was", async () => {
    using folder = tempFolder();
    const file = join(folder.path, "store.db");
    await (await sqliteStore({ file, vault })).close();
    alter(file, FROM_THE_FUTURE);
    const before = readFileSync(file);
    await expect(sqliteStore({ file, vault })).rejects.toMatchObject({
      name: "StoreError",
      code: "newer-schema",
      message: expect.stringContaining("9999-later"),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("sealed with another key is refused", async () => {
    using folder = tempFolder();
    const file = join(folder.path, "store.db");
    await (await sqliteStore({ file, vault })).close();
    await expect(sqliteStore({ file, vault: otherVault })).rejects.toMatchObject({
      code: "wrong-key",
    });
    await (await sqliteStore({ file, vault })).close();
  });

  test("that is no database is refused and left as it was", async () => {
    using folder = tempFolder();
    const file = join(folder.path, "store.db");
    const letter = "This is a letter, and a rather long one, but it is no database.".repeat(99);
    writeFileSync(file, letter);
    await expect(sqliteStore({ file, vault })).rejects.toMatchObject({ code: "not-a-database" });
    expect(readFileSync(file, "utf8")).toBe(letter);
  });

  test("in a folder that is not there is refused", async () => {
    using folder = tempFolder();
    const file = join(folder.path, "nowhere", "store.db");
    await expect(sqliteStore({ file, vault })).rejects.toMatchObject({
      code: "cannot-open",
      message: expect.stringContaining(file),
    });
  });

  test("in a folder that nobody can write to is refused", async () => {
    // Not even root can make a file there.
    const file = "/proc/store.db";
    await expect(sqliteStore({ file, vault })).rejects.toMatchObject({ code: "cannot-open" });
  });
});

const server = await postgresServer();

describe("a PostgreSQL store", () => {
  if ("missing" in server) {
    test.skip(server.missing);
    return;
  }

  test("is made whole by processes that start at once, and refuses another key", async () => {
    const databases = databasesAt(server.url);
    const url = await databases.make();
    const stores = await Promise.all([1, 2, 3].map(() => postgresStore({ url, vault })));
    for (const store of stores) await store.close();
    await expect(postgresStore({ url, vault: otherVault })).rejects.toMatchObject({
      code: "wrong-key",
    });
    await databases.dropAll();
  });

  test("of a newer version is refused", async () => {
    const databases = databasesAt(server.url);
    const url = await databases.make();
    await (await postgresStore({ url, vault })).close();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(FROM_THE_FUTURE);
    await client.end();
    await expect(postgresStore({ url, vault })).rejects.toMatchObject({ code: "newer-schema" });
    await databases.dropAll();
  });

  test("that cannot be reached is refused, without telling the password", async () => {
    const url = "postgres://anyone:a-secret@127.0.0.1:1/nothing";
    const opening = postgresStore({ url, vault });
    await expect(opening).rejects.toMatchObject({
      code: "unreachable",
      message: expect.not.stringContaining("a-secret"),
    });
  });
});
