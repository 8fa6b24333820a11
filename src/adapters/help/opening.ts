import type { HelpPoint, Opening, Schedule } from "#core/directory/help-point.ts";
import { minutesOf } from "#core/text/clock.ts";
import { dayNumber, localDay, momentOf } from "./day.ts";
import { isPublicHoliday } from "./public-holidays.ts";
import { isDaily, type Rule, ruleOf } from "./rule.ts";

/** From and to a moment, epoch milliseconds. */
type Span = { from: number; to: number };
type Hours = { schedule: Schedule; rule: Rule; opens: number; closes: number };
/** What is kept of a help point: its rules for good, its spans for one day. */
type Plan = {
  hours: readonly Hours[];
  closed: ReadonlySet<number>;
  today: number;
  near: readonly Span[];
  far: readonly Span[] | null;
};

const MIDNIGHT = 24 * 60;
/** Most points open again within days; only for the others it is worth looking on. */
const NEAR_DAYS = 8;
const FAR_DAYS = 400;
/** Open for longer than this from now is, to somebody at the door, always. */
const ALWAYS_MS = 7 * 86_400_000;

const plans = new WeakMap<HelpPoint, Plan>();

/**
 * Whether a help point is open at a moment, and until or from when, by the clock of the
 * Netherlands. `unknown` where it gives no hours, or none in the next thirteen months.
 */
export function openingOf(point: HelpPoint, now: number): Opening {
  const plan = planOf(point, localDay(now));
  const current = plan.near.find(({ from, to }) => from <= now && now < to);
  if (current) {
    return current.to - now > ALWAYS_MS
      ? { state: "always" }
      : { state: "open", until: current.to };
  }
  const next = plan.near.find(({ from }) => from > now) ?? later(point, plan);
  return next ? { state: "closed", opens: next.from } : { state: "unknown" };
}

function planOf(point: HelpPoint, today: number): Plan {
  const known = plans.get(point);
  if (known?.today === today) return known;
  const hours = known?.hours ?? point.schedules.flatMap(hoursOf);
  const closed = known?.closed ?? new Set(point.closedOn.map(dayNumber));
  const near = spans(point, { hours, closed }, today - 1, today + NEAR_DAYS);
  const plan: Plan = { hours, closed, today, near, far: null };
  plans.set(point, plan);
  return plan;
}

function later(point: HelpPoint, plan: Plan): Span | undefined {
  const from = plan.today + NEAR_DAYS + 1;
  plan.far ??= spans(point, plan, from, plan.today + FAR_DAYS).slice(0, 1);
  return plan.far[0];
}

function hoursOf(schedule: Schedule): Hours[] {
  const { opensAt, closesAt } = schedule;
  if (opensAt === undefined || closesAt === undefined) return [];
  const opens = minutesOf(opensAt);
  const closes = minutesOf(closesAt);
  const rule = ruleOf(schedule);
  // 23:59 is how HSDS writes the end of the day; earlier than opening is tomorrow.
  if (closes === MIDNIGHT - 1) return [{ schedule, rule, opens, closes: MIDNIGHT }];
  return [{ schedule, rule, opens, closes: closes <= opens ? closes + MIDNIGHT : closes }];
}

/** Every span that starts on the days asked for, in order, those that touch joined into one. */
function spans(
  point: HelpPoint,
  { hours, closed }: Pick<Plan, "hours" | "closed">,
  firstDay: number,
  lastDay: number,
): Span[] {
  const found = hours.flatMap(({ schedule, rule, opens, closes }) =>
    rule(firstDay, lastDay)
      .filter((day) => !closed.has(day) && keepsOn(point, schedule, day))
      .map((day) => ({ from: momentOf(day, opens), to: momentOf(day, closes) })),
  );
  return joined(found.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from));
}

/**
 * Public holidays close formal help, except what is open every day of the week and what is
 * scheduled for just that date.
 */
function keepsOn(point: HelpPoint, schedule: Schedule, day: number): boolean {
  if (point.kind === "informal" || !isPublicHoliday(day)) return true;
  const isForThisDay = schedule.validFrom !== undefined && schedule.validFrom === schedule.validTo;
  return isForThisDay || schedule.count === 1 || isDaily(schedule);
}

function joined(inOrder: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of inOrder) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}
