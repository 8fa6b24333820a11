import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { takeTurn } from "#app/take-turn.ts";
import type { Store } from "#ports/store.ts";
import { DAY } from "../support/content.ts";
import { words } from "../support/talk.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { openTown } from "../support/world.ts";

const VAULT = openVault(Buffer.alloc(32, 7));

describe("an event", () => {
  test("is answered once, however often it comes", async () => {
    const town = openTown();
    const event = town.event("anna", { type: "text", text: "hallo" });
    await Promise.all([1, 2, 3].map(() => town.service.receive(event)));
    await town.service.receive(event);
    await town.service.settle();
    expect(town.received("anna")).toHaveLength(1);
  });

  test("with the same id on another channel is another event", async () => {
    const town = openTown();
    const event = town.event("anna", { type: "text", text: "hallo" });
    await town.service.receive(event);
    await town.service.receive({ ...event, channel: "telegram" });
    await town.service.settle();
    expect(town.received("anna")).toHaveLength(2);
  });

  test("that comes again after a restart is still known", async () => {
    const store = memoryStore();
    const before = openTown({ store });
    const event = before.event("anna", { type: "text", text: "hallo" });
    await before.service.receive(event);
    await before.service.stop();
    const after = openTown({ store });
    await after.service.receive(event);
    await after.service.settle();
    expect(before.received("anna").length + after.received("anna").length).toBe(1);
  });

  test("that the network held back for days is answered", async () => {
    const town = openTown();
    const late = town.event("anna", { type: "text", text: "ik kan mijn huur niet betalen" });
    await town.waits(5 * DAY);
    await town.service.receive(late);
    await town.service.settle();
    expect(town.messages("anna")[0]?.card).toBe("topic:rent-arrears");
  });

  test("that cannot be saved is thrown back, so that it comes again, and is answered then", async () => {
    const store = memoryStore();
    let full = true;
    const failing: Store = {
      ...store,
      transaction: (work) =>
        store.transaction(async (transaction) => {
          const result = await work(transaction);
          if (full) throw new Error("disk full");
          return result;
        }),
    };
    const town = openTown({ store: failing });
    const event = town.event("anna", { type: "text", text: "hallo" });
    await expect(town.service.receive(event)).rejects.toThrow("disk full");
    expect(town.attempts).toEqual([]);
    full = false;
    await town.service.receive(event);
    await town.service.settle();
    expect(town.received("anna")).toHaveLength(1);
  });
});

describe("a new contact", () => {
  test.each([
    ["tr", "tr"],
    ["ar-MA", "ar"],
    ["xx", "nl"],
    ["", "nl"],
  ])("whose channel says %j is greeted in %s", async (hint, locale) => {
    const town = openTown();
    await town.happens("anna", { type: "start" }, { hint });
    expect(town.messages("anna")[0]?.locale).toBe(locale);
  });

  test("who writes in another language than the channel says is answered in that", async () => {
    const town = openTown();
    const text = "لا أستطيع دفع الإيجار";
    await town.happens("anna", { type: "text", text }, { hint: "nl" });
    expect(town.messages("anna")[0]?.locale).toBe("ar");
  });

  test("is somebody else on every channel", async () => {
    const town = openTown();
    await town.says("anna", "ik kan mijn huur niet betalen");
    const event = town.event("anna", { type: "text", text: "hallo" }, { channel: "telegram" });
    await town.service.receive(event);
    await town.service.settle();
    expect(town.received("anna")[1]).toContain(words("nl", "start.hello"));
  });
});

describe("turns of one conversation", () => {
  test.each(["memory", "SQLite"])(
    "are in the order they came, over %s: a burst of twenty is twenty answers in order",
    async (kind) => {
      using folder = tempFolder();
      const file = join(folder.path, "store.db");
      const store = kind === "memory" ? memoryStore() : await sqliteStore({ file, vault: VAULT });
      const town = openTown({ store });
      const ids = Array.from({ length: 20 }, (_, index) =>
        town.event("anna", { type: "text", text: `vraag ${index}` }),
      );
      await Promise.all(ids.map((event) => town.service.receive(event)));
      await town.service.settle();
      await store.close();
      expect(town.attempts.map(({ id }) => id.split("#")[0])).toEqual(
        ids.map(({ id }) => `web:${id}`),
      );
    },
  );

  test.each(["memory", "SQLite"])(
    "are in the order they came, over %s, whenever the second comes while the first still waits",
    async (kind) => {
      using folder = tempFolder();
      const file = join(folder.path, "store.db");
      const store = kind === "memory" ? memoryStore() : await sqliteStore({ file, vault: VAULT });
      const town = openTown({ store });
      const wrong: number[] = [];
      for (let steps = 0; steps < 150; steps++) {
        const order: string[] = [];
        const receive = (name: string, id: string) =>
          takeTurn(town.world, town.event(name, { type: "image" })).then(() => order.push(id));
        const all = [receive("holder", "0"), receive("anna", "1")];
        for (let step = 0; step < steps; step++) await null;
        all.push(receive("anna", "2"));
        await Promise.all(all);
        if (order.indexOf("2") < order.indexOf("1")) wrong.push(steps);
      }
      await store.close();
      expect(wrong).toEqual([]);
    },
  );

  test("see what the one before noted", async () => {
    const town = openTown();
    const turns = ["[callback:start]", "1", "1", "0612345678", "ja"];
    await Promise.all(
      turns.map((turn) =>
        town.service.receive(
          town.event(
            "anna",
            turn.startsWith("[")
              ? { type: "choice", choice: turn.slice(1, -1) }
              : { type: "text", text: turn },
          ),
        ),
      ),
    );
    await town.service.settle();
    expect((await town.request())?.wish).toMatchObject({ when: "now", number: "+31612345678" });
  });
});

test("what was counted has nobody in it, and is counted once per event", async () => {
  const town = openTown();
  const event = town.event("anna", { type: "text", text: "ik kan mijn huur niet betalen" });
  await town.service.receive(event);
  await town.service.receive(event);
  const sums = await town.world.store.transaction(({ signals }) =>
    signals.sums("2026-01-01", "2026-12-31"),
  );
  expect(sums).toEqual([
    {
      day: "2026-11-23",
      kind: "answered",
      topic: "rent-arrears",
      locale: "nl",
      area: "",
      count: 1,
    },
  ]);
});
