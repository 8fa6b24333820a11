import Database from "better-sqlite3";

/** A statement as it was run, with what was bound. */
export type Run = {
  text: string;
  bound: readonly unknown[];
  /** It gives rows back. */
  reads: boolean;
  /** It changed something. */
  changed: boolean;
};

const BEGIN = "begin immediate";
const END = /^(commit|rollback)$/;

/** Notes every statement that anything runs on SQLite while `work` is busy. */
export async function recording(work: () => Promise<void>): Promise<Run[]> {
  const runs: Run[] = [];
  const { prepare, exec } = Database.prototype;
  const noted = {
    prepare(this: Database.Database, text: string) {
      return noting(prepare.call(this, text), text, runs);
    },
    exec(this: Database.Database, text: string) {
      runs.push({ text, bound: [], reads: false, changed: false });
      return exec.call(this, text);
    },
  };
  Object.assign(Database.prototype, noted);
  try {
    await work();
  } finally {
    Object.assign(Database.prototype, { prepare, exec });
  }
  return runs;
}

/** The statements without begin and commit, in order, in as many equal parts as there were turns. */
export function inTurns(runs: readonly Run[], turns: number): Run[][] {
  const work = runs.filter(({ text }) => text !== BEGIN && !END.test(text));
  const until = (turn: number) => Math.round((turn * work.length) / turns);
  return Array.from({ length: turns }, (_, turn) => work.slice(until(turn), until(turn + 1)));
}

/** Transactions that changed something, and so had to reach the disk. */
export function durableCommits(runs: readonly Run[]): number {
  let commits = 0;
  let changed = false;
  for (const run of runs) {
    if (run.text === BEGIN) changed = false;
    else if (END.test(run.text)) commits += Number(changed);
    else changed ||= run.changed;
  }
  return commits;
}

/** What Kysely uses of a statement. */
function noting(statement: Database.Statement, text: string, runs: Run[]): Database.Statement {
  const { reader } = statement;
  const isSelect = /^select/i.test(text);
  const noted: Pick<Database.Statement, "reader" | "all" | "run"> = {
    reader,
    all(bound: unknown[]) {
      const rows = statement.all(bound);
      runs.push({ text, bound, reads: true, changed: !isSelect && rows.length > 0 });
      return rows;
    },
    run(bound: unknown[]) {
      const result = statement.run(bound);
      runs.push({ text, bound, reads: false, changed: result.changes > 0 });
      return result;
    },
  };
  return noted as Database.Statement;
}
