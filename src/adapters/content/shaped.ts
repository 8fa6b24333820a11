import type { z } from "zod";
import type { Issue } from "#core/issue.ts";
import type { Source } from "./source.ts";

/** A source read by a schema; what does not fit is an issue with file, line and key. */
export function shaped<Schema extends z.ZodType>(
  source: Source,
  schema: Schema,
): { value: z.output<Schema> | null; issues: Issue[] } {
  const read = schema.safeParse(source.value);
  if (read.success) return { value: read.data, issues: [] };
  const issues = read.error.issues.map((issue): Issue => {
    const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
    return {
      file: source.file,
      line: source.lineOf(path),
      key: path.join("."),
      message: issue.message,
      severity: "fault",
    };
  });
  return { value: null, issues };
}
