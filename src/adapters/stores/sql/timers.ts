import { z } from "zod";
import { happening } from "#core/event.ts";
import { CLOCK_MOVES } from "#core/requests/life-cycle.ts";
import type { Timer, Transaction } from "#ports/store.ts";
import type { Schema } from "./schema.ts";
import { readJson, sealJson } from "./sealed-json.ts";
import type { Section } from "./section.ts";

const storedTimer = z.object({
  id: z.string(),
  target: z.discriminatedUnion("type", [
    z.object({ type: z.literal("contact"), contact: z.string(), happening }),
    z.object({
      type: z.literal("request"),
      request: z.string(),
      move: z.enum(CLOCK_MOVES),
    }),
  ]),
});

/** Timers, found by time and by the contact they are for. */
export function timersIn({ db, dialect, vault }: Section): Transaction["timers"] {
  const markOf = (id: string) => vault.lookUp(`timer:${id}`);
  const opened = (row: Pick<Schema["timers"], "due_at" | "sealed">): Timer => {
    const read = readJson(vault, storedTimer, row.sealed);
    return { dueAt: row.due_at, ...(read ?? { id: "", target: { type: "unreadable" } }) };
  };
  return {
    async set({ id, dueAt, target }) {
      const row = {
        due_at: dueAt,
        conversation: target.type === "contact" ? target.contact : null,
        sealed: sealJson(vault, { id, target }),
      };
      await db
        .insertInto("timers")
        .values({ mark: markOf(id), ...row })
        .onConflict((conflict) => conflict.column("mark").doUpdateSet(row))
        .execute();
    },
    async cancel(id) {
      await db.deleteFrom("timers").where("mark", "=", markOf(id)).execute();
    },
    async takeDue(now) {
      const row = await db
        .deleteFrom("timers")
        .where("seq", "=", (timers) =>
          timers
            .selectFrom("timers")
            .select("seq")
            .where("due_at", "<=", now)
            .orderBy("due_at")
            .orderBy("seq")
            .limit(1)
            .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked()),
        )
        .returning(["due_at", "sealed"])
        .executeTakeFirst();
      return row ? opened(row) : null;
    },
    async nextDueAt() {
      const row = await db
        .selectFrom("timers")
        .select("due_at")
        .orderBy("due_at")
        .limit(1)
        .executeTakeFirst();
      return row?.due_at ?? null;
    },
  };
}
