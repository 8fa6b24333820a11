import { type Scene, say } from "#core/conversation/scene.ts";
import { addDays } from "#core/text/calendar.ts";
import { workingDaysBefore, workingDayUpTo } from "#core/text/dutch-days.ts";
import { dayOf, dayText, noonOf } from "#core/text/format.ts";

/** Working days before the last day on which somebody is reminded: time to call and to pay. */
const REMIND_BEFORE = 3;
/** Hour of a reminder in Dutch time, roughly: somebody can be called then. */
const REMIND_HOURS_BEFORE_NOON = 2;

/** Days of a letter, YYYY-MM-DD. */
type Deadline = {
  /** The last day that the letter gives. */
  last: string;
  /** The working day by which it is safe. */
  safe: string;
  remind: string;
};

/** What follows from the letter's day and its term; null while one of them is missing. */
export function deadlineOf({ conversation: { notes } }: Scene): Deadline | null {
  if (notes.letterDay === undefined || notes.term === undefined) return null;
  const last = addDays(notes.letterDay, Number(notes.term));
  const safe = workingDayUpTo(last);
  return { last, safe, remind: workingDaysBefore(safe, REMIND_BEFORE) };
}

/** Whether there is still time for a reminder: not today any more. */
export function mayRemind(scene: Scene): boolean {
  const found = deadlineOf(scene);
  return found !== null && found.remind > dayOf(scene.turn.now);
}

/** When the reminder is sent, epoch milliseconds. */
export function reminderAt(day: string): number {
  return noonOf(day) - REMIND_HOURS_BEFORE_NOON * 3_600_000;
}

/** The last day, and the working day before it when it is a free day. */
export function lastDay(scene: Scene): void {
  const found = deadlineOf(scene);
  if (!found) return;
  const isPassed = found.last < dayOf(scene.turn.now);
  say(scene, isPassed ? "deadline.passed" : "deadline.last-day", {
    day: inWords(scene, found.last),
  });
  if (isPassed) return;
  if (found.safe !== found.last) say(scene, "deadline.better", { day: inWords(scene, found.safe) });
  say(scene, "deadline.check");
}

/** That a reminder will come, and when. */
export function reminderSet(scene: Scene): void {
  const found = deadlineOf(scene);
  if (found) say(scene, "deadline.remind-set", { day: inWords(scene, found.remind) });
}

/** The one message that was asked for. */
export function reminder(scene: Scene): void {
  const { happening } = scene;
  if (happening.type !== "news" || happening.news.kind !== "reminder") return;
  say(scene, "deadline.reminder", { day: inWords(scene, happening.news.day) });
}

function inWords(scene: Scene, day: string): string {
  return dayText(scene.conversation.locale, noonOf(day));
}
