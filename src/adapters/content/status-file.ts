import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Status } from "#core/locale-file.ts";

/** Adds to what is known of a locale's texts, and writes all of it in the order of their names. */
export function noteStatus(
  root: string,
  { id: locale, status }: { id: string; status: Status },
  notes: ReadonlyMap<string, Status[string]>,
): void {
  const noted = [...notes].map(([unit, note]) => [unit, { ...status[unit], ...note }] as const);
  const all: Status = { ...status, ...Object.fromEntries(noted) };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(
    join(root, "locales", locale, "status.json"),
    `${JSON.stringify(sorted, null, 2)}\n`,
  );
}
