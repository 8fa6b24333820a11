import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Issue } from "#core/issue.ts";
import { normalise } from "#core/text/normalise.ts";
import { type Checks, helpPointsOf, isFault } from "./hsds.ts";
import { readImport } from "./import-source.ts";
import { mend } from "./mend.ts";
import { locate, type Origins, reportOn } from "./origin.ts";
import type { Row } from "./tables.ts";

/** A service that was taken over, and the file it is in. */
type Taken = {
  name: string;
  file: string;
  state: "new" | "changed" | "same";
  /** Help points it gives. */
  points: number;
};
type LeftOut = { name: string; why: string };
export type Imported = { taken: Taken[]; leftOut: LeftOut[]; issues: Issue[] };

export type ImportOptions = Checks & {
  /** A file, a folder or a site. */
  address: string;
  /** Where the files go, such as `help/voorbeeldstad`. */
  folder: string;
  /** Write over a file that holds another service. */
  replace: boolean;
};

/** What already stands in the folder. */
type Shelf = { folder: string; byFile: Map<string, Row>; byId: Map<unknown, string> };
type Plan = { name: string; file: string; text: string; points: number };

/** Longer names make unwieldy files; they are cut at a word. */
const SLUG_LENGTH = 50;
const OUR_ATTRIBUTES: readonly unknown[] = ["kind", "for", "source"];

/**
 * Takes HSDS services over into a folder, one file each, under the name the service already has
 * there or one made of its title. With a single fault nothing is written.
 */
export async function importHelpPoints(options: ImportOptions): Promise<Imported> {
  const origins: Origins = new WeakMap();
  const { services, issues } = await readImport(options.address, origins);
  const shelf = shelfOf(options.folder);
  const leftOut: LeftOut[] = [];
  const plans: Plan[] = [];
  const seen = new Set<unknown>();
  for (const service of services) {
    const name = String(service["name"] ?? service["id"] ?? "?");
    const why = reasonAgainst(service, seen);
    if (why === null)
      plans.push(...planFor(service, name, { shelf, plans, origins, issues, options }));
    else leftOut.push({ name, why });
  }
  const unique = withoutRepeats(issues);
  if (unique.some(isFault)) return { taken: [], leftOut, issues: unique };
  return { taken: plans.map((plan) => write(plan, shelf)), leftOut, issues: unique };
}

function reasonAgainst(service: Row, seen: Set<unknown>): string | null {
  const { id, status } = service;
  if (id !== undefined && seen.has(id)) return "it is in the source twice";
  seen.add(id);
  const isAway = status === "inactive" || status === "defunct" || status === "temporarily closed";
  return isAway ? `it is ${status}` : null;
}

type Planning = {
  shelf: Shelf;
  plans: readonly Plan[];
  origins: Origins;
  issues: Issue[];
  options: ImportOptions;
};

function planFor(service: Row, name: string, planning: Planning): Plan[] {
  const { shelf, origins, issues, options } = planning;
  const report = reportOn(service, origins, issues);
  const before = shelf.byFile.get(shelf.byId.get(service["id"]) ?? "");
  if (before) keepOurs(service, before);
  mend(service, { ...options, report });
  const file = fileFor(service, name, planning);
  if (file === null) return [];
  const checked = helpPointsOf(service, file.replace(/\.json$/, ""), origins, options);
  issues.push(...checked.issues);
  const text = `${JSON.stringify(service, null, 2)}\n`;
  return [{ name, file, text, points: checked.points.length }];
}

/** What an editor said of a service here outlasts a feed that knows nothing of it. */
function keepOurs(service: Row, before: Row): void {
  const given = listOf(service["attributes"]);
  const ours = listOf(before["attributes"]).filter((one) =>
    OUR_ATTRIBUTES.includes(one["link_type"]),
  );
  const missing = ours.filter(
    ({ link_type }) => !given.some((one) => one["link_type"] === link_type),
  );
  service["attributes"] = [...given, ...missing];
}

/** The file a service goes to; null, with a fault, when another service has it. */
function fileFor(service: Row, name: string, { shelf, plans, origins, issues, options }: Planning) {
  const own = shelf.byId.get(service["id"]);
  if (own !== undefined) return own;
  const slug = slugOf(name) || `service-${String(service["id"]).slice(0, 8)}`;
  const isPlanned = (file: string) => plans.some((plan) => plan.file === file);
  let file = `${slug}.json`;
  for (let count = 2; isPlanned(file) || file === "town.json"; count++)
    file = `${slug}-${count}.json`;
  const other = shelf.byFile.get(file);
  if (other === undefined || options.replace) return file;
  const message = `${file} is another service (${other["id"]}): rename one, or add --replace`;
  issues.push({ ...locate(origins, service, ["name"]), message, severity: "fault" });
  return null;
}

function slugOf(name: string): string {
  const slug = normalise(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return slug.length <= SLUG_LENGTH ? slug : slug.slice(0, SLUG_LENGTH).replace(/-[^-]*$/, "");
}

function shelfOf(folder: string): Shelf {
  const shelf: Shelf = { folder, byFile: new Map(), byId: new Map() };
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    if (!file.endsWith(".json") || file === "town.json") continue;
    const document = rowIn(readFileSync(join(folder, file), "utf8"));
    shelf.byFile.set(file, document);
    if (document["id"] !== undefined) shelf.byId.set(document["id"], file);
  }
  return shelf;
}

function rowIn(text: string): Row {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function write({ name, file, text, points }: Plan, { folder, byFile }: Shelf): Taken {
  const path = join(folder, file);
  const before = byFile.get(file);
  const isSame =
    before !== undefined && JSON.stringify(before) === JSON.stringify(JSON.parse(text));
  if (!isSame) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  return { name, file: path, state: isSame ? "same" : before ? "changed" : "new", points };
}

/** One row of a table may stand at several places of a document. */
function withoutRepeats(issues: readonly Issue[]): Issue[] {
  const seen = new Map(issues.map((issue) => [JSON.stringify(issue), issue]));
  return [...seen.values()];
}

function listOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];
}
