import { findKeyPersons, type People, ROUND } from "./find-key-persons.ts";
import { addWorking, isWorking, nextWorking } from "./hours.ts";
import type { CallbackRequest } from "./request.ts";
import type { CallbackSettings } from "./settings.ts";

/** An open request ends by itself after this. */
export const EXPIRY_MS = 7 * 86_400_000;

type About = People & { settings: CallbackSettings };

/**
 * Offers a request in its round. A round that finds nobody passes on at once in working hours; at
 * night it waits for the morning, so that nobody is woken and no coordinator hears "nobody" too early.
 */
export function startRound(request: CallbackRequest, about: About): CallbackRequest {
  const { settings, now } = about;
  if (now >= expiryOf(request)) return due(request, now);
  if (request.round >= ROUND.coordinators) return waitForEnd(request);
  const asked = findKeyPersons(request, about).map(({ id }) => id);
  if (asked.length > 0) {
    const minutes = minutesOf(request.round, settings);
    return due(
      { ...request, offeredTo: [...request.offeredTo, ...asked] },
      addWorking(settings.hours, now, minutes),
    );
  }
  if (isWorking(settings.hours, now)) {
    return startRound({ ...request, round: request.round + 1 }, about);
  }
  return due({ ...request, round: request.round - 1 }, nextWorking(settings.hours, now));
}

function minutesOf(round: number, { roundMinutes }: CallbackSettings): number {
  if (round === ROUND.town) return roundMinutes.town;
  return round === ROUND.elsewhere ? roundMinutes.elsewhere : roundMinutes.first;
}

/** When an open request ends, whatever happens on the way. */
export function expiryOf({ reopenedAt, openedAt }: CallbackRequest): number {
  return (reopenedAt ?? openedAt) + EXPIRY_MS;
}

function due(request: CallbackRequest, at: number): CallbackRequest {
  return { ...request, dueAt: Math.min(at, expiryOf(request)) };
}

function waitForEnd(request: CallbackRequest): CallbackRequest {
  return { ...request, round: ROUND.coordinators, dueAt: expiryOf(request) };
}
