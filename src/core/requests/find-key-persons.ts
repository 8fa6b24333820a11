import { addDays } from "#core/text/calendar.ts";
import { minutesAt, momentAt } from "#core/text/clock.ts";
import { dayOf, weekdayOf } from "#core/text/format.ts";
import type { KeyPerson } from "./key-person.ts";
import { type CallbackRequest, spokenIn, type Wish } from "./request.ts";

/** How many are asked in the first round, so that nobody's phone rings for nothing. */
export const FIRST_ROUND = 3;

const LOOK_DAYS = 7;

/** The rounds of offers. In the last one the coordinators know. */
export const ROUND = { same: 0, first: 1, town: 2, elsewhere: 3, coordinators: 4 } as const;

/** Who could be asked, and what is known of them. Times are epoch milliseconds. */
export type People = {
  now: number;
  people: readonly KeyPerson[];
  active: readonly CallbackRequest[];
  /** Key persons who are kept apart from this resident, each for a reason nobody needs to know. */
  skips: ReadonlySet<string>;
};

/**
 * Whom to offer a request to in its round, fewest open requests first, of those who have been idle
 * longest. Nobody is asked twice; what the resident wished holds in every round.
 */
export function findKeyPersons(request: CallbackRequest, about: People): KeyPerson[] {
  const { wish, round, offeredTo, prefers } = request;
  const found = about.people
    .filter(({ id }) => !offeredTo.includes(id))
    .filter((person) => mayTake(person, request, about) && isOnDuty(person, about.now))
    .filter((person) => loadOf(person, about) < person.most)
    .sort((a, b) => inTurn(a, b, about));
  switch (round) {
    case ROUND.same:
      return found.filter(({ id }) => id === prefers);
    case ROUND.first:
      return found.filter((one) => !one.elsewhere && covers(one, wish)).slice(0, FIRST_ROUND);
    case ROUND.town:
      return found.filter((one) => !one.elsewhere);
    default:
      return found;
  }
}

/** Whether somebody who was not asked could take it, now or later. */
export function isAnyoneLeft(request: CallbackRequest, about: People): boolean {
  return about.people.some(
    (person) => !request.offeredTo.includes(person.id) && mayTake(person, request, about),
  );
}

/** When the first of those who are off duty now comes on duty, if that is before `until`; else null. */
export function nextOnDuty(request: CallbackRequest, about: People, until: number): number | null {
  const free = about.people
    .filter(({ id }) => !request.offeredTo.includes(id))
    .filter((person) => mayTake(person, request, about) && loadOf(person, about) < person.most);
  const moments = free
    .map((person) => dutyAfter(person, about.now))
    .filter((at) => at !== null && at < until);
  return moments.length > 0 ? Math.min(...moments.filter((at) => at !== null)) : null;
}

/** When somebody who is off duty comes on duty, within a week. */
function dutyAfter(person: KeyPerson, now: number): number | null {
  for (let ahead = 0; ahead <= LOOK_DAYS; ahead++) {
    const at = momentAt(addDays(dayOf(now), ahead), person.hours?.from ?? 0);
    if (at > now && isOnDuty(person, at)) return at;
  }
  return null;
}

/** Whether somebody could do it at another hour: language, wish, not kept apart, not paused, not gone. */
export function mayTake(person: KeyPerson, request: CallbackRequest, { skips }: People): boolean {
  if (person.id === request.resident || skips.has(person.id)) return false;
  if (person.paused || person.gone) return false;
  return matches(person, request.wish);
}

/** What the resident wished. */
function matches(person: KeyPerson, wish: Wish): boolean {
  if (!person.languages.includes(spokenIn(wish))) return false;
  if (wish.caller !== null && wish.caller !== person.gender) return false;
  return !wish.outside || isOutside(person, wish);
}

/** From another town, or surely from another neighbourhood. */
function isOutside({ elsewhere, areas }: KeyPerson, { area }: Wish): boolean {
  return elsewhere || (area !== null && areas.length > 0 && !areas.includes(area));
}

/** Days, hours and holidays that a key person gave. */
export function isOnDuty({ days, hours, awayUntil }: KeyPerson, now: number): boolean {
  if (awayUntil !== null && dayOf(now) <= awayUntil) return false;
  if (days.length > 0 && !days.includes(weekdayOf(now))) return false;
  const minutes = minutesAt(now);
  return hours === null || (hours.from <= minutes && minutes < hours.to);
}

function covers({ areas }: KeyPerson, { area, outside }: Wish): boolean {
  return outside || area === null || areas.length === 0 || areas.includes(area);
}

/** Requests that somebody holds now. */
export function loadOf({ id }: KeyPerson, { active }: Pick<People, "active">): number {
  return active.filter(({ claimedBy }) => claimedBy === id).length;
}

function inTurn(a: KeyPerson, b: KeyPerson, about: People): number {
  return (
    loadOf(a, about) - loadOf(b, about) || a.lastClaimAt - b.lastClaimAt || a.id.localeCompare(b.id)
  );
}
