import { expect, test } from "vitest";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import type { Store, Timer } from "#ports/store.ts";
import { HOUR } from "../support/content.ts";
import { openTown, type Town } from "../support/world.ts";

function timerFor(town: Town, name: string, id: string, after = HOUR): Timer {
  const happening = { type: "text", text: "hallo" } as const;
  const target = { type: "contact", contact: town.idOf(name), happening } as const;
  return { id, dueAt: town.clock.now() + after, target };
}

function set(town: Town, timer: Timer): Promise<void> {
  return town.world.store.transaction(({ timers }) => timers.set(timer));
}

test("a timer fires when it is due, once, not before", async () => {
  const town = openTown();
  await town.says("anna", "hallo");
  await set(town, timerFor(town, "anna", "t1"));
  town.clock.forward(HOUR - 1);
  await town.service.settle();
  expect(town.received("anna")).toHaveLength(1);
  town.clock.forward(1);
  await town.service.settle();
  await town.service.settle();
  expect(town.received("anna")).toHaveLength(2);
});

test("a timer of somebody who was forgotten does nothing", async () => {
  const town = openTown();
  await set(town, timerFor(town, "nobody", "t1"));
  await town.waits(2 * HOUR);
  expect(town.attempts).toEqual([]);
  expect(town.log).toEqual([]);
});

test("a reminder of a letter comes once on its day, and not to who was forgotten", async () => {
  const town = openTown();
  for (const name of ["anna", "bram"]) {
    await town.says(name, "hallo");
    for (const choice of ["deadline:start"]) await town.taps(name, choice);
    await town.says(name, "20 november");
    for (const choice of ["deadline:14-days", "deadline:remind"]) await town.taps(name, choice);
  }
  await town.taps("bram", "data:forget");
  await town.taps("bram", "data:yes");
  const before = { anna: town.received("anna").length, bram: town.received("bram").length };
  await town.waits(30 * 24 * HOUR);
  expect(town.received("anna").length - before.anna).toBe(1);
  expect(town.received("bram").length - before.bram).toBe(0);
});

test("a timer of a request that is no more does nothing", async () => {
  const town = openTown();
  const target = { type: "request", request: "gone", move: "round-over" } as const;
  await set(town, { id: "t1", dueAt: town.clock.now(), target });
  await town.service.settle();
  expect(town.log).toEqual([]);
});

test("a timer whose turn fails is put off and holds up no other", async () => {
  const store = memoryStore();
  let broken = true;
  const failing: Store = {
    ...store,
    transaction: (work) =>
      store.transaction((transaction) => {
        const conversations: typeof transaction.conversations = {
          ...transaction.conversations,
          async load(id) {
            if (broken && id === town.idOf("anna")) throw new Error("this row is broken");
            return transaction.conversations.load(id);
          },
        };
        return work({ ...transaction, conversations });
      }),
  };
  const town = openTown({ store: failing });
  broken = false;
  for (const name of ["anna", "bram"]) await town.says(name, "hallo");
  broken = true;
  await set(town, timerFor(town, "anna", "t1"));
  await set(town, timerFor(town, "bram", "t2"));
  town.clock.forward(HOUR);
  await town.service.settle();
  expect(town.received("bram")).toHaveLength(2);
  expect(town.log.map(({ what }) => what)).toEqual(["a timer failed and is put off"]);
  broken = false;
  town.clock.forward(HOUR);
  await town.service.settle();
  expect(town.received("anna")).toHaveLength(2);
});

test("a thousand timers at once are all fired, each once", async () => {
  const town = openTown();
  await town.says("anna", "hallo");
  for (let n = 0; n < 1_000; n++) await set(town, timerFor(town, "anna", `t${n}`));
  await town.waits(HOUR);
  expect(town.received("anna")).toHaveLength(1_001);
});
