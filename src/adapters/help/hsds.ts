import type { HelpPoint } from "#core/directory/help-point.ts";
import type { Issue } from "#core/issue.ts";
import { oursOf } from "./attributes.ts";
import { dateOf, dayNumber } from "./day.ts";
import { type HsdsService, hsdsService, type ServiceAtLocation } from "./hsds-schema.ts";
import { type Known, suggestion } from "./known.ts";
import { languagesSpoken } from "./languages.ts";
import { type Origins, type Report, reportOn } from "./origin.ts";
import { checkPhones, phoneOf } from "./phone.ts";
import { type Times, timesOf } from "./schedule.ts";

/** What a document is held against. */
export type Checks = Known & {
  /** YYYY-MM-DD. */
  today: string;
};

type Path = readonly PropertyKey[];
type Reading = Checks & { report: Report };

const NO_PLACE: ServiceAtLocation = { phones: [], schedules: [], contacts: [] };
const YEAR = 365;
const DUTCH_POSTCODE = /^\s*([1-9]\d{3})\s?(?:[A-Z]{2})?\s*$/i;
const WALK_IN = /walk.?in|inloop|loop .*binnen|kom .*langs|zonder afspraak|geen afspraak|drop.?in/i;
const BY_APPOINTMENT = /afspraak|appointment|bel eerst|call first|aanmelden|referral|verwijzing/i;

/**
 * The help points of one HSDS service document, one for each of its locations, and everything that
 * is wrong with it. A document with a fault gives no points.
 */
export function helpPointsOf(
  document: unknown,
  slug: string,
  origins: Origins,
  checks: Checks,
): { points: HelpPoint[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const report = reportOn(document, origins, issues);
  const parsed = hsdsService.safeParse(document);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) report.fault(path, message);
    return { points: [], issues };
  }
  const service = parsed.data;
  if (service.status !== "active") {
    report.warning(["status"], `left out: it is ${service.status}`);
    return { points: [], issues };
  }
  const points = pointsOf(service, slug, { ...checks, report });
  return { points: issues.some(isFault) ? [] : points, issues };
}

/** Whether an issue keeps something from being used. */
export function isFault({ severity }: Issue): boolean {
  return severity === "fault";
}

function pointsOf(service: HsdsService, slug: string, reading: Reading): HelpPoint[] {
  const { report } = reading;
  const ours = oursOf(service.attributes, reading, report);
  checkFreshness(service, reading);
  const shared = {
    description: service.description?.trim() ?? "",
    kind: ours.kind,
    topics: ours.topics,
    audiences: ours.audiences,
    bring: bringOf(service, reading),
    ...some("organization", service.organization?.name),
    ...some("email", service.email ?? service.organization?.email),
    ...some("website", service.url ?? service.organization?.website),
    ...some("alert", service.alert),
    ...some("assuredOn", service.assured_date),
    ...some("source", ours.source),
  };
  const own = timesAt(service.schedules, ["schedules"], reading);
  checkPhones(service, [], report);
  const places = service.service_at_locations;
  return (places.length > 0 ? places : [NO_PLACE]).map((place, index) => ({
    id: index === 0 ? slug : `${slug}#${index + 1}`,
    name: places.length > 1 ? nameAt(service.name, place) : service.name,
    ...shared,
    ...placeOf(service, place, ["service_at_locations", index], own, reading),
  }));
}

/** What differs between the locations of one service. */
function placeOf(
  service: HsdsService,
  place: ServiceAtLocation,
  path: Path,
  own: Times,
  reading: Reading,
) {
  const { location } = place;
  const at = timesAt(place.schedules, [...path, "schedules"], reading);
  const there = timesAt(location?.schedules ?? [], [...path, "location", "schedules"], reading);
  const { schedules } = [at, there].find((times) => times.schedules.length > 0) ?? own;
  const address = location?.addresses.find((one) => one.address_type === "physical");
  const lines = address ?? location?.addresses[0];
  const postcode = DUTCH_POSTCODE.exec(lines?.postal_code ?? "")?.[1];
  if (lines?.postal_code !== undefined && postcode === undefined) {
    const at = location?.addresses.indexOf(lines) ?? 0;
    const place = [...path, "location", "addresses", at, "postal_code"];
    reading.report.warning(place, `"${lines.postal_code}" is no Dutch postcode: write "3562 AB"`);
  }
  const street = [lines?.address_1, lines?.address_2, lines?.city].filter(Boolean).join(", ");
  checkPhones(place, path, reading.report);
  checkPhones(location, [...path, "location"], reading.report);
  return {
    languages: languagesSpoken(service, place, path, reading),
    walkIn: isWalkIn(service.application_process, street !== "" && hasHours(schedules)),
    schedules,
    closedOn: [...own.closedOn, ...there.closedOn, ...at.closedOn],
    ...some("phone", phoneOf(service, place)),
    ...some("address", street === "" ? undefined : street),
    ...some("postcode", postcode),
    ...some("latitude", location?.latitude),
    ...some("longitude", location?.longitude),
  };
}

function nameAt(name: string, { location }: ServiceAtLocation): string {
  const place = location?.name;
  if (place === undefined || name.includes(place)) return name;
  return place.includes(name) ? place : `${name}, ${place}`;
}

function timesAt(entries: HsdsService["schedules"], path: Path, reading: Reading): Times {
  const all = entries.map((entry, index) =>
    timesOf(entry, [...path, index], reading.report, reading.today),
  );
  return {
    schedules: all.flatMap(({ schedules }) => schedules),
    closedOn: all.flatMap(({ closedOn }) => closedOn),
  };
}

function hasHours(schedules: Times["schedules"]): boolean {
  return schedules.some(({ opensAt }) => opensAt !== undefined);
}

/** By what the service says of getting in; where it says nothing, by having hours at an address. */
function isWalkIn(process: string | undefined, hasOpenDoor: boolean): boolean {
  if (process !== undefined && WALK_IN.test(process)) return true;
  return hasOpenDoor && !BY_APPOINTMENT.test(process ?? "");
}

function bringOf({ required_documents }: HsdsService, { bring, report }: Reading): string[] {
  return required_documents.flatMap(({ document }, index) => {
    if (document !== undefined && bring?.has(document) !== false) return document;
    const like = suggestion(document ?? "", bring ?? []);
    const message = `"${document ?? ""}" is no bring keyword: write one of bring.json${like}`;
    report.fault(["required_documents", index, "document"], message);
    return [];
  });
}

function checkFreshness({ assured_date: assured }: HsdsService, reading: Reading): void {
  const { report, today } = reading;
  const path = ["assured_date"];
  if (assured === undefined) {
    report.warning(path, "nobody made sure of it: write the day somebody did, YYYY-MM-DD");
  } else if (assured < dateOf(dayNumber(today) - YEAR)) {
    report.warning(path, `not assured since ${assured}: ask again, and write the day`);
  } else if (assured > dateOf(dayNumber(today) + 1)) {
    report.warning(path, `${assured} is still to come: write the day somebody made sure`);
  }
}

function some<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V };
function some(key: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [key]: value };
}
