import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { openKeyv } from "#adapters/stores/keyv/open-keyv.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import type { Store } from "#ports/store.ts";
import { contactOf, NOON, storedOf } from "../../support/samples.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const vault = openVault(Buffer.alloc(32, 1));
const anna = contactOf("anna").id;

function addOne(store: Store): Promise<void> {
  return store.transaction(async ({ conversations }) => {
    const stored = (await conversations.load(anna)) ?? storedOf("anna");
    await new Promise(setImmediate);
    await conversations.save({ ...stored, changedAt: stored.changedAt + 1 });
  });
}

test("stores over one SQLite file, even in one process, wait for each other", async () => {
  using folder = tempFolder();
  const file = join(folder.path, "store.db");
  const one = await sqliteStore({ file, vault });
  const other = await sqliteStore({ file, vault });
  await Promise.all(Array.from({ length: 40 }, (_, index) => addOne(index % 2 ? one : other)));
  const stored = await one.transaction(({ conversations }) => conversations.load(anna));
  expect(stored?.changedAt).toBe(NOON + 40);
  await one.close();
  await other.close();
});

test("Keyv in the store's file waits for a turn without holding it up", async () => {
  using folder = tempFolder();
  const file = join(folder.path, "store.db");
  const store = await sqliteStore({ file, vault });
  const keyv = openKeyv({ sqliteFile: file }, "uploads");
  let setting: Promise<boolean> | undefined;
  await store.transaction(async ({ conversations }) => {
    await conversations.save(storedOf("anna"));
    setting = keyv.set("picture", "1");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await keyv.get("picture")).toBeUndefined();
  });
  expect(await setting).toBe(true);
  expect(await keyv.get("picture")).toBe("1");
  await keyv.disconnect();
  await store.close();
});

test("a process that is killed loses no turn it had finished, and leaves no half one", async () => {
  using folder = tempFolder();
  const file = join(folder.path, "store.db");
  const script = fileURLToPath(new URL("../../support/turning-process.ts", import.meta.url));
  const child = spawn(process.execPath, [script, file], { stdio: ["ignore", "pipe", "inherit"] });
  let finished = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    finished = Number(line);
    if (finished === 50) break;
  }
  child.kill("SIGKILL");
  await once(child, "exit");
  const store = await sqliteStore({ file, vault });
  const stored = await store.transaction(({ conversations }) => conversations.load(anna));
  const turns = (stored?.changedAt ?? NOON) - NOON;
  expect(turns).toBeGreaterThanOrEqual(finished);
  expect((await store.outbox.state()).waiting).toBe(turns);
  await store.close();
});
