import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { Issue } from "#core/issue.ts";
import { shaped } from "./shaped.ts";
import { readSource, type Source } from "./source.ts";

/** Files that were read so far, and what was wrong with them. */
export type Reading = {
  root: string;
  sources: Map<string, Source>;
  issues: Issue[];
};

/** Reads one file; null, with an issue, when it is missing or broken. */
export function readFile(reading: Reading, file: string): Source | null {
  if (!existsSync(join(reading.root, file))) {
    const message = "this file is missing; look at another language or topic for its form";
    reading.issues.push({ file, line: null, key: "", message, severity: "fault" });
    return null;
  }
  const { source, issues } = readSource(reading.root, file);
  reading.issues.push(...issues);
  if (source) reading.sources.set(file, source);
  return source;
}

/** Reads one file by a schema; null, with issues, when it does not fit. */
export function readShaped<Schema extends z.ZodType>(
  reading: Reading,
  file: string,
  schema: Schema,
): z.output<Schema> | null {
  const source = readFile(reading, file);
  if (!source) return null;
  const { value, issues } = shaped(source, schema);
  reading.issues.push(...issues);
  return value;
}

/** Reads one file by a schema where there is one; null without an issue where there is none. */
export function readOptional<Schema extends z.ZodType>(
  reading: Reading,
  file: string,
  schema: Schema,
): z.output<Schema> | null {
  return existsSync(join(reading.root, file)) ? readShaped(reading, file, schema) : null;
}

/** Names in a folder that end so, without the ending, sorted; none when there is no folder. */
export function namesIn(reading: Reading, folder: string, ending: string): string[] {
  const path = join(reading.root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending) && !name.startsWith("."))
    .map((name) => name.slice(0, name.length - ending.length))
    .sort();
}
