import { weekdayOf } from "#core/text/format.ts";
import type { CallbackRequest, KeyPerson, Wish } from "./request.ts";

/** How many are asked in the first round, so that nobody's phone rings for nothing. */
export const FIRST_ROUND = 3;

/**
 * Whom to offer a request to now, fewest open requests first. Round 1: the first few who also
 * cover the neighbourhood; round 2: everybody else who fits, from anywhere.
 */
export function findKeyPersons(
  request: CallbackRequest,
  people: readonly KeyPerson[],
  active: readonly CallbackRequest[],
  now: number,
): KeyPerson[] {
  const asked = new Set(request.offeredTo);
  const load = (person: KeyPerson) => active.filter((one) => one.claimedBy === person.id).length;
  const fitting = people
    .filter((person) => person.id !== request.resident && !asked.has(person.id))
    .filter((person) => fits(person, request.wish, now))
    .sort((a, b) => load(a) - load(b) || a.id.localeCompare(b.id));
  if (request.round > 1) return fitting;
  return fitting.filter((person) => covers(person, request.wish)).slice(0, FIRST_ROUND);
}

/** Language, woman or man, and on duty: these hold in every round. */
function fits(person: KeyPerson, wish: Wish, now: number): boolean {
  const onDuty = person.days.length === 0 || person.days.includes(weekdayOf(now));
  const matches = wish.caller === null || wish.caller === person.gender;
  return onDuty && matches && person.languages.includes(wish.locale);
}

function covers(person: KeyPerson, { area }: Wish): boolean {
  return area === null || person.areas.length === 0 || person.areas.includes(area);
}
