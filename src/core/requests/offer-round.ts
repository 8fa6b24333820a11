import {
  findKeyPersons,
  isAnyoneLeft,
  nextOnDuty,
  type People,
  ROUND,
} from "./find-key-persons.ts";
import { addWorking, isWorking, nextWorking } from "./hours.ts";
import { promiseOf } from "./promise.ts";
import type { CallbackRequest } from "./request.ts";
import type { CallbackSettings } from "./settings.ts";

/** An open request ends by itself after this. */
export const EXPIRY_MS = 7 * 86_400_000;

type About = People & { settings: CallbackSettings };

/**
 * Offers a request in its round. A round that finds nobody passes on at once in working hours, and
 * whenever there is nobody at all who could; else at night it waits for the morning, so that no
 * coordinator hears "nobody" too early. Nor does it pass on while somebody comes on duty in time for
 * what was wished.
 */
export function startRound(request: CallbackRequest, about: About): CallbackRequest {
  const { settings, now } = about;
  if (now >= expiryOf(request)) return due(request, now);
  const asked = findKeyPersons(request, about).map(({ id }) => id);
  if (asked.length > 0) {
    const minutes = minutesOf(request.round, settings);
    return due(
      { ...request, offeredTo: [...request.offeredTo, ...asked] },
      addWorking(settings.hours, now, minutes),
    );
  }
  // Somebody may come on duty: while the coordinators look too, this looks again every round.
  if (request.round >= ROUND.coordinators) {
    return due(request, addWorking(settings.hours, now, minutesOf(request.round, settings)));
  }
  const until = promiseOf(request.wish, now, settings);
  const onDuty = request.offeredTo.length > 0 ? null : nextOnDuty(request, about, until);
  const isHopeless = !isAnyoneLeft(request, about);
  if (onDuty === null && (isHopeless || isWorking(settings.hours, now))) {
    return startRound({ ...request, round: request.round + 1 }, about);
  }
  return due({ ...request, round: request.round - 1 }, onDuty ?? nextWorking(settings.hours, now));
}

function minutesOf(round: number, { roundMinutes }: CallbackSettings): number {
  if (round <= ROUND.first) return roundMinutes.first;
  return round === ROUND.town ? roundMinutes.town : roundMinutes.elsewhere;
}

/** When an open request ends, whatever happens on the way. */
export function expiryOf({ reopenedAt, openedAt }: CallbackRequest): number {
  return (reopenedAt ?? openedAt) + EXPIRY_MS;
}

function due(request: CallbackRequest, at: number): CallbackRequest {
  return { ...request, dueAt: Math.min(at, expiryOf(request)) };
}
