import type { Issue } from "#core/issue.ts";
import type { Origins } from "./origin.ts";
import { type Row, servicesFrom, tableName } from "./tables.ts";

/** Keys of other HSDS objects, which have an id and a name too. */
const OTHER_KEYS = ["taxonomy", "taxonomy_detail", "term_uri", "location_type", "website", "code"];

/**
 * The service documents in an HSDS file of any shape: a service, a list or a page of services, a
 * service at a location, an organisation with its services, or tables.
 */
export function servicesIn(
  value: unknown,
  file: string,
  origins: Origins,
): { services: Row[]; issues: Issue[] } {
  if (Array.isArray(value)) {
    const all = value.map((item) => servicesIn(item, file, origins));
    return {
      services: all.flatMap(({ services }) => services),
      issues: all.flatMap(({ issues }) => issues),
    };
  }
  if (!isRow(value)) return none(value, file, origins);
  if (Array.isArray(value["contents"])) return pageOf(value, file, origins);
  if (isRow(value["service"])) return { services: [fromLocation(value)], issues: [] };
  if (isTables(value)) return fromTables(value, origins);
  if (Array.isArray(value["services"])) {
    return { services: fromOrganization(value, value["services"]), issues: [] };
  }
  return isService(value) ? { services: [value], issues: [] } : none(value, file, origins);
}

function pageOf(page: Row, file: string, origins: Origins) {
  const found = servicesIn(page["contents"], file, origins);
  const { page_number: number, total_pages: total } = page;
  if (typeof total !== "number" || total <= 1) return found;
  const message = `page ${number ?? 1} of ${total}: the services of other pages are not in it`;
  const issue: Issue = { file, line: 1, key: "total_pages", message, severity: "warning" };
  return { ...found, issues: [...found.issues, issue] };
}

function fromLocation(place: Row): Row {
  const { service } = place;
  Reflect.deleteProperty(place, "service");
  return Object.assign(isRow(service) ? service : {}, { service_at_locations: [place] });
}

function fromOrganization({ services: _, ...own }: Row, services: readonly unknown[]): Row[] {
  return services.filter(isRow).map((service) => {
    service["organization"] ??= { ...own };
    return service;
  });
}

/** Tabular JSON: every key a table, every value its rows. */
function isTables(value: Row): boolean {
  const keys = Object.keys(value);
  return keys.some((key) => tableName(key) === "services") && Object.values(value).every(isList);
}

function fromTables(value: Row, origins: Origins) {
  const tables = new Map<string, Row[]>();
  for (const [key, rows] of Object.entries(value)) {
    const own = (isList(rows) ? rows : []).filter(isRow);
    for (const row of own) {
      const origin = origins.get(row);
      if (origin) origins.set(row, { ...origin, isRow: true });
    }
    tables.set(tableName(key), own);
  }
  return servicesFrom(tables, origins);
}

function isService(value: Row): boolean {
  if ("status" in value || "service_at_locations" in value) return true;
  return "id" in value && "name" in value && !OTHER_KEYS.some((key) => key in value);
}

function none(value: unknown, file: string, origins: Origins) {
  const line = isRow(value) ? (origins.get(value)?.line ?? 1) : 1;
  const message =
    "no HSDS service: give a service, a list of services, an organisation with services, or tables";
  const issue: Issue = { file, line, key: "", message, severity: "fault" };
  return { services: [], issues: [issue] };
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
