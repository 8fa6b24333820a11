import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import type { Store } from "#ports/store.ts";
import { contactOf, messageSaying } from "../../support/samples.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const contact = fc.constantFrom("anna", "bilal", "chen");
const id = fc.nat({ max: 9 }).map(String);
const at = fc.nat({ max: 100 });

/** Anything that can be done with the outbox, in any order. */
const step = fc.oneof(
  fc.record({ type: fc.constant("add" as const), id, contact, at }),
  fc.record({ type: fc.constant("claim" as const), at, most: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constant("retry" as const), id, at }),
  fc.record({ type: fc.constantFrom("sent" as const, "failed" as const, "park" as const), id }),
  fc.record({ type: fc.constantFrom("wake" as const, "forget" as const), contact }),
  fc.record({ type: fc.constant("tidy" as const), at }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(store: Store, step: Step): Promise<unknown> {
  switch (step.type) {
    case "add": {
      const row = { id: step.id, contact: contactOf(step.contact), at: step.at };
      return store.transaction(({ outbox }) =>
        outbox.add({ ...row, message: messageSaying(step.id) }),
      );
    }
    case "claim":
      return store.outbox.claim(step.at, step.at + 10, step.most);
    case "retry":
      return store.outbox.retry(step.id, step.at);
    case "sent":
    case "failed":
    case "park":
      return store.outbox[step.type](step.id);
    case "wake":
      return store.outbox.wake(contactOf(step.contact).id);
    case "forget":
      return store.transaction(({ conversations }) =>
        conversations.forget(contactOf(step.contact).id),
      );
    case "tidy":
      return store.tidy(step.at, step.at, step.at);
    default:
      return step satisfies never;
  }
}

test("whatever is done with the outbox, SQL does what memory does", async () => {
  using folder = tempFolder();
  const vault = openVault(Buffer.alloc(32, 1));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const memory = memoryStore();
      const sql = await sqliteStore({ file: join(folder.path, `${run++}.db`), vault });
      for (const step of steps) expect(await take(sql, step)).toEqual(await take(memory, step));
      expect(await sql.outbox.state()).toEqual(await memory.outbox.state());
      await sql.close();
    }),
    { numRuns: 60 },
  );
});
