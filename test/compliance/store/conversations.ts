import { expect } from "vitest";
import type { Store } from "#ports/store.ts";
import {
  contactOf,
  keyPersonOf,
  messageSaying,
  NOON,
  requestOf,
  storedOf,
  textTimer,
} from "../../support/samples.ts";
import type { StoreChecks } from "./checks.ts";

const DAY = 86_400_000;
const anna = contactOf("anna");
const bilal = contactOf("bilal");

function load(store: Store, id: string) {
  return store.transaction(({ conversations }) => conversations.load(id));
}

/** Anna and Bilal, each with a message that waits, a timer, a registration and a request. */
async function setTwo(store: Store): Promise<void> {
  await store.transaction(async (transaction) => {
    for (const contact of [anna, bilal]) {
      const name = contact === anna ? "anna" : "bilal";
      await transaction.conversations.save(storedOf(name));
      await transaction.outbox.add({
        id: `hello ${name}`,
        contact,
        message: messageSaying("hello"),
        at: NOON,
      });
      await transaction.timers.set(textTimer(`tip ${name}`, contact.id, NOON));
      await transaction.keyPersons.save(keyPersonOf(name));
      await transaction.requests.save(requestOf(`of ${name}`, { resident: contact.id }), []);
    }
  });
}

export const conversationChecks: StoreChecks = {
  "saving again replaces": async (store) => {
    await store.transaction(({ conversations }) => conversations.save(storedOf("anna")));
    const changed = { ...storedOf("anna", { locale: "ti", area: "3562" }), changedAt: NOON + 1 };
    await store.transaction(({ conversations }) => conversations.save(changed));
    expect(await load(store, anna.id)).toEqual(changed);
  },

  "every script and sign survives": async (store) => {
    const label = "سكن ኪራይ żółć 🏠 'quote\" \\ \u0000 \n";
    const stored = storedOf("anna", { offered: [{ id: "topic:rent", label }] });
    await store.transaction(({ conversations }) => conversations.save(stored));
    expect(await load(store, anna.id)).toEqual(stored);
  },

  "those with a role are found, also when the role changed": async (store) => {
    await store.transaction(async ({ conversations }) => {
      await conversations.save(storedOf("anna"));
      await conversations.save(storedOf("fatima", { role: "key-person" }));
      await conversations.save(storedOf("kees", { role: "key-person" }));
      await conversations.save(storedOf("kees", { role: "coordinator" }));
    });
    await store.transaction(async ({ conversations }) => {
      const named = async (role: Parameters<typeof conversations.withRole>[0]) =>
        (await conversations.withRole(role)).map(({ contact }) => contact.id);
      expect(await named("resident")).toEqual([anna.id]);
      expect(await named("key-person")).toEqual([contactOf("fatima").id]);
      expect(await named("coordinator")).toEqual([contactOf("kees").id]);
    });
  },

  "forgetting takes everything of one contact but the requests, and nothing of another": async (
    store,
  ) => {
    await setTwo(store);
    await store.transaction(({ conversations }) => conversations.forget(anna.id));
    await store.transaction(async (transaction) => {
      expect(await transaction.conversations.load(anna.id)).toBeNull();
      expect(await transaction.conversations.load(bilal.id)).toEqual(storedOf("bilal"));
      expect(await transaction.keyPersons.all()).toEqual([keyPersonOf("bilal")]);
      expect(await transaction.requests.ofResident(anna.id)).toHaveLength(1);
      expect((await transaction.timers.takeDue(NOON))?.id).toBe("tip bilal");
      expect(await transaction.timers.takeDue(NOON)).toBeNull();
    });
    const waiting = await store.outbox.claim(NOON, NOON + 1, 10);
    expect(waiting.map(({ id }) => id)).toEqual(["hello bilal"]);
  },

  "a goodbye outlives the conversation that was forgotten before it": async (store) => {
    await setTwo(store);
    await store.transaction(async ({ conversations, outbox }) => {
      await conversations.forget(anna.id);
      await outbox.add({ id: "bye", contact: anna, message: messageSaying("bye"), at: NOON });
    });
    const waiting = await store.outbox.claim(NOON, NOON + 1, 10);
    expect(waiting.find(({ id }) => id === "bye")?.contact).toEqual(anna);
    expect(waiting.map(({ id }) => id).sort()).toEqual(["bye", "hello bilal"]);
  },

  "tidying forgets residents untouched for long, and nobody else": async (store) => {
    const old = { changedAt: NOON - DAY - 1 };
    await setTwo(store);
    await store.transaction(async ({ conversations }) => {
      await conversations.save({ ...storedOf("anna"), ...old });
      await conversations.save({ ...storedOf("fatima", { role: "key-person" }), ...old });
      await conversations.save({ ...storedOf("kees", { role: "coordinator" }), ...old });
    });
    expect(await store.tidy(NOON - DAY, NOON - DAY, 0)).toBe(1);
    expect(await load(store, anna.id)).toBeNull();
    for (const name of ["bilal", "fatima", "kees"]) {
      expect(await load(store, contactOf(name).id)).not.toBeNull();
    }
    const waiting = await store.outbox.claim(NOON, NOON + 1, 10);
    expect(waiting.map(({ id }) => id)).toEqual(["hello bilal"]);
  },

  "tidying more than a batch takes them all": async (store) => {
    await store.transaction(async ({ conversations }) => {
      for (let index = 0; index < 450; index++) await conversations.save(storedOf(`${index}`));
    });
    expect(await store.tidy(NOON + 1, NOON, 0)).toBe(450);
    expect(await store.tidy(NOON + 1, NOON, 0)).toBe(0);
  },

  "tidying drops old marks and keeps younger ones": async (store) => {
    const see = (id: string, at: number) =>
      store.transaction((transaction) => transaction.see("web", id, at));
    await see("old", NOON - DAY - 1);
    await see("young", NOON - DAY);
    await store.tidy(0, NOON - DAY, 0);
    expect(await see("old", NOON)).toBe(true);
    expect(await see("young", NOON)).toBe(false);
  },

  "tidying drops sent rows, keeps those that wait or were given up": async (store) => {
    const names = ["sent", "failed", "waiting", "parked"];
    const add = (name: string, at: number) =>
      store.transaction(({ outbox }) =>
        outbox.add({ id: name, contact: contactOf(name), message: messageSaying(name), at }),
      );
    await store.transaction(async ({ conversations }) => {
      for (const name of names) await conversations.save(storedOf(name));
    });
    for (const name of names) await add(name, NOON);
    await store.outbox.claim(NOON, NOON + 1, 10);
    await store.outbox.sent("sent");
    await store.outbox.failed("failed");
    await store.outbox.park("parked");
    await store.tidy(NOON, NOON + 1, 0);
    expect(await store.outbox.state()).toEqual({ waiting: 2, oldest: NOON, failed: 1 });
    await add("sent", NOON + DAY);
    expect(await store.outbox.state()).toMatchObject({ waiting: 3 });
  },

  "tidying drops what was to be sent, long ago, to somebody forgotten since": async (store) => {
    await setTwo(store);
    await store.transaction(async ({ conversations, outbox }) => {
      await conversations.forget(anna.id);
      await outbox.add({ id: "bye", contact: anna, message: messageSaying("bye"), at: NOON });
    });
    await store.outbox.claim(NOON, NOON + 1, 10);
    await store.outbox.park("bye");
    await store.outbox.park("hello bilal");
    await store.tidy(NOON, 0, 0);
    expect(await store.outbox.state()).toMatchObject({ waiting: 2 });
    await store.transaction(({ conversations }) =>
      conversations.save({ ...storedOf("bilal"), changedAt: NOON + 1 }),
    );
    await store.tidy(NOON + 1, 0, 0);
    expect(await store.outbox.state()).toMatchObject({ waiting: 1 });
  },
};
