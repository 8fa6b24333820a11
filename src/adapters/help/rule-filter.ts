import type { Schedule } from "#core/directory/help-point.ts";
import { dateOf } from "./day.ts";

/**
 * The RRULE parts that only leave days out: of the month (where weekdays are given too), of the
 * year, and weeks of the year. They are kept from rrule, which walks to the year 9999 when parts
 * contradict each other and nothing ever matches.
 */
export function leavesIn(schedule: Schedule): (day: number) => boolean {
  const monthDays = schedule.byday === undefined ? null : numbers(schedule.bymonthday);
  const yearDays = numbers(schedule.byyearday);
  const weeks = numbers(schedule.byweekno);
  if (!monthDays && !yearDays && !weeks) return () => true;
  return (day) => {
    const date = Temporal.PlainDate.from(dateOf(day));
    return (
      isOne(monthDays, date.day, date.daysInMonth) &&
      isOne(yearDays, date.dayOfYear, date.daysInYear) &&
      isOne(weeks, date.weekOfYear ?? 0, weeksOf(date))
    );
  };
}

function numbers(part: string | undefined): number[] | null {
  return part === undefined ? null : part.split(",").map(Number);
}

/** -1 is the last, -2 the last but one. */
function isOne(wanted: number[] | null, value: number, total: number): boolean {
  return wanted === null || wanted.includes(value) || wanted.includes(value - total - 1);
}

/** 28 December always lies in the last week of its year (ISO 8601). */
function weeksOf(date: Temporal.PlainDate): number {
  return (
    Temporal.PlainDate.from({ year: date.yearOfWeek ?? 0, month: 12, day: 28 }).weekOfYear ?? 0
  );
}
