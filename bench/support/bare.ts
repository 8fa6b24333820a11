import Database from "better-sqlite3";
import type { Run } from "./recording.ts";

/** Bare better-sqlite3 that runs recorded statements again: the limit of what the store can do. */
export type Bare = {
  /** One transaction, durable when it returns. */
  turn(runs: readonly Run[]): void;
  close(): void;
};

export function openBare(file: string): Bare {
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  const statements = new Map<string, Database.Statement>();
  const prepared = (text: string) => {
    const statement = statements.get(text) ?? database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  const turn = database.transaction((runs: readonly Run[]) => {
    for (const { text, bound, reads } of runs) {
      if (reads) prepared(text).all(bound);
      else prepared(text).run(bound);
    }
  });
  return { turn: turn.immediate, close: () => void database.close() };
}
