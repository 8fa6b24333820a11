import { TIME_ZONE } from "#core/text/format.ts";

const TIME = /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const HOUR = 60;
const DAY = 24 * HOUR;
/** Winter and summer time of the Netherlands. */
const OWN_OFFSETS = [HOUR, 2 * HOUR];

/** A time of day in the Netherlands, and how many days it moved from where it was written. */
export type LocalTime = { time: string; days: number; converted: boolean };

/**
 * Reads a time as HSDS writes it, `10:00`, `10:00:00`, `10:00Z` or `10:00+01:00`, with or without
 * a `timezone` in hours, as wall-clock time of the Netherlands; null when it is no time. HSDS
 * cannot say "summer time": an offset counts on `on`, the first day it holds. Without that day an
 * offset of our own is taken for the clock on the wall, another one counts today.
 */
export function localTime(
  text: string,
  { timezone, on, today }: { timezone?: number; on?: string; today: string },
): LocalTime | null {
  const [, hours = "", minutes = "", suffix] = TIME.exec(text.trim()) ?? [];
  const written = Number(hours) * HOUR + Number(minutes);
  if (hours === "" || Number(minutes) > 59 || written > DAY) return null;
  const offset = suffix === undefined ? minutesOf(timezone) : offsetOf(suffix);
  const isOurs = offset === null || (on === undefined && OWN_OFFSETS.includes(offset));
  const local = isOurs ? written : written - offset + ownOffset(on ?? today);
  const days = local === DAY ? 0 : Math.floor(local / DAY);
  return { time: clock(local - days * DAY), days, converted: local !== written };
}

function clock(minutes: number): string {
  const inDay = minutes % DAY;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(inDay / HOUR))}:${two(inDay % HOUR)}`;
}

function minutesOf(timezone: number | undefined): number | null {
  return timezone === undefined ? null : Math.round(timezone * HOUR);
}

function offsetOf(suffix: string): number {
  if (/z/i.test(suffix)) return 0;
  const digits = suffix.replace(/\D/g, "").padEnd(4, "0");
  const minutes = Number(digits.slice(0, 2)) * HOUR + Number(digits.slice(2));
  return suffix.startsWith("-") ? -minutes : minutes;
}

function ownOffset(date: string): number {
  const noon = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: TIME_ZONE,
    plainTime: "12:00",
  });
  return Math.round(noon.offsetNanoseconds / 6e10);
}
