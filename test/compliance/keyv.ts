import { setTimeout } from "node:timers/promises";
import type { Keyv } from "keyv";
import { describe, expect, test } from "vitest";

/** Keyv over one place that is new; the same place however often it is opened. */
type OpenKeyv = (namespace: string) => Keyv;
type KeyvChecks = Readonly<Record<string, (open: OpenKeyv) => Promise<void>>>;

const SHORT_MS = 40;
/** The only real waiting: a server's clock cannot be moved. */
const untilExpired = () => setTimeout(SHORT_MS * 2);

const basic: KeyvChecks = {
  "a value that was set is there": async (open) => {
    const keyv = open("a");
    expect(await keyv.set("k", "v")).toBe(true);
    expect(await keyv.get("k")).toBe("v");
    expect(await keyv.has("k")).toBe(true);
  },
  "what was never set is not there": async (open) => {
    const keyv = open("a");
    expect(await keyv.get("k")).toBeUndefined();
    expect(await keyv.has("k")).toBe(false);
  },
  "setting again replaces": async (open) => {
    const keyv = open("a");
    await keyv.set("k", 1);
    await keyv.set("k", 2);
    expect(await keyv.get("k")).toBe(2);
  },
  "deleting tells whether there was anything": async (open) => {
    const keyv = open("a");
    await keyv.set("k", "v");
    expect(await keyv.delete("k")).toBe(true);
    expect(await keyv.get("k")).toBeUndefined();
    expect(await keyv.delete("k")).toBe(false);
  },
  "clearing takes everything": async (open) => {
    const keyv = open("a");
    await keyv.set("k", "v");
    await keyv.set("l", "w");
    await keyv.clear();
    expect(await keyv.has(["k", "l"])).toEqual([false, false]);
  },
  "keys may hold any sign": async (open) => {
    const keyv = open("a");
    const keys = ["a:b::c", "'quote\"", "%", "_", "*", "مفتاح", "🔑", "x".repeat(1_000)];
    for (const key of keys) await keyv.set(key, `value of ${key}`);
    for (const key of keys) expect(await keyv.get(key)).toBe(`value of ${key}`);
  },
  "keys differ by case": async (open) => {
    const keyv = open("a");
    await keyv.set("k", 1);
    expect(await keyv.has("K")).toBe(false);
  },
};

const batch: KeyvChecks = {
  "many are set and got, in the order asked for": async (open) => {
    const keyv = open("a");
    await keyv.setMany([
      { key: "k", value: 1 },
      { key: "l", value: 2 },
      { key: "m", value: 3 },
    ]);
    expect(await keyv.get(["m", "nothing", "k"])).toEqual([3, undefined, 1]);
    expect(await keyv.getMany(["l"])).toEqual([2]);
  },
  "many are asked for at once": async (open) => {
    const keyv = open("a");
    await keyv.set("k", 1);
    expect(await keyv.has(["l", "k"])).toEqual([false, true]);
  },
  "none of many is there": async (open) => {
    expect(await open("a").get(["k", "l"])).toEqual([undefined, undefined]);
  },
  "many are deleted, others stay": async (open) => {
    const keyv = open("a");
    for (const key of ["k", "l", "m"]) await keyv.set(key, key);
    expect(await keyv.delete(["k", "l"])).toBe(true);
    expect(await keyv.get(["k", "l", "m"])).toEqual([undefined, undefined, "m"]);
  },
  "deleting many that are not there is false": async (open) => {
    expect(await open("a").delete(["k", "l"])).toBe(false);
  },
};

