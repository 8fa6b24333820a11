import {
  type CallbackRequest,
  callbackRequest,
  hasActiveRequest,
  requestState,
} from "#core/requests/request.ts";
import type { Transaction } from "#ports/store.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import type { Section } from "./section.ts";

const ACTIVE = requestState.options.filter((state) => hasActiveRequest({ state }));
const ENDED = requestState.options.filter((state) => !hasActiveRequest({ state }));

/** Callback requests, sealed but for ids, state and times, and every change of them. */
export function requestsIn({ db, dialect, vault }: Section): Transaction["requests"] {
  const opened = (row: { sealed: Uint8Array }): CallbackRequest =>
    openJson(vault, callbackRequest, row.sealed);
  return {
    async load(id) {
      const row = await db
        .selectFrom("requests")
        .select("sealed")
        .where("id", "=", id)
        .$if(dialect.locksRows, (query) => query.forUpdate())
        .executeTakeFirst();
      return row ? opened(row) : null;
    },
    async save(request, changes) {
      const row = {
        resident: request.resident,
        state: request.state,
        opened_at: request.openedAt,
        changed_at: request.changedAt,
        sealed: sealJson(vault, request),
      };
      await db
        .insertInto("requests")
        .values({ id: request.id, ...row })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
      if (changes.length === 0) return;
      const rows = changes.map((change) => ({
        request: request.id,
        changed_at: change.at,
        changed_by: change.by,
        move: change.move,
        from_state: change.from,
        to_state: change.to,
      }));
      await db.insertInto("request_changes").values(rows).execute();
    },
    async changes(id) {
      const rows = await db
        .selectFrom("request_changes")
        .selectAll()
        .where("request", "=", id)
        .orderBy("seq")
        .execute();
      return rows.map((row) => ({
        request: row.request,
        at: row.changed_at,
        by: row.changed_by,
        move: row.move,
        from: row.from_state,
        to: row.to_state,
      }));
    },
    async active() {
      const rows = await db
        .selectFrom("requests")
        .select("sealed")
        .where("state", "in", ACTIVE)
        .orderBy("opened_at")
        .orderBy("id")
        .execute();
      return rows.map(opened);
    },
    async ofResident(conversation) {
      const rows = await db
        .selectFrom("requests")
        .select("sealed")
        .where("resident", "=", conversation)
        .orderBy("opened_at")
        .orderBy("id")
        .execute();
      return rows.map(opened);
    },
    async endedBefore(before) {
      const rows = await db
        .selectFrom("requests")
        .select("sealed")
        .where("state", "in", ENDED)
        .where("changed_at", "<", before)
        .orderBy("changed_at")
        .orderBy("id")
        .execute();
      return rows.map(opened);
    },
    async remove(id) {
      await db.deleteFrom("requests").where("id", "=", id).execute();
    },
  };
}
