import { TIME_ZONE } from "#core/text/format.ts";

const DAY_MS = 86_400_000;

/** Days from 1970-01-01. */
export function dayNumberOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

/** Days from 1970-01-01 of a date written YYYY-MM-DD. */
export function dayNumber(date: string): number {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  return dayNumberOf(year, month, day);
}

/** YYYY-MM-DD of a day number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day it is in the Netherlands at a moment. */
export function localDay(at: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(TIME_ZONE);
  return dayNumberOf(local.year, local.month, local.day);
}

/**
 * The first moment at which a Dutch clock shows so many minutes past midnight. A time that the
 * clock skips in March is the moment it skips; one it shows twice in October is the first.
 */
export function momentOf(day: number, minutes: number): number {
  const wall = new Date(day * DAY_MS + minutes * 60_000);
  const local = new Temporal.PlainDateTime(
    wall.getUTCFullYear(),
    wall.getUTCMonth() + 1,
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
  );
  const zoned = local.toZonedDateTime(TIME_ZONE, { disambiguation: "compatible" });
  const skipped = !zoned.toPlainDateTime().equals(local);
  const at = skipped ? zoned.getTimeZoneTransition("previous") : zoned;
  return (at ?? zoned).epochMilliseconds;
}
