import type { Kysely } from "kysely";
import type { Vault } from "#ports/vault.ts";
import type { Schema } from "./schema.ts";
import { StoreError } from "./store-error.ts";

/** Refuses a key that the stored rows were not sealed with; a new database takes the key it is given. */
export async function checkKey(db: Kysely<Schema>, vault: Vault): Promise<void> {
  await db
    .insertInto("key_check")
    .values({ id: 1, sealed: vault.seal("geldbuur") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { sealed } = await db.selectFrom("key_check").select("sealed").executeTakeFirstOrThrow();
  try {
    vault.open(sealed);
  } catch (cause) {
    throw new StoreError(
      "wrong-key",
      "The database was sealed with another key. Put back the key it was made with.",
      cause,
    );
  }
}
