import { sql, type Updateable } from "kysely";
import { z } from "zod";
import type { ChannelName } from "#core/event.ts";
import { message } from "#core/message.ts";
import type { OutboxRow, Store, Transaction } from "#ports/store.ts";
import { builtOnce } from "./built-once.ts";
import type { OutboxState, Schema } from "./schema.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import type { Section } from "./section.ts";

const storedMessage = z.object({ id: z.string(), address: z.string(), message });

/** A conversation has at most one row that is its next; all younger ones are behind it. */
const NEXT: OutboxState[] = ["waiting", "parked"];
const UNSENT: OutboxState[] = [...NEXT, "behind"];

function markOf({ vault }: Section, id: string): string {
  return vault.lookUp(`message:${id}`);
}

type Added = {
  mark: string;
  conversation: string;
  channel: ChannelName;
  at: number;
  sealed: Uint8Array;
};

/** Behind what its conversation has not sent yet. */
const add = builtOnce(({ db }, { mark, conversation, channel, at, sealed }: Added) =>
  db
    .insertInto("outbox")
    .values(({ case: when, exists, selectFrom }) => ({
      mark,
      conversation,
      channel,
      state: when()
        .when(
          exists(
            selectFrom("outbox")
              .select("seq")
              .where("conversation", "=", conversation)
              .where("state", "in", UNSENT),
          ),
        )
        .then(sql.lit<OutboxState>("behind"))
        .else(sql.lit<OutboxState>("waiting"))
        .end(),
      not_before: at,
      attempts: 0,
      added_at: at,
      sealed,
    }))
    .onConflict((conflict) => conflict.column("mark").doNothing()),
);

/** The way in: messages of a turn. */
export function outboxIn(section: Section): Transaction["outbox"] {
  const { db, dialect, vault } = section;
  return {
    async add({ id, contact, message, at }) {
      const { id: conversation, channel, address } = contact;
      await dialect.holdConversation(db, conversation);
      const sealed = sealJson(vault, { id, address, message });
      await add(section, { mark: markOf(section, id), conversation, channel, at, sealed });
    },
  };
}

/** The way out; each call runs `within` a transaction of its own. */
export function outboxWayOut(
  within: <Result>(work: (section: Section) => Promise<Result>) => Promise<Result>,
): Store["outbox"] {
  return {
    claim: (now, leaseUntil, most) => within((section) => claim(section, now, leaseUntil, most)),
    sent: (id) => within((section) => end(section, id, "sent")),
    failed: (id) => within((section) => end(section, id, "failed")),
    retry: (id, at) => within((section) => putOff(section, id, { not_before: at })),
    park: (id) => within((section) => putOff(section, id, { state: "parked", attempts: 0 })),
    wake: (contact) => within((section) => wake(section, contact)),
    state: () => within(state),
  };
}

const due = builtOnce(({ db, dialect }, { now, most }: { now: number; most: number }) =>
  db
    .selectFrom("outbox")
    .select(["seq", "conversation", "channel", "attempts", "added_at", "sealed"])
    .where("state", "=", "waiting")
    .where("not_before", "<=", now)
    .orderBy("not_before")
    .orderBy("seq")
    .limit(most)
    .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked()),
);

async function claim(
  section: Section,
  now: number,
  leaseUntil: number,
  most: number,
): Promise<OutboxRow[]> {
  const { db, vault } = section;
  const { rows } = await due(section, { now, most });
  if (rows.length === 0) return [];
  await db
    .updateTable("outbox")
    .set((row) => ({ not_before: leaseUntil, attempts: row("attempts", "+", 1) }))
    .where(
      "seq",
      "in",
      rows.map(({ seq }) => seq),
    )
    .execute();
  return rows.flatMap(({ conversation, channel, attempts, added_at, sealed }) => {
    if (!sealed) return [];
    const { id, address, message } = openJson(vault, storedMessage, sealed);
    const contact = { id: conversation, channel, address };
    return [{ id, contact, message, attempts, addedAt: added_at }];
  });
}

const find = builtOnce(({ db }, { mark }: { mark: string }) =>
  db.selectFrom("outbox").select(["seq", "conversation"]).where("mark", "=", mark),
);

const wipe = builtOnce(({ db }, { seq, state }: { seq: number; state: OutboxState }) =>
  db
    .updateTable("outbox")
    .set({ state, sealed: null })
    .where("seq", "=", seq)
    .where("state", "in", NEXT),
);

const promote = builtOnce(({ db }, { conversation }: { conversation: string }) =>
  db
    .updateTable("outbox")
    .set({ state: "waiting" })
    .where("seq", "=", (behind) =>
      behind
        .selectFrom("outbox")
        .select("seq")
        .where("conversation", "=", conversation)
        .where("state", "=", "behind")
        .orderBy("seq")
        .limit(1),
    ),
);

/** Wipes a row and lets the one behind it come. */
async function end(section: Section, id: string, state: "sent" | "failed"): Promise<void> {
  const { db, dialect } = section;
  const [row] = (await find(section, { mark: markOf(section, id) })).rows;
  if (!row) return;
  const { seq, conversation } = row;
  // A turn may be adding a row that will be behind this one.
  await dialect.holdConversation(db, conversation);
  const { numAffectedRows } = await wipe(section, { seq, state });
  if (numAffectedRows !== 0n) await promote(section, { conversation });
}

async function putOff(
  section: Section,
  id: string,
  to: Updateable<Schema["outbox"]>,
): Promise<void> {
  await section.db
    .updateTable("outbox")
    .set(to)
    .where("mark", "=", markOf(section, id))
    .where("state", "=", "waiting")
    .execute();
}

async function wake({ db }: Section, contact: string): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "waiting", not_before: 0 })
    .where("conversation", "=", contact)
    .where("state", "=", "parked")
    .execute();
}

async function state({ db }: Section): ReturnType<Store["outbox"]["state"]> {
  const unsent = await db
    .selectFrom("outbox")
    .select(({ fn }) => [fn.countAll<number>().as("rows"), fn.min("added_at").as("oldest")])
    .where("state", "in", UNSENT)
    .executeTakeFirstOrThrow();
  const failed = await db
    .selectFrom("outbox")
    .select(({ fn }) => fn.countAll<number>().as("rows"))
    .where("state", "=", "failed")
    .executeTakeFirstOrThrow();
  return { waiting: unsent.rows, oldest: unsent.oldest, failed: failed.rows };
}
