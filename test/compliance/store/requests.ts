import { expect } from "vitest";
import type { CallbackRequest } from "#core/requests/request.ts";
import type { Store } from "#ports/store.ts";
import { changeOf, NOON, requestOf } from "../../support/samples.ts";
import type { StoreChecks } from "./checks.ts";

function save(store: Store, ...requests: CallbackRequest[]): Promise<void> {
  return store.transaction(async (transaction) => {
    for (const request of requests) await transaction.requests.save(request, []);
  });
}

/** A key person takes a request if it is still open. */
function claim(store: Store, by: string): Promise<boolean> {
  return store.transaction(async ({ requests }) => {
    const request = await requests.load("r1");
    await new Promise(setImmediate);
    if (request?.state !== "open") return false;
    const claimed = { ...request, state: "claimed", claimedBy: by } as const;
    await requests.save(claimed, [{ ...changeOf("r1", "open", "claimed", "claim"), by }]);
    return true;
  });
}

const idsOf = (requests: CallbackRequest[]) => requests.map(({ id }) => id);

export const requestChecks: StoreChecks = {
  "a request comes out as it went in": async (store) => {
    const request = requestOf("r1", { offeredTo: ["k1", "k2"], callBy: NOON + 1, round: 3 });
    await save(store, request);
    expect(await store.transaction(({ requests }) => requests.load("r1"))).toEqual(request);
    expect(await store.transaction(({ requests }) => requests.load("r2"))).toBeNull();
  },

  "every change is kept, in order, and a save without one adds none": async (store) => {
    const first = changeOf("r1", "draft", "open");
    const second = { ...changeOf("r1", "open", "claimed", "claim"), at: NOON - 1, by: "k1" };
    const look = { ...second, from: "claimed", move: "look" } as const;
    await store.transaction(async ({ requests }) => {
      await requests.save(requestOf("r1"), [first]);
      await requests.save(requestOf("r2"), [changeOf("r2", "draft", "open")]);
      await requests.save(requestOf("r1", { round: 2 }), []);
      await requests.save(requestOf("r1", { state: "claimed" }), [second, look]);
    });
    await store.transaction(async ({ requests }) => {
      expect(await requests.changes("r1")).toEqual([first, second, look]);
      expect(await requests.changes("unknown")).toEqual([]);
    });
  },

  "of fifty who claim at once exactly one wins": async (store) => {
    await save(store, requestOf("r1"));
    const names = Array.from({ length: 50 }, (_, index) => `k${index}`);
    const won = await Promise.all(names.map((name) => claim(store, name)));
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = names[won.indexOf(true)];
    await store.transaction(async ({ requests }) => {
      expect((await requests.load("r1"))?.claimedBy).toBe(winner);
      expect(await requests.changes("r1")).toMatchObject([{ by: winner }]);
    });
  },

  "turns that lock two requests in opposite order are both done": async (store) => {
    await save(store, requestOf("r1"), requestOf("r2"));
    const lockBoth = (first: string, second: string) =>
      store.transaction(async ({ requests }) => {
        const request = await requests.load(first);
        await new Promise((resolve) => setTimeout(resolve, 20));
        await requests.load(second);
        if (request) await requests.save({ ...request, round: request.round + 1 }, []);
      });
    await Promise.all([lockBoth("r1", "r2"), lockBoth("r2", "r1")]);
    const active = await store.transaction(({ requests }) => requests.active());
    expect(active.map(({ round }) => round)).toEqual([2, 2]);
  },

  "active requests are those not ended, oldest first": async (store) => {
    await save(
      store,
      requestOf("r1", { openedAt: NOON + 5 }),
      requestOf("r2", { state: "claimed", openedAt: NOON + 4 }),
      requestOf("r3", { state: "reached", openedAt: NOON + 3 }),
      requestOf("r4", { state: "not-reached", openedAt: NOON + 2 }),
      requestOf("r8", { state: "handover", openedAt: NOON + 1 }),
      requestOf("r5", { state: "done" }),
      requestOf("r6", { state: "withdrawn" }),
      requestOf("r7", { state: "expired" }),
    );
    const active = await store.transaction(({ requests }) => requests.active());
    expect(idsOf(active)).toEqual(["r8", "r4", "r3", "r2", "r1"]);
  },

  "a resident's requests are found, oldest first": async (store) => {
    await save(
      store,
      requestOf("r1", { resident: "c1", openedAt: NOON + 1 }),
      requestOf("r2", { resident: "c1", state: "done" }),
      requestOf("r3", { resident: "c2" }),
    );
    const found = await store.transaction(({ requests }) => requests.ofResident("c1"));
    expect(idsOf(found)).toEqual(["r2", "r1"]);
  },

  "requests that ended long ago are found, others are not": async (store) => {
    await save(
      store,
      requestOf("r1", { state: "done", changedAt: NOON - 1 }),
      requestOf("r2", { state: "done", changedAt: NOON }),
      requestOf("r3", { state: "claimed", changedAt: NOON - 9 }),
      requestOf("r4", { state: "expired", changedAt: NOON - 3 }),
      requestOf("r5", { state: "withdrawn", changedAt: NOON - 2 }),
    );
    const ended = await store.transaction(({ requests }) => requests.endedBefore(NOON));
    expect(idsOf(ended)).toEqual(["r4", "r5", "r1"]);
  },

  "a removed request is gone with its changes": async (store) => {
    await store.transaction(async ({ requests }) => {
      await requests.save(requestOf("r1"), [changeOf("r1", "draft", "open")]);
      await requests.remove("r1");
      expect(await requests.load("r1")).toBeNull();
      expect(await requests.changes("r1")).toEqual([]);
      await requests.save(requestOf("r1"), []);
      expect(await requests.changes("r1")).toEqual([]);
    });
  },
};
