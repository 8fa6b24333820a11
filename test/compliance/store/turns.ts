import { expect } from "vitest";
import type { Store, Transaction } from "#ports/store.ts";
import {
  changeOf,
  contactOf,
  keyPersonOf,
  messageSaying,
  NOON,
  requestOf,
  signalOn,
  storedOf,
  textTimer,
} from "../../support/samples.ts";
import type { StoreChecks } from "./checks.ts";

const anna = contactOf("anna");

/** A turn that touches everything. */
async function fullTurn(transaction: Transaction): Promise<void> {
  await transaction.see("telegram", "1", NOON);
  await transaction.conversations.save(storedOf("anna"));
  await transaction.outbox.add({ id: "1#0", contact: anna, message: messageSaying("a"), at: NOON });
  await transaction.timers.set(textTimer("tip", anna.id, NOON));
  await transaction.requests.save(requestOf("r1"), [changeOf("r1", "draft", "open")]);
  await transaction.skips.add("k1", "anna", NOON);
  await transaction.keyPersons.save(keyPersonOf("fatima"));
  await transaction.invites.add("welcome", "key-person", NOON + 1);
  await transaction.signals.count(signalOn("2026-03-02"));
}

/** What a full turn leaves behind. */
async function traces(store: Store) {
  const within = await store.transaction(async (transaction) => ({
    unseen: await transaction.see("telegram", "1", NOON),
    conversation: await transaction.conversations.load(anna.id),
    timer: await transaction.timers.nextDueAt(),
    request: await transaction.requests.load("r1"),
    changes: await transaction.requests.changes("r1"),
    keyPersons: await transaction.keyPersons.all(),
    invite: await transaction.invites.redeem("welcome", NOON),
    signals: await transaction.signals.sums("2026-01-01", "2026-12-31"),
  }));
  return { ...within, outbox: await store.outbox.state() };
}

const nothing = {
  unseen: true,
  conversation: null,
  timer: null,
  request: null,
  changes: [],
  keyPersons: [],
  invite: null,
  signals: [],
  outbox: { waiting: 0, oldest: null, failed: 0 },
};

/** Loads, waits for others to get in between, and adds one to what was loaded. */
function addOne(store: Store): Promise<void> {
  return store.transaction(async ({ conversations }) => {
    const stored = (await conversations.load(anna.id)) ?? storedOf("anna");
    await new Promise(setImmediate);
    const trail = [...stored.conversation.trail, { flow: "start", step: "hello" }];
    await conversations.save({ ...stored, conversation: { ...stored.conversation, trail } });
  });
}

async function trailOf(store: Store): Promise<number | undefined> {
  const stored = await store.transaction(({ conversations }) => conversations.load(anna.id));
  return stored?.conversation.trail.length;
}

export const turnChecks: StoreChecks = {
  "an event is seen once": async (store) => {
    const see = (id: string) =>
      store.transaction((transaction) => transaction.see("telegram", id, NOON));
    expect(await see("1")).toBe(true);
    expect(await see("1")).toBe(false);
    expect(await see("2")).toBe(true);
  },

  "the same id on another channel is another event": async (store) => {
    await store.transaction(async (transaction) => {
      expect(await transaction.see("telegram", "1", NOON)).toBe(true);
      expect(await transaction.see("whatsapp", "1", NOON)).toBe(true);
      expect(await transaction.see("telegram", "1", NOON)).toBe(false);
    });
  },

  "an event that comes twenty times at once is seen once": async (store) => {
    const seen = await Promise.all(
      Array.from({ length: 20 }, () =>
        store.transaction((transaction) => transaction.see("web", "1", NOON)),
      ),
    );
    expect(seen.filter(Boolean)).toHaveLength(1);
  },

  "a new store is empty": async (store) => {
    expect(await traces(store)).toEqual(nothing);
  },

  "all that a turn did is there after it": async (store) => {
    await store.transaction(fullTurn);
    expect(await traces(store)).toEqual({
      unseen: false,
      conversation: storedOf("anna"),
      timer: NOON,
      request: requestOf("r1"),
      changes: [changeOf("r1", "draft", "open")],
      keyPersons: [keyPersonOf("fatima")],
      invite: "key-person",
      signals: [{ ...signalOn("2026-03-02"), count: 1 }],
      outbox: { waiting: 1, oldest: NOON, failed: 0 },
    });
  },

  "a turn that throws leaves nothing and throws on": async (store) => {
    const fault = new Error("on purpose");
    const turn = store.transaction(async (transaction) => {
      await fullTurn(transaction);
      throw fault;
    });
    await expect(turn).rejects.toBe(fault);
    expect(await traces(store)).toEqual(nothing);
  },

  "a turn that throws puts back what it replaced and removed": async (store) => {
    await store.transaction(fullTurn);
    const turn = store.transaction(async (transaction) => {
      await transaction.conversations.save(storedOf("anna", { locale: "tr" }));
      await transaction.requests.remove("r1");
      await transaction.timers.cancel("tip");
      await transaction.invites.redeem("welcome", NOON);
      await transaction.conversations.forget(anna.id);
      throw new Error("on purpose");
    });
    await expect(turn).rejects.toThrow("on purpose");
    expect(await traces(store)).toMatchObject({
      conversation: storedOf("anna"),
      timer: NOON,
      request: requestOf("r1"),
      changes: [changeOf("r1", "draft", "open")],
      invite: "key-person",
      outbox: { waiting: 1 },
    });
  },

  "a store goes on after a turn that threw": async (store) => {
    await expect(store.transaction(() => Promise.reject(new Error("once")))).rejects.toThrow();
    await store.transaction(fullTurn);
    expect((await traces(store)).conversation).toEqual(storedOf("anna"));
  },

  "a turn hands back what it was worth": async (store) => {
    expect(await store.transaction(async () => "done")).toBe("done");
  },

  "what was loaded or saved is a copy": async (store) => {
    const stored = storedOf("anna");
    await store.transaction(({ conversations }) => conversations.save(stored));
    stored.conversation.trail.push({ flow: "start", step: "hello" });
    const loaded = await store.transaction(({ conversations }) => conversations.load(anna.id));
    expect(loaded?.conversation.trail).toEqual([]);
    loaded?.conversation.trail.push({ flow: "start", step: "hello" });
    expect(await trailOf(store)).toBe(0);
  },

  "turns of a known conversation never overlap": async (store) => {
    await store.transaction(({ conversations }) => conversations.save(storedOf("anna")));
    await Promise.all(Array.from({ length: 20 }, () => addOne(store)));
    expect(await trailOf(store)).toBe(20);
  },

  "first turns of a new conversation never overlap": async (store) => {
    await Promise.all(Array.from({ length: 20 }, () => addOne(store)));
    expect(await trailOf(store)).toBe(20);
  },
};
