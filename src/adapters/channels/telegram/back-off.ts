import { setTimeout as wait } from "node:timers/promises";

/** Waits longer after every failure, with some chance in it so that many do not come back at once. */
export type BackOff = {
  /** Waits; at least so long. Ends at once when the signal says so. */
  wait(signal: AbortSignal, least?: number): Promise<void>;
  /** It works again. */
  reset(): void;
};

export function backOff(first: number, longest: number): BackOff {
  let failures = 0;
  return {
    async wait(signal, least = 0) {
      const most = Math.min(first * 2 ** failures, longest);
      failures = Math.min(failures + 1, 30);
      const pause = Math.max(least, most / 2 + (Math.random() * most) / 2);
      await wait(pause, undefined, { signal }).catch(() => {});
    },
    reset() {
      failures = 0;
    },
  };
}
