import { expect } from "vitest";
import type { Store } from "#ports/store.ts";
import { contactOf, messageSaying, NOON } from "../../support/samples.ts";
import type { StoreChecks } from "./checks.ts";

const LEASE = 60_000;
const anna = contactOf("anna");

/** Adds messages to contacts in one turn: `"anna:1"` is message 1 of Anna. */
function add(store: Store, ...ids: string[]): Promise<void> {
  return store.transaction(async ({ outbox }) => {
    for (const id of ids) {
      const contact = contactOf(id.split(":")[0] ?? "");
      await outbox.add({ id, contact, message: messageSaying(id), at: NOON });
    }
  });
}

async function claimed(store: Store, now = NOON, most = 100): Promise<string[]> {
  const rows = await store.outbox.claim(now, now + LEASE, most);
  return rows.map(({ id }) => id).sort();
}

export const outboxChecks: StoreChecks = {
  "a message comes out as it went in": async (store) => {
    await add(store, "anna:1");
    expect(await store.outbox.claim(NOON, NOON + LEASE, 1)).toEqual([
      {
        id: "anna:1",
        contact: anna,
        message: messageSaying("anna:1"),
        attempts: 0,
        addedAt: NOON,
      },
    ]);
  },

  "adding the same id twice is adding it once, also after it was sent": async (store) => {
    await add(store, "anna:1", "anna:1");
    await add(store, "anna:1");
    expect(await claimed(store)).toEqual(["anna:1"]);
    await store.outbox.sent("anna:1");
    await add(store, "anna:1");
    expect(await claimed(store)).toEqual([]);
  },

  "messages of a conversation come one by one, in the order they were added": async (store) => {
    const ids = ["anna:9", "anna:10", "anna:1", "anna:b", "anna:a"];
    await add(store, ...ids);
    for (const id of ids) {
      expect(await claimed(store)).toEqual([id]);
      expect(await claimed(store)).toEqual([]);
      await store.outbox.sent(id);
    }
  },

  "conversations do not wait for each other": async (store) => {
    await add(store, "anna:1", "anna:2", "bilal:1", "chen:1");
    expect(await claimed(store)).toEqual(["anna:1", "bilal:1", "chen:1"]);
  },

  "no more are claimed than asked for, those that waited longest first": async (store) => {
    await add(store, "anna:1", "bilal:1", "chen:1");
    expect(await claimed(store, NOON, 2)).toEqual(["anna:1", "bilal:1"]);
    expect(await claimed(store, NOON, 2)).toEqual(["chen:1"]);
  },

  "what is claimed is nobody else's until its lease ends": async (store) => {
    await add(store, "anna:1", "anna:2");
    expect(await claimed(store)).toEqual(["anna:1"]);
    expect(await claimed(store, NOON + LEASE - 1)).toEqual([]);
    expect(await claimed(store, NOON + LEASE)).toEqual(["anna:1"]);
  },

  "a message is claimed once by twenty at once": async (store) => {
    await add(store, "anna:1", "bilal:1", "chen:1");
    const all = await Promise.all(Array.from({ length: 20 }, () => claimed(store)));
    expect(all.flat().sort()).toEqual(["anna:1", "bilal:1", "chen:1"]);
  },

  "what is to be tried again comes then, and holds back what is younger": async (store) => {
    await add(store, "anna:1", "anna:2");
    await claimed(store);
    await store.outbox.retry("anna:1", NOON + 5_000);
    expect(await claimed(store, NOON + 4_999)).toEqual([]);
    expect(await claimed(store, NOON + 5_000)).toEqual(["anna:1"]);
  },

  "attempts are counted, also those that ended in a crash": async (store) => {
    await add(store, "anna:1");
    const attempts: number[] = [];
    for (const at of [NOON, NOON + LEASE, NOON + 2 * LEASE]) {
      for (const row of await store.outbox.claim(at, at + LEASE, 1)) attempts.push(row.attempts);
    }
    expect(attempts).toEqual([0, 1, 2]);
  },

  "what was given up makes way and is counted": async (store) => {
    await add(store, "anna:1", "anna:2");
    await claimed(store);
    await store.outbox.failed("anna:1");
    expect(await claimed(store)).toEqual(["anna:2"]);
    expect(await store.outbox.state()).toEqual({ waiting: 1, oldest: NOON, failed: 1 });
  },

  "what is parked waits, with all after it, until its contact wakes": async (store) => {
    await add(store, "anna:1", "anna:2", "bilal:1");
    await claimed(store);
    await store.outbox.park("anna:1");
    await store.outbox.park("bilal:1");
    expect(await claimed(store, NOON + 10 * LEASE)).toEqual([]);
    await store.outbox.wake(anna.id);
    expect(await claimed(store)).toEqual(["anna:1"]);
    await store.outbox.sent("anna:1");
    expect(await claimed(store)).toEqual(["anna:2"]);
  },

  "being away is not a failed attempt": async (store) => {
    await add(store, "anna:1");
    await claimed(store);
    await store.outbox.park("anna:1");
    await store.outbox.wake(anna.id);
    expect(await store.outbox.claim(NOON, NOON + LEASE, 1)).toMatchObject([{ attempts: 0 }]);
  },

  "waking whom nothing waits for does nothing": async (store) => {
    await add(store, "anna:1", "anna:2");
    await claimed(store);
    await store.outbox.retry("anna:1", NOON + 5_000);
    await store.outbox.wake(anna.id);
    expect(await claimed(store)).toEqual([]);
  },

  "what was sent stays sent, whatever a slow process says": async (store) => {
    await add(store, "anna:1");
    await claimed(store);
    await store.outbox.sent("anna:1");
    await store.outbox.retry("anna:1", NOON);
    await store.outbox.park("anna:1");
    await store.outbox.failed("anna:1");
    await store.outbox.wake(anna.id);
    expect(await claimed(store, NOON + LEASE)).toEqual([]);
    expect(await store.outbox.state()).toEqual({ waiting: 0, oldest: null, failed: 0 });
  },

  "the state tells how many wait and since when": async (store) => {
    await add(store, "anna:1", "anna:2", "bilal:1");
    await store.transaction(({ outbox }) =>
      outbox.add({ id: "old", contact: anna, message: messageSaying("old"), at: NOON - 7 }),
    );
    await claimed(store);
    await store.outbox.park("bilal:1");
    expect(await store.outbox.state()).toEqual({ waiting: 4, oldest: NOON - 7, failed: 0 });
  },
};
