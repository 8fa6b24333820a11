import { openVault } from "#adapters/crypto/vault.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { contactOf, messageSaying, NOON, storedOf } from "./samples.ts";

// Takes turns of one conversation on the file it is given, and prints the number of each when it is
// finished, until it is killed.
const store = await sqliteStore({
  file: process.argv[2] ?? "",
  vault: openVault(Buffer.alloc(32, 1)),
});
for (let turn = 1; turn <= 100_000; turn++) {
  await store.transaction(async ({ conversations, outbox }) => {
    await conversations.save({ ...storedOf("anna"), changedAt: NOON + turn });
    const message = messageSaying("hello");
    await outbox.add({ id: `${turn}`, contact: contactOf("anna"), message, at: NOON });
  });
  process.stdout.write(`${turn}\n`);
}
