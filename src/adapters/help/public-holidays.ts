import { dayNumberOf } from "./day.ts";

const years = new Map<number, ReadonlySet<number>>();

/**
 * Whether a day is a public holiday by article 3 of the Algemene termijnenwet, which counts Good
 * Friday and 5 May in. Day numbers count from 1970-01-01.
 */
export function isPublicHoliday(day: number): boolean {
  const year = new Date(day * 86_400_000).getUTCFullYear();
  const known = years.get(year) ?? holidaysOf(year);
  years.set(year, known);
  return known.has(day);
}

function holidaysOf(year: number): ReadonlySet<number> {
  const easter = easterSunday(year);
  const kingsDay = dayNumberOf(year, 4, 27);
  return new Set([
    dayNumberOf(year, 1, 1),
    easter - 2,
    easter,
    easter + 1,
    isSunday(kingsDay) ? kingsDay - 1 : kingsDay,
    dayNumberOf(year, 5, 5),
    easter + 39,
    easter + 49,
    easter + 50,
    dayNumberOf(year, 12, 25),
    dayNumberOf(year, 12, 26),
  ]);
}

/** 1970-01-01 was a Thursday. */
function isSunday(day: number): boolean {
  return (day + 4) % 7 === 0;
}

/** The anonymous Gregorian computus (Nature, 1876; Meeus, "Astronomical Algorithms", chapter 8). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = century - Math.floor((century + 8) / 25) + 1;
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor(correction / 3) + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const month = Math.floor((epact + weekday - 7 * late + 114) / 31);
  const date = ((epact + weekday - 7 * late + 114) % 31) + 1;
  return dayNumberOf(year, month, date);
}
