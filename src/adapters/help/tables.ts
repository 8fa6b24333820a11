import type { Issue } from "#core/issue.ts";
import type { Origins } from "./origin.ts";

export type Row = Record<string, unknown>;
/** Rows by the name of their table, as in HSDS: `services`, `locations` … */
export type Tables = ReadonlyMap<string, readonly Row[]>;

/** Rows of `table` hang below rows of `below`, whose id they name in `by`, in the list `as`. */
type Many = { table: string; below: string; by: string; as?: string };
/** Rows of `table` name in `by` the one row of `of` that they hold as `as`. */
type One = { table: string; by: string; of: string; as: string };

const BELOW_SERVICE = [
  "service_at_locations",
  "languages",
  "phones",
  "contacts",
  "schedules",
  "service_areas",
  "required_documents",
  "cost_options",
];
const BELOW_LOCATION = [
  "addresses",
  "languages",
  "phones",
  "contacts",
  "schedules",
  "accessibility",
];
const MANY: readonly Many[] = [
  { table: "languages", below: "phones", by: "phone_id" },
  { table: "phones", below: "contacts", by: "contact_id" },
  ...BELOW_LOCATION.map((table) => ({ table, below: "locations", by: "location_id" })),
  ...["phones", "contacts", "schedules"].map((table) => ({
    table,
    below: "service_at_locations",
    by: "service_at_location_id",
  })),
  ...BELOW_SERVICE.map((table) => ({ table, below: "services", by: "service_id" })),
  { table: "attributes", below: "services", by: "link_id" },
];
const ONE: readonly One[] = [
  { table: "attributes", by: "taxonomy_term_id", of: "taxonomy_terms", as: "taxonomy_term" },
  { table: "service_at_locations", by: "location_id", of: "locations", as: "location" },
  { table: "services", by: "organization_id", of: "organizations", as: "organization" },
];

/** The name of a table from a key or a file: `service_at_location.csv` is one of the plural. */
export function tableName(key: string): string {
  const name = key.replace(/\.csv$/i, "").toLowerCase();
  return name === "service_at_location" ? "service_at_locations" : name;
}

/**
 * Puts the rows of tabular HSDS together into service documents. Rows that belong to nothing are
 * told of: mostly an id that was mistyped.
 */
export function servicesFrom(
  tables: Tables,
  origins: Origins,
): { services: Row[]; issues: Issue[] } {
  for (const link of ONE) holdOne(tables, link);
  const housed = new Set(MANY.flatMap((link) => hangBelow(tables, link)));
  const rows = new Set(MANY.flatMap(({ table }) => tables.get(table) ?? []));
  return {
    services: [...(tables.get("services") ?? [])],
    issues: [...rows.difference(housed)].map((row) => leftOut(row, origins)),
  };
}

function holdOne(tables: Tables, { table, by, of, as }: One): void {
  const targets = byId(tables.get(of));
  for (const row of tables.get(table) ?? []) {
    const target = targets.get(row[by]);
    if (target) row[as] = target;
  }
}

/** The rows that found their parent. */
function hangBelow(tables: Tables, { table, below, by, as = table }: Many): Row[] {
  const parents = byId(tables.get(below));
  return (tables.get(table) ?? []).filter((row) => {
    const parent = parents.get(row[by]);
    if (!parent) return false;
    const list = parent[as];
    if (Array.isArray(list)) list.push(row);
    else parent[as] = [row];
    return true;
  });
}

function byId(rows: readonly Row[] | undefined): Map<unknown, Row> {
  return new Map(
    (rows ?? []).filter((row) => row["id"] !== undefined).map((row) => [row["id"], row]),
  );
}

function leftOut(row: Row, origins: Origins): Issue {
  const origin = origins.get(row);
  return {
    file: origin?.file ?? "",
    line: origin?.line ?? null,
    key: "id",
    message: "left out: it belongs to nothing here; write the id of its service or location",
    severity: "warning",
  };
}
