import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Status } from "#core/locale-file.ts";

/** Writes what is known of a locale's texts, in the order of their names. */
export function writeStatus(root: string, locale: string, status: Status): void {
  const sorted = Object.fromEntries(Object.entries(status).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(
    join(root, "locales", locale, "status.json"),
    `${JSON.stringify(sorted, null, 2)}\n`,
  );
}
