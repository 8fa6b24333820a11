import { addDays, dayNumber } from "./calendar.ts";
import { dayOf, timeText } from "./format.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;
/** How far Dutch clocks are ahead of universal time, in summer and in winter. */
const AHEAD_MS = [2 * HOUR_MS, HOUR_MS] as const;

/**
 * The first moment, in epoch milliseconds, at which a Dutch clock shows so many minutes past midnight
 * of a day YYYY-MM-DD. A time that the clock skips in March is the moment it skips; one it shows twice
 * in October is the first.
 */
export function momentAt(day: string, minutes: number): number {
  const shownDay = addDays(day, Math.floor(minutes / DAY_MINUTES));
  const shown = minutes % DAY_MINUTES;
  const universal = dayNumber(shownDay) * DAY_MINUTES * MINUTE_MS + shown * MINUTE_MS;
  for (const ahead of AHEAD_MS) {
    const at = universal - ahead;
    if (minutesAt(at) === shown && dayOf(at) === shownDay) return at;
  }
  // Clocks skip on a full hour.
  return Math.floor((universal - AHEAD_MS[1]) / HOUR_MS) * HOUR_MS;
}

/** Minutes past midnight that a Dutch clock shows at a moment. */
export function minutesAt(at: number): number {
  return minutesOf(timeText("en", at));
}

/** Minutes past midnight of "17:30"; "24:00" is the end of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** "17:30" for minutes past midnight. */
export function clockText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
