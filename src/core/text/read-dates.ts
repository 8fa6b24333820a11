import { addDays, dayFrom, isDay } from "./calendar.ts";
import { noonOf } from "./format.ts";
import { normalise } from "./normalise.ts";

/** A letter that seems to be from more than this many days ahead is from last year. */
const AHEAD_DAYS = 31;

/** Longest term that is reckoned with: a year. */
const LONGEST_DAYS = 366;

/**
 * The day that a text names, YYYY-MM-DD, or null: "3 juni", "3-6", "June 3rd 2026", "٣ يونيو",
 * "2026-06-03". Months in the reader's language, Dutch or English; digits of any script; day before
 * month, as on Dutch letters. Without a year it is the newest such day that is not far ahead.
 * `months` are more names of the twelve, as a locale has them.
 */
export function readDay(
  text: string,
  locale: string,
  today: string,
  months: readonly string[] = [],
): string | null {
  const plain = normalise(text);
  const iso = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(plain);
  if (iso) return dayIn(iso[3], Number(iso[2]), iso[1], today);
  const numbers = /(?<!\d)(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?(?!\d)/.exec(plain);
  if (numbers) return dayIn(numbers[1], Number(numbers[2]), numbers[3], today);
  const month = monthIn(plain, locale, months);
  const [day, year] = [
    /(?<!\d)\d{1,2}(?!\d)/.exec(plain)?.[0],
    /(?<!\d)\d{4}(?!\d)/.exec(plain)?.[0],
  ];
  return month === null || day === undefined ? null : dayIn(day, month, year, today);
}

/**
 * The days that a text gives, or null: "10 dagen", "6 weeks", "أسبوعين 2"; a bare number is days.
 * `weeks` are more beginnings of "week", as a locale has them.
 */
export function readTerm(
  text: string,
  locale: string,
  weeks: readonly string[] = [],
): number | null {
  const plain = normalise(text);
  const isWeeks = weeks.some((name) => wordsIn(plain).some((word) => word.startsWith(name)));
  const number = Number(/(?<!\d)\d{1,3}(?!\d)/.exec(plain)?.[0] ?? Number.NaN);
  const days =
    number * (isWeeks || isIn(plain, locale, "week") ? 7 : isIn(plain, locale, "month") ? 30 : 1);
  return days >= 1 && days <= LONGEST_DAYS ? days : null;
}

function dayIn(
  day: string | undefined,
  month: number,
  year: string | undefined,
  today: string,
): string | null {
  const inYear = (of: number) => {
    const named = dayFrom(of, month, Number(day));
    return isDay(named) ? named : null;
  };
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) return inYear(year.length === 2 ? 2000 + Number(year) : Number(year));
  const limit = addDays(today, AHEAD_DAYS);
  const found = [thisYear + 1, thisYear, thisYear - 1].map(inYear);
  return found.find((one) => one !== null && one <= limit) ?? null;
}

/** The month that a text names by its name or the beginning of it, 1 to 12. */
function monthIn(plain: string, locale: string, months: readonly string[]): number | null {
  const words = wordsIn(plain);
  const own = months.findIndex((name) => words.includes(normalise(name)));
  if (own >= 0) return own + 1;
  for (const language of [locale, "nl", "en"]) {
    const found = monthsOf(language).findIndex((names) =>
      names.some((name) => words.some((word) => isSame(word, name))),
    );
    if (found >= 0) return found + 1;
  }
  return null;
}

/** "jun", "juni" and "juniego" are June; "ju" is none. */
function isSame(word: string, name: string): boolean {
  return (
    name === word ||
    (word.length >= 3 && name.startsWith(word)) ||
    (name.length >= 4 && word.startsWith(name.slice(0, -1)))
  );
}

/** The names of the months, alone and behind a day: "czerwiec" and "czerwca". */
const known = new Map<string, readonly string[][]>();
function monthsOf(locale: string): readonly string[][] {
  const before = known.get(locale);
  if (before) return before;
  const formats = [{}, { day: "numeric" } as const].map(
    (options) =>
      new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
        ...options,
        month: "long",
        timeZone: "UTC",
      }),
  );
  const named = Array.from({ length: 12 }, (_, month) => {
    const at = noonOf(dayFrom(2026, month + 1, 15));
    return formats.map((format) => {
      const name = format.formatToParts(at).find(({ type }) => type === "month");
      return normalise(name?.value ?? "");
    });
  });
  known.set(locale, named);
  return named;
}

/** Whether a text names weeks or months, in any number: "week", "weken", "haftada", "أسابيع". */
function isIn(plain: string, locale: string, unit: "week" | "month"): boolean {
  const words = wordsIn(plain);
  return [locale, "nl", "en"].some((language) =>
    unitWords(language, unit).some((name) => words.some((word) => word.startsWith(name))),
  );
}

function wordsIn(plain: string): string[] {
  return plain.split(/[^\p{L}]+/u).filter(Boolean);
}

const SAMPLES = [1, 2, 3, 6, 11];
function unitWords(locale: string, unit: "week" | "month"): string[] {
  const format = new Intl.NumberFormat(`${locale}-u-nu-latn`, {
    style: "unit",
    unit,
    unitDisplay: "long",
  });
  return SAMPLES.flatMap((sample) =>
    format
      .formatToParts(sample)
      .filter(({ type }) => type === "unit")
      .flatMap(({ value }) => wordsIn(normalise(value))),
  ).filter((word) => word.length >= 3);
}
