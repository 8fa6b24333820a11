import type { Transaction } from "#ports/store.ts";
import type { Section } from "./section.ts";

/** Key persons and residents who are kept apart, by the ids of their conversations. */
export function skipsIn({ db }: Section): Transaction["skips"] {
  return {
    async add(keyPerson, resident, at) {
      await db
        .insertInto("skips")
        .values({ key_person: keyPerson, resident, added_at: at })
        .onConflict((conflict) => conflict.columns(["resident", "key_person"]).doNothing())
        .execute();
    },
    async of(resident) {
      const rows = await db
        .selectFrom("skips")
        .select("key_person")
        .where("resident", "=", resident)
        .orderBy("key_person")
        .execute();
      return rows.map((row) => row.key_person);
    },
  };
}
