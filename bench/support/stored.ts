import Database from "better-sqlite3";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { newConversation } from "#core/conversation/conversation.ts";
import { addressOf } from "./residents.ts";
import { VAULT } from "./vault.ts";

/** Events of each resident that are still marked as seen, and messages kept as sent. */
const EVENTS_EACH = 2;
const DAY_MS = 86_400_000;

/** What a resident's conversation looks like after an answer. */
const CONVERSATION = JSON.stringify({
  ...newConversation("nl"),
  localeBy: "words",
  greeted: true,
  topic: "rent-arrears",
  area: "3562",
  offered: [
    { id: "help:near", label: "📍 Hulp in de buurt" },
    { id: "callback:start", label: "📞 Laat iemand mij bellen" },
    { id: "more:rent-arrears", label: "👉 Wat kan ik nog meer doen?" },
    { id: "menu", label: "📋 Alle onderwerpen" },
  ],
});

/** Makes a store with so many conversations of the last days, as the real store would have written them. */
export async function fillStore(file: string, conversations: number): Promise<void> {
  const store = await sqliteStore({ file, vault: VAULT });
  await store.close();
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = OFF");
  database.transaction(() => insertAll(database, conversations))();
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
}

function insertAll(database: Database.Database, conversations: number): void {
  const conversation = database.prepare(
    `insert into conversations (id, channel, sealed_address, role, sealed, changed_at)
     values (?, 'telegram', ?, 'resident', ?, ?)`,
  );
  const mark = database.prepare("insert into seen_events (mark, seen_at) values (?, ?)");
  const sent = database.prepare(
    `insert into outbox (mark, conversation, channel, state, not_before, attempts, added_at, sealed)
     values (?, ?, 'telegram', 'sent', ?, 1, ?, null)`,
  );
  const now = Date.now();
  for (let resident = 0; resident < conversations; resident++) {
    const address = addressOf(resident);
    const id = VAULT.lookUp(`telegram:${address}`);
    const at = now - ((resident * 7_919) % (7 * DAY_MS));
    conversation.run(id, VAULT.seal(address), VAULT.seal(CONVERSATION), at);
    for (let event = 0; event < EVENTS_EACH; event++) {
      mark.run(VAULT.lookUp(`event:telegram:old-${resident}-${event}`), at);
      sent.run(VAULT.lookUp(`message:telegram:old-${resident}-${event}#0`), id, at, at);
    }
  }
}
