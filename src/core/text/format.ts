import { dayNumber } from "./calendar.ts";
import type { Figure } from "./figures.ts";

/** Everybody we serve lives by this clock. */
export const TIME_ZONE = "Europe/Amsterdam";

/** Where JavaScript knows no names of days in a language (Papiamentu): those on the letters. */
const FALLBACK = "nl";

/** Day before month and digits as they stand on Dutch letters and clocks, in every language. */
function tagged(wanted: string): string {
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(wanted).length > 0;
  const locale = isKnown ? wanted : FALLBACK;
  const region = locale.includes("-") ? locale : `${locale}-NL`;
  return `${region}-u-nu-latn-ca-gregory`;
}

/** Intl objects cost a millisecond to make and are asked for in every message. */
const formats = new Map<string, Intl.DateTimeFormat>();
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tagged(locale), { timeZone: TIME_ZONE, ...options });
  formats.set(key, made);
  return made;
}

/** The day of a moment in Dutch time, YYYY-MM-DD. */
export function dayOf(at: number): string {
  return dateFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

/** ISO weekday of a moment in Dutch time: 1 Monday … 7 Sunday. */
export function weekdayOf(at: number): number {
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  return names.indexOf(dateFormat("en", { weekday: "short" }).format(at)) + 1;
}

/** "16:00". */
export function timeText(locale: string, at: number): string {
  return dateFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** "maandag". */
export function weekdayText(locale: string, at: number): string {
  return dateFormat(locale, { weekday: "long" }).format(at);
}

/** "maandag 23 november". */
export function dayText(locale: string, at: number): string {
  return dateFormat(locale, { weekday: "long", day: "numeric", month: "long" }).format(at);
}

/** "maandag 23 november om 18:00". */
export function momentText(locale: string, at: number): string {
  return dateFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

/** "31 december 2026" for YYYY-MM-DD. */
export function dateText(locale: string, day: string): string {
  const options = { year: "numeric", month: "long", day: "numeric" } as const;
  return dateFormat(locale, options).format(noonOf(day));
}

/** Noon of a day YYYY-MM-DD by universal time: that day in the Netherlands too. */
export function noonOf(day: string): number {
  return dayNumber(day) * 86_400_000 + 43_200_000;
}

/** "€ 129" or "€ 932,93": as it stands on Dutch letters, cents only where there are any. */
export function moneyText(euros: number): string {
  const digits = Number.isInteger(euros) ? 0 : 2;
  const amount = new Intl.NumberFormat("nl-NL", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(euros);
  return `€\u00a0${amount}`;
}

/** A figure as a reader of the locale sees it. */
export function figureText(locale: string, figure: Figure): string {
  if ("money" in figure) return moneyText(figure.money);
  if ("count" in figure) return String(figure.count);
  return dateText(locale, figure.date);
}
