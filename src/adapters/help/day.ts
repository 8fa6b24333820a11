import { momentAt } from "#core/text/clock.ts";
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

/** `momentAt` of a day number. */
export function momentOf(day: number, minutes: number): number {
  return momentAt(dateOf(day), minutes);
}
