import type { HelpPoint, Schedule } from "#core/directory/help-point.ts";

/** A help point with everything left out that a test does not speak of. */
export function helpPoint(given: Partial<HelpPoint> = {}): HelpPoint {
  return {
    id: "papiercafe",
    name: "Papiercafé",
    description: "",
    kind: "informal",
    topics: [],
    audiences: [],
    languages: [],
    bring: [],
    walkIn: true,
    schedules: [],
    closedOn: [],
    ...given,
  };
}

/** Weekly hours: `weekly("MO,TU", "09:00", "17:00")`. */
export function weekly(byday: string, opensAt: string, closesAt: string): Schedule {
  return { freq: "WEEKLY", byday, opensAt, closesAt };
}

/** A moment by the Dutch clock; in the hour that comes twice, the first. */
export function at(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/Amsterdam").epochMilliseconds;
}

/** The Dutch clock at a moment, with its offset: `2026-03-29T03:00+02:00`. */
export function clockAt(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO("Europe/Amsterdam")
    .toString({ smallestUnit: "minute", timeZoneName: "never" });
}

/** The smallest HSDS service that has no fault, with what a test gives. */
export function service(given: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "0b1f6a52-4f0e-4a51-9c57-0d6f5d1f2a01",
    name: "Papiercafé",
    status: "active",
    assured_date: "2026-11-01",
    attributes: [{ link_type: "kind", value: "informal" }],
    ...given,
  };
}
