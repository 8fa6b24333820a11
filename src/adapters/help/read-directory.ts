import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Directory, HelpPoint } from "#core/directory/help-point.ts";
import type { Issue } from "#core/issue.ts";
import { dateOf, localDay } from "./day.ts";
import { dropEmpty } from "./drop-empty.ts";
import { type Checks, helpPointsOf } from "./hsds.ts";
import { readJson } from "./json-source.ts";
import { locate, type Origins, reportOn } from "./origin.ts";
import { type TownFile, townFile } from "./town.ts";

const NATIONAL = "nl";
const TOWN_FILE = "town.json";

/** One file read: its value, with where everything in it stands. */
type Source = { path: string; value: unknown; origins: Origins };

/**
 * Reads `help/nl` and `help/<town>`. A help point with a fault is left out and told of in the
 * issues; without a readable town.json there is no directory. Kinds of ids that `checks` does not
 * give are not checked.
 */
export function readDirectory(
  helpFolder: string,
  town: string,
  checks: Partial<Checks> = {},
): { directory: Directory | null; issues: Issue[] } {
  const issues: Issue[] = [];
  const held: Checks = { ...checks, today: checks.today ?? dateOf(localDay(Date.now())) };
  const ids = new Map<unknown, string>();
  const national = pointsIn(join(helpFolder, NATIONAL), held, ids, issues);
  const points = pointsIn(join(helpFolder, town), held, ids, issues);
  const described = readTown(join(helpFolder, town, TOWN_FILE), issues);
  if (!described) return { directory: null, issues };
  const { file, source } = described;
  checkRoles(file, source, points, issues);
  const { holidays, province: _, ...kept } = file;
  const directory = { town: kept, points: closeOn(points, holidays), national };
  return { directory, issues };
}

function pointsIn(
  folder: string,
  checks: Checks,
  ids: Map<unknown, string>,
  issues: Issue[],
): HelpPoint[] {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files
    .filter((name) => name.endsWith(".json") && name !== TOWN_FILE)
    .flatMap((name) => {
      const source = read(join(folder, name), issues);
      if (!source) return [];
      const slug = name.slice(0, -".json".length);
      const found = helpPointsOf(source.value, slug, source.origins, checks);
      issues.push(...found.issues);
      return isOnlyOne(source, ids, issues) ? found.points : [];
    });
}

function isOnlyOne({ path, value, origins }: Source, ids: Map<unknown, string>, issues: Issue[]) {
  const id = typeof value === "object" && value !== null ? Reflect.get(value, "id") : undefined;
  const other = ids.get(id);
  if (id === undefined || other === undefined) {
    ids.set(id, path);
    return true;
  }
  const message = `the same id as ${other}: write another UUID`;
  issues.push({ ...locate(origins, value, ["id"]), message, severity: "fault" });
  return false;
}

function readTown(path: string, issues: Issue[]): { file: TownFile; source: Source } | null {
  if (!existsSync(path)) {
    const message = "no such file: write id, name, invented, province, areas and roles of the town";
    issues.push({ file: path, line: null, key: "", message, severity: "fault" });
    return null;
  }
  const source = read(path, issues);
  if (!source) return null;
  const parsed = townFile.safeParse(source.value);
  if (parsed.success) return { file: parsed.data, source };
  const report = reportOn(source.value, source.origins, issues);
  for (const { path: place, message } of parsed.error.issues) report.fault(place, message);
  return null;
}

function checkRoles(file: TownFile, source: Source, points: HelpPoint[], issues: Issue[]): void {
  const report = reportOn(source.value, source.origins, issues);
  for (const [role, id] of Object.entries(file.roles)) {
    if (points.some((point) => point.id === id)) continue;
    report.fault(
      ["roles", role],
      `no help point "${id}": write the name of a file beside this one`,
    );
  }
}

function closeOn(points: HelpPoint[], holidays: readonly string[]): HelpPoint[] {
  return points.map((point) =>
    point.kind === "formal" ? { ...point, closedOn: [...point.closedOn, ...holidays] } : point,
  );
}

function read(path: string, issues: Issue[]): Source | null {
  const origins: Origins = new WeakMap();
  const { value, issue } = readJson(readFileSync(path, "utf8"), path, origins);
  if (issue) issues.push(issue);
  dropEmpty(value);
  return issue ? null : { path, value, origins };
}
