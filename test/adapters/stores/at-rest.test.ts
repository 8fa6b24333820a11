import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";
import { expect, test } from "vitest";
import { openVault } from "#adapters/crypto/vault.ts";
import { postgresStore } from "#adapters/stores/sql/postgres-store.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { draft } from "#core/conversation/conversation.ts";
import type { Store } from "#ports/store.ts";
import { databasesAt } from "../../support/databases.ts";
import {
  changeOf,
  keyPersonOf,
  messageSaying,
  NOON,
  requestOf,
  storedOf,
} from "../../support/samples.ts";
import { postgresServer } from "../../support/servers.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const vault = openVault(Buffer.alloc(32, 1));

/** Everything personal, each in words found nowhere else. WhatsApp's message ids hold the number. */
const SECRETS = {
  number: "+31612345678",
  address: "31687654321@s.whatsapp.net",
  text: "ik heb drie maanden huurachterstand",
  eventId: "wamid.HBgLMzE2ODc2NTQzMjEVAgASGBQ=",
  name: "Fatima-Zohra",
  code: "welcome-to-the-neighbourhood",
};

async function fill(store: Store): Promise<void> {
  const { conversation } = storedOf("anna", {
    draft: draft.parse({ topic: null, number: SECRETS.number }),
    offered: [{ id: "menu", label: SECRETS.text }],
  });
  const contact = { id: vault.lookUp("x"), channel: "whatsapp", address: SECRETS.address } as const;
  const happening = { type: "text", text: SECRETS.text } as const;
  await store.transaction(async (transaction) => {
    await transaction.see("whatsapp-cloud", SECRETS.eventId, NOON);
    await transaction.conversations.save({ contact, conversation, changedAt: NOON });
    for (const index of [0, 1]) {
      const id = `${SECRETS.eventId}#${index}`;
      await transaction.outbox.add({ id, contact, message: messageSaying(SECRETS.text), at: NOON });
    }
    await transaction.timers.set({
      id: SECRETS.eventId,
      dueAt: NOON,
      target: { type: "contact", contact: contact.id, happening },
    });
    await transaction.requests.save(requestOf("r1"), [changeOf("r1", "draft", "open")]);
    await transaction.keyPersons.save({ ...keyPersonOf("fatima"), name: SECRETS.name });
    await transaction.invites.add(SECRETS.code, "key-person", NOON);
  });
}

/** Also as text that holds bytes in hexadecimal or base64. */
function findSecrets(raw: string): string[] {
  return Object.values(SECRETS).filter((secret) =>
    (["utf8", "hex", "base64"] as const).some((form) =>
      raw.includes(Buffer.from(secret).toString(form).replace(/=+$/, "")),
    ),
  );
}

test("nothing personal can be read in an SQLite file", async () => {
  using folder = tempFolder();
  const store = await sqliteStore({ file: join(folder.path, "store.db"), vault });
  await fill(store);
  const files = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name)));
  await store.close();
  const raw = Buffer.concat([...files, readFileSync(join(folder.path, "store.db"))]);
  expect(raw.includes("conversations_by_role")).toBe(true);
  expect(findSecrets(raw.toString("latin1"))).toEqual([]);
});

test("a sent message is wiped from its row, with its address", async () => {
  using folder = tempFolder();
  const store = await sqliteStore({ file: join(folder.path, "store.db"), vault });
  await fill(store);
  const lengths = () =>
    readColumn(join(folder.path, "store.db"), "select length(sealed) from outbox order by seq");
  const [row] = await store.outbox.claim(NOON, NOON, 1);
  expect(lengths()).toEqual([expect.any(Number), expect.any(Number)]);
  await store.outbox.sent(row?.id ?? "");
  expect(lengths()).toEqual([null, expect.any(Number)]);
  await store.close();
});

const server = await postgresServer();
const skipped = "missing" in server ? server.missing : "";

test.skipIf(skipped)(`nothing personal can be read in PostgreSQL ${skipped}`, async () => {
  const databases = databasesAt("url" in server ? server.url : "");
  const url = await databases.make();
  const store = await postgresStore({ url, vault });
  await fill(store);
  await store.close();
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ everything: string }>(
    "select database_to_xml(true, true, '')::text as everything",
  );
  await client.end();
  await databases.dropAll();
  const everything = rows[0]?.everything ?? "";
  expect(everything).toContain("key_persons");
  expect(findSecrets(everything)).toEqual([]);
});

function readColumn(file: string, query: string): unknown[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(query).pluck().all();
  } finally {
    database.close();
  }
}
