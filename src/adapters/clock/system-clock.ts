import type { Clock } from "#ports/clock.ts";

/** Longest wait that a Node timer can hold; a later moment is waited for in stretches. */
const LONGEST_MS = 2 ** 31 - 1;

/** The machine's own clock. Its timers keep no process alive. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    at(moment, callback) {
      let timer: NodeJS.Timeout;
      const wait = () => {
        const rest = moment - Date.now();
        timer = setTimeout(
          rest > LONGEST_MS ? wait : callback,
          Math.min(Math.max(rest, 0), LONGEST_MS),
        );
        timer.unref();
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
