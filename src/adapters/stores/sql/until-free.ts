import { setTimeout } from "node:timers/promises";
import type { SqlDialect } from "./dialect.ts";

const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 5;

/** Does `work` again, from its beginning, as long as others are in its way. */
export async function untilFree<Result>(
  dialect: SqlDialect,
  work: () => Promise<Result>,
): Promise<Result> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (true) {
    try {
      return await work();
    } catch (error) {
      if (!dialect.isConflict(error) || performance.now() > giveUpAt) throw error;
      await setTimeout(Math.random() * LONGEST_PAUSE_MS);
    }
  }
}
