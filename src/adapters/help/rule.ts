import rrule, { type Options } from "rrule";
import type { Schedule } from "#core/directory/help-point.ts";
import { dateOf, dayNumber } from "./day.ts";
import { leavesIn } from "./rule-filter.ts";

/** The package is CommonJS: Node sees only its default export. */
const { RRule } = rrule;

/** The days on which a schedule opens, first and last included. Day numbers from 1970-01-01. */
export type Rule = (from: number, to: number) => number[];

const DAY_MS = 86_400_000;
const NO_LIMIT = 1e7;
/** A Monday, the first of a month and of a year: where rules without a start are taken to start. */
const ANCHOR = "2024-01-01";
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/**
 * Reads the RRULE parts of a schedule. The rule works with dates only, written as midnight in UTC,
 * so that summer time cannot touch it.
 */
export function ruleOf(schedule: Schedule): Rule {
  const start = schedule.dtstart ?? schedule.validFrom ?? ANCHOR;
  const parts = RRule.parseString(partsOf(schedule, start));
  const fits = leavesIn(schedule);
  const counts = schedule.count !== undefined || (schedule.interval ?? 1) > 1;
  const first = schedule.dtstart === undefined && !counts ? -NO_LIMIT : dayNumber(start);
  const least = Math.max(first, dayOr(schedule.validFrom, -NO_LIMIT));
  const most = Math.min(dayOr(schedule.validTo, NO_LIMIT), dayOr(schedule.until, NO_LIMIT));
  return (from, to) => {
    const low = Math.max(from, least);
    const high = Math.min(to, most);
    if (low > high) return [];
    const dtstart = dateAt(anchorOf(schedule, start, low));
    return between({ ...parts, dtstart }, low, high).filter(fits);
  };
}

/** Whether a schedule opens on every day of the week. */
export function isDaily({ freq, byday, interval, byweekno, bymonthday, byyearday }: Schedule) {
  if (freq !== "WEEKLY" || (interval ?? 1) > 1) return false;
  if (byweekno !== undefined || bymonthday !== undefined || byyearday !== undefined) return false;
  const days = new Set(byday?.split(",").map((day) => day.trim()));
  return WEEKDAYS.every((day) => days.has(day));
}

/**
 * The latest start that gives the same days from `low` on: rules are walked from their start. A
 * count has to be walked; whole steps of an interval can be left out.
 */
function anchorOf({ freq, interval = 1, count }: Schedule, start: string, low: number): number {
  const first = dayNumber(start);
  if (count !== undefined) return first;
  if (interval === 1) return low;
  if (freq === "MONTHLY" || low < first) return first;
  const step = interval * 7;
  return first + Math.floor((low - first) / step) * step;
}

/** `until` stops the walk of a rule that never matches. */
function between(options: Partial<Options>, low: number, high: number): number[] {
  return new RRule({ ...options, until: dateAt(high) }, true)
    .between(dateAt(low), dateAt(high), true)
    .map((date) => Math.round(date.getTime() / DAY_MS));
}

/** `FREQ=WEEKLY;BYDAY=TU,TH`. What the start would say of the days is said in full. */
function partsOf(schedule: Schedule, start: string): string {
  const { freq, interval, count, wkst } = schedule;
  const parts = { FREQ: freq, ...daysOf(schedule, start), INTERVAL: interval, COUNT: count };
  return Object.entries({ ...parts, WKST: wkst })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${String(value).replaceAll(" ", "")}`)
    .join(";");
}

function daysOf(schedule: Schedule, start: string): Record<string, string> {
  const { freq, byday, bymonthday, byyearday } = schedule;
  if (byday !== undefined) return { BYDAY: byday };
  if (bymonthday !== undefined) return { BYMONTHDAY: bymonthday };
  if (byyearday !== undefined) return { BYDAY: WEEKDAYS.join(",") };
  // Day 0, 1970-01-01, was a Thursday.
  if (freq === "WEEKLY") return { BYDAY: WEEKDAYS[(dayNumber(start) + 3) % 7] ?? "MO" };
  return { BYMONTHDAY: String(Number(start.slice(8))) };
}

function dayOr(date: string | undefined, other: number): number {
  return date === undefined ? other : dayNumber(date);
}

function dateAt(day: number): Date {
  return new Date(`${dateOf(day)}T00:00:00Z`);
}
