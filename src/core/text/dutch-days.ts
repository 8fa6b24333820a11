import { addDays, dayFrom, weekdayOfDay } from "./calendar.ts";

const SATURDAY = 6;
const SUNDAY = 7;

/** Weekends and general holidays (Algemene termijnenwet, article 3). `day` is YYYY-MM-DD. */
export function isFreeDay(day: string): boolean {
  return weekdayOfDay(day) >= SATURDAY || isHoliday(day);
}

/** General holidays, whatever weekday they fall on. */
export function isHoliday(day: string): boolean {
  return holidaysOf(Number(day.slice(0, 4))).has(day);
}

/** The nearest working day at or before a day. */
export function workingDayUpTo(day: string): string {
  let found = day;
  while (isFreeDay(found)) found = addDays(found, -1);
  return found;
}

/** A number of working days before a day. */
export function workingDaysBefore(day: string, many: number): string {
  let found = day;
  for (let left = many; left > 0; left--) found = workingDayUpTo(addDays(found, -1));
  return found;
}

/**
 * New Year, Good Friday, Easter Monday, King's Day, 5 May, Ascension Day, Whit Monday and both days
 * of Christmas. King's Day is a day earlier when 27 April is a Sunday.
 */
function holidaysOf(year: number): ReadonlySet<string> {
  const easter = easterOf(year);
  const kingsDay = weekdayOfDay(`${year}-04-27`) === SUNDAY ? "04-26" : "04-27";
  return new Set([
    ...["01-01", kingsDay, "05-05", "12-25", "12-26"].map((day) => `${year}-${day}`),
    ...[-2, 1, 39, 50].map((after) => addDays(easter, after)),
  ]);
}

/** Easter Sunday ("anonymous Gregorian algorithm", Nature, 1876). */
function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leap = Math.floor((century + 8) / 25);
  const moon =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - leap + 1) / 3) + 15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const sum = moon + sunday - 7 * late + 114;
  return dayFrom(year, Math.floor(sum / 31), (sum % 31) + 1);
}
