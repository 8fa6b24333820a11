import { addDays, weekdayOfDay } from "#core/text/calendar.ts";
import { momentAt } from "#core/text/clock.ts";
import { dayOf } from "#core/text/format.ts";
import { addWorking } from "./hours.ts";
import type { Again, CallTime, Wish } from "./request.ts";
import type { CallbackSettings } from "./settings.ts";

const HOUR = 60;
const HOUR_MS = 3_600_000;
/** Parts of the day in minutes past midnight, as residents mean them. */
export const PARTS: Readonly<Record<Exclude<CallTime, "now">, { from: number; to: number }>> = {
  morning: { from: 9 * HOUR, to: 12 * HOUR },
  afternoon: { from: 12 * HOUR, to: 17 * HOUR },
  evening: { from: 17 * HOUR, to: 21 * HOUR },
  days: { from: 9 * HOUR, to: 21 * HOUR },
};
/** Minutes past midnight at which people are asked or reminded in the morning. */
export const MORNING = 10 * HOUR;
/** Somebody who claims needs at least this much of the part of the day, or has the next one. */
const LEAST_MS = HOUR_MS;
const LOOK_DAYS = 14;

type Asked = Pick<Wish, "when" | "days" | "between">;

/** Until when whoever claims now promises to call, by what the resident asked for. */
export function promiseOf(wish: Asked, now: number, settings: CallbackSettings): number {
  if (wish.when === "now" && wish.between === null) {
    return addWorking(settings.hours, now, settings.callMinutes);
  }
  const part = PARTS[wish.when === "now" ? "days" : wish.when];
  const to = endOf(part, wish.between);
  for (let day = dayOf(now), looked = 0; looked < LOOK_DAYS; looked++) {
    const end = momentAt(day, to);
    const fits = wish.days.length === 0 || wish.days.includes(weekdayOfDay(day));
    if (fits && end - now >= LEAST_MS) return end;
    day = addDays(day, 1);
  }
  return addWorking(settings.hours, now, settings.callMinutes);
}

/** "Only between" wins over a part of the day that it does not touch. */
function endOf(part: { from: number; to: number }, between: Wish["between"]): number {
  if (between === null) return part.to;
  const touches = between.from < part.to && between.to > part.from;
  return touches ? Math.min(part.to, between.to) : between.to;
}

/** Until when a claimer tries again who said so. */
export function againAt(again: Again, now: number): number {
  if (again === "hour") return now + 2 * HOUR_MS;
  const today = dayOf(now);
  const evening = momentAt(today, PARTS.evening.to);
  if (again === "evening" && evening - now >= LEAST_MS) return evening;
  return momentAt(addDays(today, 1), PARTS.evening.to);
}
