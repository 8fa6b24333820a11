import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Keyv } from "keyv";
import { describe, expect, test } from "vitest";
import { openKeyv } from "#adapters/stores/keyv/open-keyv.ts";
import { openRedisKeyv } from "#adapters/stores/keyv/open-redis-keyv.ts";
import { redisServer } from "../support/servers.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { type KeyvPlace, keyvSuite } from "./keyv.ts";

/** Remembers what was opened, so that it can be closed. */
function place(
  open: (namespace: string) => Keyv,
  leave: (all: Keyv[]) => Promise<void>,
): KeyvPlace {
  const opened: Keyv[] = [];
  return {
    open(namespace) {
      const keyv = open(namespace);
      opened.push(keyv);
      return keyv;
    },
    leave: () => leave(opened),
  };
}

async function disconnectAll(all: Keyv[]): Promise<void> {
  await Promise.allSettled(all.map((keyv) => keyv.disconnect()));
}

describe("a plain Map", () => {
  keyvSuite(
    async () => {
      const store = new Map();
      return place((namespace) => new Keyv({ store, namespace }), disconnectAll);
    },
    { "clearing one leaves the other": "a Map knows no namespaces and is cleared whole" },
  );
});

describe("SQLite", () => {
  keyvSuite(async () => {
    const folder = tempFolder();
    const sqliteFile = join(folder.path, "keyv.db");
    return place(
      (namespace) => openKeyv({ sqliteFile }, namespace),
      async (all) => {
        await disconnectAll(all);
        folder[Symbol.dispose]();
      },
    );
  });

  test("is still there when it is opened again", async () => {
    using folder = tempFolder();
    const sqliteFile = join(folder.path, "keyv.db");
    const before = openKeyv({ sqliteFile }, "keys");
    await before.set("k", "v");
    await before.disconnect();
    const after = openKeyv({ sqliteFile }, "keys");
    expect(await after.get("k")).toBe("v");
    await after.disconnect();
  });

  test("throws when it cannot do what it is asked", async () => {
    using folder = tempFolder();
    const keyv = openKeyv({ sqliteFile: join(folder.path, "keyv.db") }, "keys");
    await keyv.disconnect();
    await expect(keyv.set("k", "v")).rejects.toThrow("not open");
    await expect(keyv.get("k")).rejects.toThrow("not open");
  });
});

const server = await redisServer();

describe("Redis", () => {
  if ("missing" in server) {
    test.skip(server.missing);
    return;
  }
  keyvSuite(async () => {
    const prefix = `geldbuur-test-${randomBytes(6).toString("hex")}`;
    return place(
      (namespace) => openRedisKeyv(server.url, `${prefix}-${namespace}`),
      async (all) => {
        await Promise.all(all.map((keyv) => keyv.clear()));
        await disconnectAll(all);
      },
    );
  });
});
