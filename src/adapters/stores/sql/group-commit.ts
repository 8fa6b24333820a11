import { CompiledQuery, type Kysely } from "kysely";
import type { Schema } from "./schema.ts";

type Work<Result> = (db: Kysely<Schema>) => Promise<Result>;
type Job = {
  work: Work<unknown>;
  resolve(result: unknown): void;
  reject(cause: unknown): void;
};

/** Works that share one commit at most: the first of them waits for the last. */
const TOGETHER = 128;

/**
 * For a database with one writer: works run one after the other in the order they came, and those
 * that wait together share one transaction, so one write to disk. Each is in a savepoint of its own:
 * one that throws takes back only itself. Results are handed out after the commit. `transact` runs a
 * whole group, again from its beginning when others are in its way.
 */
export function groupCommit(
  transact: <Result>(work: Work<Result>) => Promise<Result>,
): <Result>(work: Work<Result>) => Promise<Result> {
  const waiting: Job[] = [];
  let isRunning = false;

  const run = async () => {
    isRunning = true;
    while (waiting.length > 0) {
      await gathering();
      await runGroup(waiting.splice(0, TOGETHER), transact);
    }
    isRunning = false;
  };

  return (work) => {
    const { promise, resolve, reject } = Promise.withResolvers<never>();
    waiting.push({ work, resolve: resolve as Job["resolve"], reject });
    if (!isRunning) void run();
    return promise;
  };
}

/** What other lines of the network bring at the same moment joins the group. */
function gathering(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function runGroup(
  group: readonly Job[],
  transact: <Result>(work: Work<Result>) => Promise<Result>,
): Promise<void> {
  try {
    const ends = await transact(async (db) => {
      const made: (() => void)[] = [];
      for (const job of group) made.push(await runJob(db, job, group.length === 1));
      return made;
    });
    for (const end of ends) end();
  } catch (cause) {
    for (const { reject } of group) reject(cause);
  }
}

const SAVEPOINT = CompiledQuery.raw("savepoint job");
const RELEASE = CompiledQuery.raw("release job");
const ROLL_BACK = CompiledQuery.raw("rollback to job");

/** How the job ends once the group is committed. Alone it needs no savepoint. */
async function runJob(db: Kysely<Schema>, job: Job, isAlone: boolean): Promise<() => void> {
  if (isAlone) {
    const result = await job.work(db);
    return () => job.resolve(result);
  }
  await db.executeQuery(SAVEPOINT);
  try {
    const result = await job.work(db);
    await db.executeQuery(RELEASE);
    return () => job.resolve(result);
  } catch (cause) {
    await db.executeQuery(ROLL_BACK);
    await db.executeQuery(RELEASE);
    return () => job.reject(cause);
  }
}
