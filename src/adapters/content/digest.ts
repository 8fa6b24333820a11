import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files below a folder, by patterns. */
export type Files = { folder: string; patterns: readonly string[] };

/** Names the content of files, with their paths: while they stay the same, so does this. */
export function digestOf(files: readonly Files[], about = ""): string {
  const hash = createHash("sha256").update(about);
  for (const { folder, patterns } of files) {
    for (const path of globSync([...patterns], { cwd: folder }).sort()) {
      hash.update(`\0${path}\0`).update(readFileSync(join(folder, path)));
    }
  }
  return hash.digest("hex");
}
