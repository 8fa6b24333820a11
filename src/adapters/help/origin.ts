import type { Issue } from "#core/issue.ts";

/** Where an object or a list was read. */
type Origin = {
  file: string;
  line: number;
  /** Lines of its keys, where they differ. */
  keys: ReadonlyMap<string, number>;
  /** A row of a table: paths are told from here on. */
  isRow: boolean;
};

/** Where everything that was read comes from, by the object itself, however it is put together. */
export type Origins = WeakMap<object, Origin>;

type Path = readonly PropertyKey[];

/** The file, line and key of a value inside a document; of its parent where it is missing. */
export function locate(
  origins: Origins,
  root: unknown,
  path: Path,
): Pick<Issue, "file" | "line" | "key"> {
  let value = root;
  let origin = originOf(origins, root);
  let line = origin?.line ?? null;
  let key: string[] = [];
  for (const part of path) {
    key.push(String(part));
    line = origin?.keys.get(String(part)) ?? line;
    value = childOf(value, part);
    const own = originOf(origins, value);
    if (!own) continue;
    if (own.isRow) key = [];
    origin = own;
    line = own.line;
  }
  return { file: origin?.file ?? "", line, key: key.join(".") };
}

/** Collects the issues of one document, by the path of the value they are about. */
export type Report = {
  fault(path: Path, message: string): void;
  warning(path: Path, message: string): void;
};

/** A report on one document that adds to a list of issues. */
export function reportOn(root: unknown, origins: Origins, issues: Issue[]): Report {
  const add = (severity: Issue["severity"]) => (path: Path, message: string) => {
    issues.push({ ...locate(origins, root, path), message, severity });
  };
  return { fault: add("fault"), warning: add("warning") };
}

function originOf(origins: Origins, value: unknown): Origin | undefined {
  return typeof value === "object" && value !== null ? origins.get(value) : undefined;
}

function childOf(value: unknown, part: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
}
