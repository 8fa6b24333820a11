import { expect } from "vitest";
import type { Signal, Store } from "#ports/store.ts";
import { keyPersonOf, NOON, signalOn } from "../../support/samples.ts";
import type { StoreChecks } from "./checks.ts";

function redeem(store: Store, code: string, now = NOON) {
  return store.transaction(({ invites }) => invites.redeem(code, now));
}

function byTopic(sums: Signal[]): Signal[] {
  return sums.toSorted((a, b) => `${a.day}${a.topic}`.localeCompare(`${b.day}${b.topic}`));
}

export const peopleChecks: StoreChecks = {
  "key persons are saved, replaced and removed": async (store) => {
    const changed = { ...keyPersonOf("fatima"), days: [1, 2], gender: "woman" } as const;
    await store.transaction(async ({ keyPersons }) => {
      await keyPersons.save(keyPersonOf("fatima"));
      await keyPersons.save(keyPersonOf("ali"));
      await keyPersons.save({ ...changed, days: [...changed.days] });
      expect(await keyPersons.all()).toEqual([keyPersonOf("ali"), changed]);
      await keyPersons.remove(keyPersonOf("ali").id);
      await keyPersons.remove("unknown");
    });
    const all = await store.transaction(({ keyPersons }) => keyPersons.all());
    expect(all).toEqual([changed]);
  },

  "a skip is found from the resident, once, until one of the two is forgotten or it is old": async (
    store,
  ) => {
    await store.transaction(async ({ skips }) => {
      await skips.add("k2", "anna", NOON);
      await skips.add("k1", "anna", NOON);
      await skips.add("k1", "anna", NOON + 5);
      await skips.add("k1", "bram", NOON + 9);
      expect(await skips.of("anna")).toEqual(["k1", "k2"]);
      expect(await skips.of("k1")).toEqual([]);
    });
    await store.transaction(({ conversations }) => conversations.forget("k2"));
    expect(await store.transaction(({ skips }) => skips.of("anna"))).toEqual(["k1"]);
    await store.tidy(0, 0, NOON + 1);
    expect(await store.transaction(({ skips }) => skips.of("anna"))).toEqual([]);
    expect(await store.transaction(({ skips }) => skips.of("bram"))).toEqual(["k1"]);
    await store.transaction(({ conversations }) => conversations.forget("bram"));
    expect(await store.transaction(({ skips }) => skips.of("bram"))).toEqual([]);
  },

  "an invite gives its role once": async (store) => {
    await store.transaction(async ({ invites }) => {
      await invites.add("one", "key-person", NOON + 1);
      await invites.add("two", "coordinator", NOON + 1);
    });
    expect(await redeem(store, "one")).toBe("key-person");
    expect(await redeem(store, "one")).toBeNull();
    expect(await redeem(store, "two")).toBe("coordinator");
    expect(await redeem(store, "unknown")).toBeNull();
  },

  "an invite is worth nothing from the moment it expires": async (store) => {
    await store.transaction(({ invites }) => invites.add("one", "key-person", NOON));
    expect(await redeem(store, "one", NOON)).toBeNull();
  },

  "of twenty who follow one invite at once exactly one gets the role": async (store) => {
    await store.transaction(({ invites }) => invites.add("one", "key-person", NOON + 1));
    const roles = await Promise.all(Array.from({ length: 20 }, () => redeem(store, "one")));
    expect(roles.filter((role) => role !== null)).toEqual(["key-person"]);
  },

  "signals are summed, each field apart, from and to inclusive": async (store) => {
    const rent = signalOn("2026-03-02");
    await store.transaction(async ({ signals }) => {
      await signals.count(signalOn("2026-03-01"));
      await signals.count(rent);
      await signals.count({ ...rent, topic: "energy" });
      await signals.count(rent);
      await signals.count(signalOn("2026-03-03"));
      await signals.count(signalOn("2026-03-04"));
    });
    await store.transaction(({ signals }) => signals.count(rent));
    const sums = await store.transaction(({ signals }) => signals.sums("2026-03-02", "2026-03-03"));
    expect(byTopic(sums)).toEqual([
      { ...rent, topic: "energy", count: 1 },
      { ...rent, count: 3 },
      { ...signalOn("2026-03-03"), count: 1 },
    ]);
  },

  "signals are counted right by many turns at once, in any order": async (store) => {
    const topics = ["energy", "rent-arrears", "benefits"];
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        store.transaction(async ({ signals }) => {
          for (const topic of index % 2 ? topics : topics.toReversed()) {
            await signals.count(signalOn("2026-03-02", topic));
          }
        }),
      ),
    );
    const sums = await store.transaction(({ signals }) => signals.sums("2026-03-02", "2026-03-02"));
    expect(sums.map(({ count }) => count)).toEqual([30, 30, 30]);
  },
};
