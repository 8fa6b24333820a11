import type { Schedule } from "#core/directory/help-point.ts";
import { dateOf, dayNumber } from "./day.ts";
import type { HsdsSchedule } from "./hsds-schema.ts";
import { localTime } from "./local-time.ts";
import type { Report } from "./origin.ts";

type Path = readonly PropertyKey[];
type Key = "byday" | "bymonthday" | "byweekno" | "byyearday" | "wkst";

/** Hours of opening, or days of being closed. */
export type Times = { schedules: Schedule[]; closedOn: string[] };

const NOTHING: Times = { schedules: [], closedOn: [] };
const CLOSED = /^\s*(gesloten|dicht|closed)\b/i;
const EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU";
const MOST_CLOSED_DAYS = 400;
const NUMBERS = /^-?\d+(,-?\d+)*$/;
const PARTS: Record<Key, { allowed: RegExp; mend: string }> = {
  byday: {
    allowed: /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/,
    mend: 'write days as "MO,TU,WE,TH,FR,SA,SU"; by month also "2MO" (second) or "-1FR" (last)',
  },
  bymonthday: { allowed: NUMBERS, mend: 'write days of the month: "1,15"; the last is "-1"' },
  byweekno: { allowed: NUMBERS, mend: 'write weeks of the year: "41,42"' },
  byyearday: { allowed: NUMBERS, mend: 'write days of the year: "1,2"' },
  wkst: { allowed: /^(MO|TU|WE|TH|FR|SA|SU)$/, mend: 'write the first day of the week: "MO"' },
};
const PART_NAMES = ["byday", "bymonthday", "byweekno", "byyearday", "wkst"] as const;

/**
 * One HSDS schedule as we keep it. An entry from a day to a day that says "gesloten" and no hours
 * closes those days; an entry without hours for other reasons means "by appointment".
 */
export function timesOf(entry: HsdsSchedule, path: Path, report: Report, today: string): Times {
  if (entry.opens_at === undefined && CLOSED.test(entry.description ?? "")) {
    return { ...NOTHING, closedOn: closedDays(entry, path, report) };
  }
  if (entry.valid_from && entry.valid_to && entry.valid_to < entry.valid_from) {
    report.fault([...path, "valid_to"], "write a day from valid_from on");
    return NOTHING;
  }
  const hours = hoursOf(entry, path, report, today);
  const days = daysOf(entry, path, report);
  if (!hours || !days) return NOTHING;
  return { ...NOTHING, schedules: [{ ...days, ...limitsOf(entry), ...hours }] };
}

function closedDays(entry: HsdsSchedule, path: Path, report: Report): string[] {
  const { valid_from: from, valid_to: to } = entry;
  if (from === undefined || to === undefined) {
    report.fault(path, "write from and to which day it is closed: valid_from and valid_to");
    return [];
  }
  const days = dayNumber(to) - dayNumber(from) + 1;
  if (days < 1 || days > MOST_CLOSED_DAYS) {
    report.fault([...path, "valid_to"], "write a day from valid_from on, within a year");
    return [];
  }
  return Array.from({ length: days }, (_, index) => dateOf(dayNumber(from) + index));
}

function hoursOf(
  entry: HsdsSchedule,
  path: Path,
  report: Report,
  today: string,
): Pick<Schedule, "opensAt" | "closesAt"> | null {
  if (entry.opens_at === undefined && entry.closes_at === undefined) return {};
  const opensAt = timeOf(entry, "opens_at", path, report, today);
  const closesAt = timeOf(entry, "closes_at", path, report, today);
  return opensAt === null || closesAt === null ? null : { opensAt, closesAt };
}

function timeOf(
  entry: HsdsSchedule,
  key: "opens_at" | "closes_at",
  path: Path,
  report: Report,
  today: string,
): string | null {
  const written = entry[key];
  if (written === undefined) {
    report.fault([...path, key], 'write both opens_at and closes_at as "HH:MM"');
    return null;
  }
  const on = entry.valid_from ?? entry.dtstart;
  const found = localTime(written, {
    today,
    ...(on === undefined ? {} : { on }),
    ...(entry.timezone === undefined ? {} : { timezone: entry.timezone }),
  });
  if (found === null || (key === "opens_at" && found.days !== 0)) {
    report.fault([...path, key], 'write the time in the Netherlands as "HH:MM", such as "09:30"');
    return null;
  }
  if (found.converted) {
    report.warning([...path, key], `${written} is taken as ${found.time} in the Netherlands`);
  }
  return found.time;
}

function daysOf(
  entry: HsdsSchedule,
  path: Path,
  report: Report,
): Pick<Schedule, "freq" | Key> | null {
  const parts = partsOf(entry, path, report);
  if (!parts) return null;
  const freq = entry.freq ?? "WEEKLY";
  if (freq === "WEEKLY" && /\d/.test(parts.byday ?? "")) {
    report.fault([...path, "freq"], 'write "MONTHLY" for days such as "2MO"');
    return null;
  }
  if ((entry.interval ?? 1) > 1 && entry.dtstart === undefined && entry.valid_from === undefined) {
    report.fault([...path, "dtstart"], "write the first day: an interval is counted from there");
    return null;
  }
  return saysDays(entry) ? { freq, ...parts } : everyDay(entry, path, report);
}

function partsOf(entry: HsdsSchedule, path: Path, report: Report): Pick<Schedule, Key> | null {
  const parts: Pick<Schedule, Key> = {};
  for (const name of PART_NAMES) {
    const part = entry[name]?.replaceAll(" ", "").toUpperCase();
    if (part === undefined) continue;
    if (!PARTS[name].allowed.test(part)) {
      report.fault([...path, name], PARTS[name].mend);
      return null;
    }
    parts[name] = part;
  }
  return parts;
}

function saysDays(entry: HsdsSchedule): boolean {
  if (entry.byday !== undefined || entry.bymonthday !== undefined) return true;
  if (entry.byyearday !== undefined || entry.dtstart !== undefined) return true;
  return entry.opens_at === undefined;
}

/** Hours for a period without naming days hold on each of its days. */
function everyDay(
  entry: HsdsSchedule,
  path: Path,
  report: Report,
): Pick<Schedule, "freq" | "byday"> | null {
  if (entry.valid_from !== undefined && entry.valid_to !== undefined) {
    return { freq: "WEEKLY", byday: EVERY_DAY };
  }
  report.fault([...path, "byday"], PARTS.byday.mend);
  return null;
}

function limitsOf(entry: HsdsSchedule): Partial<Schedule> {
  return Object.fromEntries(
    Object.entries({
      interval: entry.interval,
      count: entry.count,
      dtstart: entry.dtstart,
      until: entry.until,
      validFrom: entry.valid_from,
      validTo: entry.valid_to,
      description: entry.description,
    }).filter(([, value]) => value !== undefined),
  );
}
