import { createHash } from "node:crypto";
import { dropEmpty } from "./drop-empty.ts";
import type { Checks } from "./hsds.ts";
import { languageOf } from "./known.ts";
import { localTime } from "./local-time.ts";
import { mendEmail, mendSite, shortened } from "./mend-reach.ts";
import type { Report } from "./origin.ts";
import type { Row } from "./tables.ts";

type Path = readonly PropertyKey[];
type Mending = Checks & { report: Report };
/** A list somewhere in a document. */
type List = { holder: Row; key: string; items: readonly unknown[]; path: Path };

/** How feeds say in words what we name by a bring keyword. */
const BRING_WORDS: readonly [RegExp, string][] = [
  [/paspoort|passport|identi|verblijf|\bid\b/i, "id"],
  [/digid/i, "digid"],
  [/bankafschrift|bank statement/i, "bank-statement"],
  [/loonstrook|loonspecificatie|payslip|pay slip/i, "payslip"],
  [/huurcontract|rental contract|lease/i, "rental-contract"],
  [/brief|letter/i, "letter"],
];

/**
 * Makes a service document of somebody else fit ours, in place: leaves out what cannot be used and
 * says so, writes times as Dutch wall-clock time, and adds a kind where there is none.
 */
export function mend(service: Row, mending: Mending): void {
  dropEmpty(service);
  keepOwnWords(service["organization"]);
  mendKind(service, mending);
  for (const list of listsIn(service, [])) {
    if (list.key === "languages") mendLanguages(list, mending);
    if (list.key === "required_documents") mendDocuments(list, mending);
    if (list.key === "phones") mendPhones(list);
    if (list.key === "schedules") mendTimes(list, mending);
    if (list.key === "service_at_locations") mendPlaces(list, mending);
  }
  mendSite(service, "url", [], mending.report);
  mendEmail(service, [], mending.report);
  const organization = service["organization"];
  if (!isRow(organization)) return;
  mendSite(organization, "website", ["organization"], mending.report);
  mendEmail(organization, ["organization"], mending.report);
}

/** Of an organisation only its own words: its other services, places and money stay behind. */
function keepOwnWords(organization: unknown): void {
  if (!isRow(organization)) return;
  for (const [key, value] of Object.entries(organization)) {
    if (typeof value === "object") Reflect.deleteProperty(organization, key);
  }
}

/** The same for the same input: importing twice changes nothing. */
function idFrom(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function mendKind(service: Row, { report }: Mending): void {
  const attributes = Array.isArray(service["attributes"]) ? service["attributes"] : [];
  if (attributes.some((one) => isRow(one) && one["link_type"] === "kind")) return;
  report.warning(["attributes"], 'no "kind": taken as formal; write "informal" where it is');
  const link_id = service["id"];
  const kind = { link_id, link_entity: "service", link_type: "kind", value: "formal" };
  service["attributes"] = [...attributes, { id: idFrom(`${link_id}/kind`), ...kind }];
}

function mendLanguages(list: List, mending: Mending): void {
  keep(list, (language, path) => {
    const code = language["code"];
    if (typeof code === "string" && languageOf(code, mending) !== null) return true;
    const said = String(code ?? language["name"] ?? "");
    mending.report.warning(
      [...path, "code"],
      `left out: "${said}" is no ISO 639 code of a language`,
    );
    return false;
  });
}

function mendDocuments(list: List, { bring, report }: Mending): void {
  keep(list, (entry, path) => {
    const said = String(entry["document"] ?? "");
    if (bring?.has(said) !== false) return true;
    const keyword = BRING_WORDS.find(([pattern]) => pattern.test(said))?.[1];
    const place = [...path, "document"];
    if (keyword === undefined || !bring.has(keyword)) {
      report.warning(place, `left out: "${shortened(said)}" is no bring keyword`);
      return false;
    }
    entry["document"] = keyword;
    report.warning(place, `"${shortened(said)}" is taken as "${keyword}"`);
    return true;
  });
}

function mendPhones({ items }: List): void {
  for (const phone of items) {
    if (!isRow(phone)) continue;
    const number = String(phone["number"] ?? "").replace(/^["'\s]+|["'\s]+$/g, "");
    if (number !== "") phone["number"] = number;
  }
}

function mendTimes({ items, path }: List, mending: Mending): void {
  for (const [index, entry] of items.entries()) {
    if (!isRow(entry)) continue;
    const read = ["opens_at", "closes_at"].map((key) =>
      mendTime(entry, key, [...path, index, key], mending),
    );
    if (read.every(Boolean)) Reflect.deleteProperty(entry, "timezone");
  }
}

/** False when it is no time of that day; the check then says so. */
function mendTime(entry: Row, key: string, path: Path, { report, today }: Mending): boolean {
  const written = entry[key];
  if (typeof written !== "string") return true;
  const on = entry["valid_from"] ?? entry["dtstart"];
  const timezone = Number(entry["timezone"] ?? Number.NaN);
  const found = localTime(written, {
    today,
    ...(typeof on === "string" && isDate(on) ? { on: on.slice(0, 10) } : {}),
    ...(Number.isFinite(timezone) ? { timezone } : {}),
  });
  if (found === null || (key === "opens_at" && found.days !== 0)) return false;
  entry[key] = found.time;
  if (found.converted) report.warning(path, `${written} is taken as ${found.time} in Dutch time`);
  return true;
}

function mendPlaces({ items, path }: List, { report }: Mending): void {
  for (const [index, place] of items.entries()) {
    const location = isRow(place) ? place["location"] : undefined;
    if (!isRow(location)) continue;
    const { latitude, longitude } = location;
    if (latitude === undefined && longitude === undefined) continue;
    if (isWithin(latitude, 90) && isWithin(longitude, 180)) continue;
    Reflect.deleteProperty(location, "latitude");
    Reflect.deleteProperty(location, "longitude");
    const message = `left out: ${latitude}, ${longitude} is no place on earth`;
    report.warning([...path, index, "location", "latitude"], message);
  }
}

/** Every list below a value, the innermost first. */
function listsIn(value: unknown, path: Path): List[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listsIn(item, [...path, index]));
  if (!isRow(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const at = [...path, key];
    const inner = listsIn(child, at);
    return Array.isArray(child)
      ? [...inner, { holder: value, key, items: child, path: at }]
      : inner;
  });
}

function keep({ holder, key, items, path }: List, isKept: (row: Row, path: Path) => boolean) {
  const kept = items.filter((item, index) => !isRow(item) || isKept(item, [...path, index]));
  if (kept.length === items.length) return;
  if (kept.length > 0) holder[key] = kept;
  else Reflect.deleteProperty(holder, key);
}

function isWithin(degrees: unknown, most: number): boolean {
  return degrees !== undefined && Math.abs(Number(degrees)) <= most;
}

function isDate(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])/.test(text);
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
