import { Keyv, type KeyvStoreAdapter } from "keyv";
import { expect, test } from "vitest";
import { keyvChecks } from "./keyv.ts";

/** A sound adapter over a Map whose parts can be spoiled one by one. */
function adapterOver(
  rows: Map<string, string>,
  spoil: (sound: KeyvStoreAdapter) => Partial<KeyvStoreAdapter>,
): KeyvStoreAdapter {
  const sound: KeyvStoreAdapter = {
    opts: { dialect: "sqlite", url: "" },
    get: async <Value>(key: string) => rows.get(key) as Value | undefined,
    set: async (key, value) => void rows.set(key, value),
    delete: async (key) => rows.delete(key),
    clear: async () => {
      for (const key of rows.keys()) if (key.startsWith(`${adapter.namespace}:`)) rows.delete(key);
    },
    async *iterator<Value>() {
      for (const [key, value] of rows) yield [key, value as Awaited<Value>];
    },
    on: () => adapter,
  };
  const adapter = { ...sound, ...spoil(sound) };
  return adapter;
}

const FAULTS: readonly {
  fault: string;
  broken: string;
  spoil: Parameters<typeof adapterOver>[1];
}[] = [
  {
    fault: "loses what was set",
    broken: "a value that was set is there",
    spoil: () => ({ set: async () => {} }),
  },
  {
    fault: "always says that it deleted something",
    broken: "deleting tells whether there was anything",
    spoil: (sound) => ({ delete: (key) => sound.delete(key).then(() => true) }),
  },
  {
    fault: "clears every namespace",
    broken: "clearing one leaves the other",
    spoil: (sound) => ({
      clear: async () => {
        for await (const [key] of sound.iterator?.() ?? []) await sound.delete(String(key));
      },
    }),
  },
  {
    fault: "mixes up the order of many",
    broken: "many are set and got, in the order asked for",
    spoil: (sound) => ({
      getMany: async (keys) =>
        await Promise.all(keys.toReversed().map((key) => sound.get<never>(key))),
    }),
  },
  {
    fault: "has what has expired",
    broken: "a value is there until it expires",
    spoil: (sound) => ({ has: async (key) => (await sound.get(key)) !== undefined }),
  },
  {
    fault: "goes through the first few only",
    broken: "all keys and values come by, however many",
    spoil: (sound) => ({
      async *iterator<Value>() {
        let left = 100;
        for await (const row of sound.iterator?.<Value>() ?? []) if (left-- > 0) yield row;
      },
    }),
  },
  {
    fault: "takes the empty text for nothing",
    broken: "empty text comes out as it went in",
    spoil: (sound) => ({
      get: async <Value>(key: string) => {
        const row = await sound.get<string>(key);
        return row === '{"value":""}' ? undefined : (row as Value);
      },
    }),
  },
];

test.each(FAULTS)("an adapter that $fault is caught", async ({ broken, spoil }) => {
  const check = Object.values(keyvChecks).flatMap((checks) => checks[broken] ?? [])[0];
  const rows = new Map<string, string>();
  const open = (namespace: string) => new Keyv({ store: adapterOver(rows, spoil), namespace });
  await expect(check?.(open)).rejects.toMatchObject({ name: "AssertionError" });
});

test("the same adapter unspoiled passes", async () => {
  for (const checks of Object.values(keyvChecks)) {
    for (const check of Object.values(checks)) {
      const rows = new Map<string, string>();
      await check((namespace) => new Keyv({ store: adapterOver(rows, () => ({})), namespace }));
    }
  }
});
