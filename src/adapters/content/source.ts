import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, type Node, parse, parseDocument } from "yaml";
import type { Issue } from "#core/issue.ts";

/** The way to a value in a file: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** A content file that was read: YAML, or JSON, which is YAML too. */
export type Source = {
  /** Path from the content's root, as editors see it. */
  file: string;
  value: unknown;
  /** The line on which a value stands, counted from 1; of its nearest parent when it is not there. */
  lineOf(path: Path): number;
};

/** Reads a YAML or JSON file; one that is neither gives issues and no source. */
export function readSource(root: string, file: string): { source: Source | null; issues: Issue[] } {
  const text = readFileSync(join(root, file), "utf8");
  try {
    const value: unknown = file.endsWith(".json") ? JSON.parse(text) : parse(text);
    return { source: { file, value, lineOf: lineFinder(text) }, issues: [] };
  } catch {
    return { source: null, issues: syntaxIssues(text, file) };
  }
}

/** Where a value stands, found only when somebody asks. */
function lineFinder(text: string): (path: Path) => number {
  let known: { lines: LineCounter; top: Node | null } | undefined;
  return (path) => {
    known ??= locate(text);
    return known.lines.linePos(positionOf(known.top, path)).line;
  };
}

function locate(text: string): { lines: LineCounter; top: Node | null } {
  const lines = new LineCounter();
  return { lines, top: parseDocument(text, { lineCounter: lines }).contents };
}

function positionOf(top: Node | null, path: Path): number {
  let at: Place = { node: top, start: top?.range?.[0] ?? 0 };
  for (const key of path) {
    const next = placeIn(at.node, `${key}`);
    if (!next) break;
    at = { node: next.node, start: next.start ?? at.start };
  }
  return at.start;
}

type Place = { node: Node | null; start: number };

function placeIn(node: Node | null, key: string): { node: Node | null; start?: number } | null {
  if (isMap(node)) {
    const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
    return pair ? placed(pair.value as Node | null, pair.key as Node) : null;
  }
  const item = isSeq(node) ? (node.items[Number(key)] as Node | undefined) : undefined;
  return item ? placed(item, item) : null;
}

function placed(node: Node | null, start: Node): { node: Node | null; start?: number } {
  return start.range ? { node, start: start.range[0] } : { node };
}

function syntaxIssues(text: string, file: string): Issue[] {
  const { errors } = parseDocument(text, { lineCounter: new LineCounter() });
  const kind = file.endsWith(".json") ? "JSON" : "YAML";
  const found: Issue[] = errors.map((error) => ({
    file,
    line: error.linePos?.[0].line ?? null,
    key: "",
    message: `this is no ${kind}: ${error.message.split("\n")[0]}`,
    severity: "fault",
  }));
  if (found.length > 0) return found;
  const message = `this is no ${kind}: look for a missing quote, comma or bracket`;
  return [{ file, line: null, key: "", message, severity: "fault" }];
}
