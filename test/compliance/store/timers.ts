import { expect } from "vitest";
import type { Store, Timer } from "#ports/store.ts";
import { NOON, textTimer } from "../../support/samples.ts";
import type { StoreChecks } from "./checks.ts";

function set(store: Store, ...timers: Timer[]): Promise<void> {
  return store.transaction(async (transaction) => {
    for (const timer of timers) await transaction.timers.set(timer);
  });
}

function take(store: Store, now: number): Promise<Timer | null> {
  return store.transaction(({ timers }) => timers.takeDue(now));
}

const ofRequest: Timer = {
  id: "round",
  dueAt: NOON,
  target: { type: "request", request: "r1", move: "round-over" },
};

export const timerChecks: StoreChecks = {
  "a timer comes out as it went in, when it is due and not before": async (store) => {
    const timer = textTimer("tip", "c1", NOON);
    await set(store, timer);
    expect(await take(store, NOON - 1)).toBeNull();
    expect(await take(store, NOON)).toEqual(timer);
    expect(await take(store, NOON)).toBeNull();
  },

  "a timer may be for a request": async (store) => {
    await set(store, ofRequest);
    expect(await take(store, NOON)).toEqual(ofRequest);
  },

  "the earliest comes first; of equals, the one set first": async (store) => {
    const ids = ["z", "b", "a", "m"];
    await set(
      store,
      textTimer("late", "c1", NOON + 2),
      ...ids.map((id) => textTimer(id, "c1", NOON + 1)),
      textTimer("early", "c1", NOON),
    );
    const taken: (string | undefined)[] = [];
    for (let index = 0; index < 6; index++) taken.push((await take(store, NOON + 9))?.id);
    expect(taken).toEqual(["early", "z", "b", "a", "m", "late"]);
  },

  "setting a timer again moves it": async (store) => {
    await set(store, textTimer("tip", "c1", NOON), textTimer("other", "c1", NOON + 5));
    const moved: Timer = { ...ofRequest, id: "tip", dueAt: NOON + 9 };
    await set(store, moved);
    expect((await take(store, NOON + 5))?.id).toBe("other");
    expect(await take(store, NOON + 8)).toBeNull();
    expect(await take(store, NOON + 9)).toEqual(moved);
    expect(await take(store, NOON + 9)).toBeNull();
  },

  "a cancelled timer never comes; cancelling what is not there does nothing": async (store) => {
    await set(store, textTimer("tip", "c1", NOON));
    await store.transaction(async ({ timers }) => {
      await timers.cancel("tip");
      await timers.cancel("never set");
    });
    expect(await take(store, NOON)).toBeNull();
  },

  "when the next is due is known": async (store) => {
    const next = () => store.transaction(({ timers }) => timers.nextDueAt());
    expect(await next()).toBeNull();
    await set(store, textTimer("b", "c1", NOON + 5), textTimer("a", "c1", NOON));
    expect(await next()).toBe(NOON);
    await take(store, NOON);
    expect(await next()).toBe(NOON + 5);
  },

  "a timer whose turn throws comes again": async (store) => {
    await set(store, textTimer("tip", "c1", NOON));
    const turn = store.transaction(async ({ timers }) => {
      expect((await timers.takeDue(NOON))?.id).toBe("tip");
      throw new Error("on purpose");
    });
    await expect(turn).rejects.toThrow("on purpose");
    expect((await take(store, NOON))?.id).toBe("tip");
  },

  "each of twenty timers is taken once by forty at once": async (store) => {
    const ids = Array.from({ length: 20 }, (_, index) => `timer ${index}`);
    await set(store, ...ids.map((id) => textTimer(id, "c1", NOON)));
    const taken = await Promise.all(Array.from({ length: 40 }, () => take(store, NOON)));
    const rest: (Timer | null)[] = [];
    for (let timer = await take(store, NOON); timer; timer = await take(store, NOON)) {
      rest.push(timer);
    }
    const all = [...taken, ...rest].flatMap((timer) => (timer ? [timer.id] : []));
    expect(all.sort()).toEqual(ids.sort());
  },
};
