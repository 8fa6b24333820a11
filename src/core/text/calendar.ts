/** Days from 1970-01-01 to a day YYYY-MM-DD (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day YYYY-MM-DD, so many days from 1970-01-01 (same source). */
export function dayOfNumber(number: number): string {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return dayFrom(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date);
}

/** A day as YYYY-MM-DD. */
export function dayFrom(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** A day some days later; earlier when negative. */
export function addDays(day: string, days: number): string {
  return dayOfNumber(dayNumber(day) + days);
}

/** 1 Monday … 7 Sunday; 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Whether there is such a day: not 31 June. */
export function isDay(day: string): boolean {
  return dayOfNumber(dayNumber(day)) === day;
}
