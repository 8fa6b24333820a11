import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CsvError, parse } from "csv-parse/sync";
import type { Issue } from "#core/issue.ts";
import type { Origins } from "./origin.ts";
import { type Row, tableName } from "./tables.ts";

/** Columns that HSDS has as numbers. */
const NUMBERS: ReadonlySet<unknown> = new Set([
  "latitude",
  "longitude",
  "interval",
  "count",
  "timezone",
  "extension",
  "amount",
  "minimum_age",
  "maximum_age",
]);

/** Reads every `.csv` of a data package's folder: the first line of each names the columns. */
export function readCsvFolder(
  folder: string,
  origins: Origins,
): { tables: Map<string, Row[]>; issues: Issue[] } {
  const tables = new Map<string, Row[]>();
  const issues: Issue[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!/\.csv$/i.test(name)) continue;
    const file = join(folder, name);
    const rows = readCsv(readFileSync(file, "utf8"), file, origins, issues);
    tables.set(tableName(name), rows);
  }
  return { tables, issues };
}

function readCsv(text: string, file: string, origins: Origins, issues: Issue[]): Row[] {
  try {
    const records: { record: Row; info: { lines: number } }[] = parse(text, {
      bom: true,
      cast: (text, { column }) => (NUMBERS.has(column) ? numberOr(text) : text),
      columns: true,
      info: true,
      skip_empty_lines: true,
    });
    for (const { record, info } of records) {
      origins.set(record, { file, line: info.lines, keys: new Map(), isRow: true });
    }
    return records.map(({ record }) => record);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : null;
    const message = `write one line for each row with as many commas as the first (${error.message})`;
    issues.push({ file, line, key: "", message, severity: "fault" });
    return [];
  }
}

/** What is no number stays as it is: the check names it. */
function numberOr(text: string): string | number {
  const value = Number(text);
  return text.trim() === "" || Number.isNaN(value) ? text : value;
}
