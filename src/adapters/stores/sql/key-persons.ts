import { keyPerson } from "#core/requests/key-person.ts";
import type { Transaction } from "#ports/store.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import type { Section } from "./section.ts";

/** Key persons, sealed but for their conversation's id. */
export function keyPersonsIn({ db, dialect, vault }: Section): Transaction["keyPersons"] {
  return {
    async load(id) {
      const row = await db
        .selectFrom("key_persons")
        .select("sealed")
        .where("id", "=", id)
        .$if(dialect.locksRows, (query) => query.forUpdate())
        .executeTakeFirst();
      return row ? openJson(vault, keyPerson, row.sealed) : null;
    },
    async save(person) {
      const row = { sealed: sealJson(vault, person) };
      await db
        .insertInto("key_persons")
        .values({ id: person.id, ...row })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
    },
    async all() {
      const rows = await db.selectFrom("key_persons").select("sealed").orderBy("id").execute();
      return rows.map((row) => openJson(vault, keyPerson, row.sealed));
    },
    async remove(id) {
      await db.deleteFrom("key_persons").where("id", "=", id).execute();
    },
  };
}
