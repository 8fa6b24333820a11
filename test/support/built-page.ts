import { join } from "node:path";
import { build } from "vite";

const ROOT = join(import.meta.dirname, "../..");

/** Where the built page is. */
export const BUILT_PAGE = join(ROOT, "dist/web");

/** Builds the page once before all browser tests. */
export async function setup(): Promise<void> {
  await build({ configFile: join(ROOT, "web/vite.config.ts"), logLevel: "warn" });
}