async function entriesOf(keyv: Keyv): Promise<[string, unknown][]> {
  const entries: [string, unknown][] = [];
  for await (const [key, value] of keyv.iterator?.({}) ?? []) entries.push([key, value]);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

const iterator: KeyvChecks = {
  "an empty place gives nothing": async (open) => {
    expect(await entriesOf(open("a"))).toEqual([]);
  },
  "all keys and values come by, however many": async (open) => {
    const keyv = open("a");
    const all = Array.from({ length: 350 }, (_, index) => [`k${1_000 + index}`, index] as const);
    await keyv.setMany(all.map(([key, value]) => ({ key, value })));
    expect(await entriesOf(keyv)).toEqual(all);
  },
  "another namespace does not come by": async (open) => {
    await open("a").set("k", 1);
    await open("b").set("l", 2);
    expect(await entriesOf(open("a"))).toEqual([["k", 1]]);
  },
  "what has expired does not come by": async (open) => {
    const keyv = open("a");
    await keyv.set("k", 1, SHORT_MS);
    await keyv.set("l", 2);
    await untilExpired();
    expect(await entriesOf(keyv)).toEqual([["l", 2]]);
  },
  "a place may be changed while it is gone through": async (open) => {
    const keyv = open("a");
    for (const key of ["k", "l", "m"]) await keyv.set(key, key);
    for await (const [key] of keyv.iterator?.({}) ?? []) await keyv.delete(key);
    expect(await entriesOf(keyv)).toEqual([]);
  },
};

const expiry: KeyvChecks = {
  "a value is there until it expires": async (open) => {
    const keyv = open("a");
    await keyv.set("k", "v", 60_000);
    expect(await keyv.get("k")).toBe("v");
    await keyv.set("k", "v", SHORT_MS);
    await untilExpired();
    expect(await keyv.has("k")).toBe(false);
    expect(await keyv.get("k")).toBeUndefined();
  },
  "of many, those expired are not there": async (open) => {
    const keyv = open("a");
    await keyv.setMany([
      { key: "k", value: 1, ttl: SHORT_MS },
      { key: "l", value: 2 },
    ]);
    await untilExpired();
    expect(await keyv.has(["k", "l"])).toEqual([false, true]);
    expect(await keyv.get(["k", "l"])).toEqual([undefined, 2]);
  },
  "setting again without an end takes the end away": async (open) => {
    const keyv = open("a");
    await keyv.set("k", 1, SHORT_MS);
    await keyv.set("k", 2);
    await untilExpired();
    expect(await keyv.get("k")).toBe(2);
  },
  "an end of nought is no end": async (open) => {
    const keyv = open("a");
    await keyv.set("k", 1, 0);
    expect(await keyv.get("k")).toBe(1);
  },
};

const namespace: KeyvChecks = {
  "the same key in two namespaces is two": async (open) => {
    await open("a").set("k", 1);
    await open("b").set("k", 2);
    expect(await open("a").get("k")).toBe(1);
    expect(await open("b").get("k")).toBe(2);
  },
  "deleting in one leaves the other": async (open) => {
    await open("a").set("k", 1);
    await open("b").set("k", 2);
    await open("a").delete("k");
    expect(await open("b").get("k")).toBe(2);
  },
  "clearing one leaves the other": async (open) => {
    await open("a").set("k", 1);
    await open("b").set("k", 2);
    await open("a").clear();
    expect(await open("a").has("k")).toBe(false);
    expect(await open("b").get("k")).toBe(2);
  },
  "a key that looks like a namespace is only a key": async (open) => {
    await open("a").set("b:k", 1);
    expect(await open("b").has("k")).toBe(false);
    expect(await open("a").get("b:k")).toBe(1);
  },
};

const VALUES: Readonly<Record<string, unknown>> = {
  text: "v",
  "empty text": "",
  "text of every script": "سكن ኪራይ żółć 🏠 'quote\" \\ \n",
  "text that looks like base64": ":base64:aGk=",
  number: 1.5,
  nought: 0,
  true: true,
  false: false,
  null: null,
  list: [1, "two", [3]],
  object: { a: 1, b: { c: [null] } },
  bytes: Buffer.from([0, 1, 254, 255]),
  "object with bytes": { key: Buffer.from([0, 255]) },
  "large text": "x".repeat(1_000_000),
};

const values: KeyvChecks = Object.fromEntries(
  Object.entries(VALUES).map(([kind, value]) => [
    `${kind} comes out as it went in`,
    async (open: OpenKeyv) => {
      await open("a").set("k", value);
      expect(await open("a").get("k")).toEqual(value);
      expect(await open("a").has("k")).toBe(true);
    },
  ]),
);

const connection: KeyvChecks = {
  "disconnecting one leaves the other working": async (open) => {
    const [one, other] = [open("a"), open("a")];
    await one.set("k", 1);
    await other.set("l", 1);
    await one.disconnect();
    expect(await other.get("k")).toBe(1);
  },
};

/** Keyv's own groups of promises, by the sentence that says each. */
export const keyvChecks: Readonly<Record<string, KeyvChecks>> = {
  basic,
  batch,
  iterator,
  expiry,
  namespace,
  values,
  connection,
};

/** Where Keyv is kept in a test, and how to leave it. */
export type KeyvPlace = { open: OpenKeyv; leave(): Promise<void> };

/** Holds a place to Keyv's promises; each of `differences` is a promise it does not give, and why. */
export function keyvSuite(
  enter: () => Promise<KeyvPlace>,
  differences: Readonly<Record<string, string>> = {},
): void {
  describe.each(Object.entries(keyvChecks))("%s", (_, checks) => {
    for (const [title, check] of Object.entries(checks)) {
      const reason = differences[title];
      test(reason ? `${title}: not so here, ${reason}` : title, async () => {
        const place = await enter();
        try {
          if (reason) await expect(check(place.open)).rejects.toThrow();
          else await check(place.open);
        } finally {
          await place.leave();
        }
      });
    }
  });
}
