import type { Kysely } from "kysely";
import type { Store, Transaction } from "#ports/store.ts";
import type { Vault } from "#ports/vault.ts";
import { conversationsIn, seeIn } from "./conversations.ts";
import type { SqlDialect } from "./dialect.ts";
import { groupCommit } from "./group-commit.ts";
import { invitesIn } from "./invites.ts";
import { keyPersonsIn } from "./key-persons.ts";
import { outboxIn, outboxWayOut } from "./outbox.ts";
import { requestsIn } from "./requests.ts";
import type { Schema } from "./schema.ts";
import type { Section } from "./section.ts";
import { signalsIn } from "./signals.ts";
import { skipsIn } from "./skips.ts";
import { dropOld, forgetSome } from "./tidy.ts";
import { timersIn } from "./timers.ts";
import { untilFree } from "./until-free.ts";

/** The store over an open database whose tables are up to date. */
export function sqlStore(db: Kysely<Schema>, dialect: SqlDialect, vault: Vault): Store {
  const alone = <Result>(work: (db: Kysely<Schema>) => Promise<Result>): Promise<Result> =>
    untilFree(dialect, () => db.transaction().execute(work));
  const transact = dialect.locksRows ? alone : groupCommit(alone);

  function within<Result>(work: (section: Section) => Promise<Result>): Promise<Result> {
    return transact((db) => work({ db, dialect, vault }));
  }

  return {
    transaction: (work) => within((section) => runTurn(section, work)),
    outbox: outboxWayOut(within),
    async tidy(conversationsBefore, marksBefore, skipsBefore) {
      let forgotten = 0;
      let some: number;
      do {
        some = await within((section) => forgetSome(section, conversationsBefore));
        forgotten += some;
      } while (some > 0);
      await within((section) => dropOld(section, conversationsBefore, marksBefore, skipsBefore));
      return forgotten;
    },
    close: () => db.destroy(),
  };
}

async function runTurn<Result>(
  section: Section,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const signals = signalsIn(section);
  const result = await work({
    see: seeIn(section),
    conversations: conversationsIn(section),
    outbox: outboxIn(section),
    timers: timersIn(section),
    requests: requestsIn(section),
    skips: skipsIn(section),
    keyPersons: keyPersonsIn(section),
    invites: invitesIn(section),
    signals,
  });
  await signals.write();
  return result;
}
