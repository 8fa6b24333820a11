import { addDays, weekdayOfDay } from "#core/text/calendar.ts";
import { minutesOf, momentAt } from "#core/text/clock.ts";
import { isHoliday } from "#core/text/dutch-days.ts";
import { dayOf } from "#core/text/format.ts";
import type { CallbackSettings } from "./settings.ts";

type Hours = CallbackSettings["hours"];
/** From and to a moment, epoch milliseconds. */
type Span = { from: number; to: number };

/** A year without one working hour is as good as never. */
const LONGEST_LOOK_DAYS = 366;

/** Whether the town's volunteers can be asked at a moment. */
export function isWorking(hours: Hours, at: number): boolean {
  return spansOf(hours, dayOf(at)).some(({ from, to }) => from <= at && at < to);
}

/** The moment itself in working hours, else when they begin again. */
export function nextWorking(hours: Hours, at: number): number {
  return addWorking(hours, at, 0);
}

/** So many working minutes later; 0 is the first working moment. General holidays do not count. */
export function addWorking(hours: Hours, at: number, minutes: number): number {
  let left = minutes * 60_000;
  for (let day = dayOf(at), looked = 0; looked < LONGEST_LOOK_DAYS; looked++) {
    for (const { from, to } of spansOf(hours, day)) {
      const begin = Math.max(from, at);
      if (begin >= to) continue;
      if (left < to - begin) return begin + left;
      left -= to - begin;
    }
    day = addDays(day, 1);
  }
  return at + minutes * 60_000;
}

/** A day's working hours in order, joined where they touch. */
function spansOf(hours: Hours, day: string): Span[] {
  if (isHoliday(day)) return [];
  const all = hours
    .filter(({ days }) => days.includes(weekdayOfDay(day)))
    .map(({ from, to }) => ({
      from: momentAt(day, minutesOf(from)),
      to: momentAt(day, minutesOf(to)),
    }))
    .sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of all) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push(span);
  }
  return joined;
}
