import { conversationsIn } from "./conversations.ts";
import type { Section } from "./section.ts";

/** Small enough that turns in between hardly notice. */
const BATCH = 200;

/** Forgets some residents untouched since `before`; 0 when there are none left. */
export async function forgetSome(section: Section, before: number): Promise<number> {
  const rows = await section.db
    .selectFrom("conversations")
    .select("id")
    .where("role", "=", "resident")
    .where("changed_at", "<", before)
    .limit(BATCH)
    .$if(section.dialect.locksRows, (query) => query.forUpdate().skipLocked())
    .execute();
  const conversations = conversationsIn(section);
  for (const { id } of rows) await conversations.forget(id);
  return rows.length;
}

/** Deletes what was only kept to notice that something comes twice, and what nobody will come for. */
export async function dropOld(
  { db }: Section,
  before: number,
  marksBefore: number,
  skipsBefore: number,
): Promise<void> {
  await db.deleteFrom("seen_events").where("seen_at", "<", marksBefore).execute();
  await db
    .deleteFrom("outbox")
    .where("state", "=", "sent")
    .where("added_at", "<", marksBefore)
    .execute();
  await db
    .deleteFrom("outbox")
    .where("added_at", "<", before)
    .where("conversation", "not in", (known) => known.selectFrom("conversations").select("id"))
    .execute();
  await db.deleteFrom("skips").where("added_at", "<", skipsBefore).execute();
  await db.deleteFrom("invites").where("expires_at", "<", marksBefore).execute();
}
