import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { digestOf } from "./digest.ts";

/**
 * Names everything that a check at start looks at: content, a town's help, and the program that says
 * it. Phrases and concepts are known by what was learned from them.
 */
export function checkedDigest(root: string, src: string, town: string): string {
  const content = [
    "flows/*",
    "topics/*",
    "locales/*/!(phrases|concepts).json",
    "pictures/{*.yaml,topics/*,pictograms/*.svg}",
  ];
  const help = [`help/${town}/*`, "help/nl/*"];
  return digestOf([
    { folder: root, patterns: [...content, ...help] },
    { folder: src, patterns: ["**/*.ts"] },
  ]);
}

/** Whether exactly this was checked before, and had no fault. */
export function wasChecked(file: string, digest: string): boolean {
  try {
    return readFileSync(file, "utf8") === digest;
  } catch {
    return false;
  }
}

/** Notes that this was checked and had no fault. Throws when the folder cannot be written. */
export function noteChecked(file: string, digest: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}
