import { setTimeout } from "node:timers/promises";

/** Calls `work` for 0 … count - 1, `inFlight` at once; how long each took, in milliseconds. */
export async function together(
  count: number,
  inFlight: number,
  work: (index: number) => Promise<void>,
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next++;
      const begun = performance.now();
      await work(index);
      took[index] = performance.now() - begun;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return took;
}

/**
 * Calls `work` at a steady rate, whether or not earlier ones are done. Returns when each should have
 * begun (`performance.now()`) and when it was done, so that being late counts.
 */
export async function steadily(
  count: number,
  perSecond: number,
  work: (index: number) => Promise<void>,
): Promise<{ due: number[]; done: number[] }> {
  const due: number[] = [];
  const done: number[] = [];
  const running: Promise<void>[] = [];
  const begun = performance.now() + 50;
  for (let index = 0; index < count; index++) {
    const at = begun + (index * 1000) / perSecond;
    due[index] = at;
    await until(at);
    running.push(
      work(index).then(() => {
        done[index] = performance.now();
      }),
    );
  }
  await Promise.all(running);
  return { due, done };
}

/** A timer is up to two milliseconds late, so the last of the wait is spent looking at the clock. */
async function until(at: number): Promise<void> {
  const rest = at - performance.now();
  if (rest > 2) await setTimeout(rest - 2);
  while (performance.now() < at) await new Promise(setImmediate);
}
