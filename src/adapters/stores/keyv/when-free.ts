import { setTimeout } from "node:timers/promises";

const PATIENCE_MS = 10_000;
const PAUSE_MS = 5;

/**
 * Does `work` as soon as nobody else is writing to the file. The writer may be this very process, in
 * the middle of a turn, so the waiting must not stop it.
 */
export async function whenFree<Result>(work: () => Result): Promise<Result> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (true) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}
