import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Topics } from "#core/topics.ts";
import type { Learned } from "#core/understanding/learn.ts";
import { digestOf } from "./digest.ts";
import { pack, unpack } from "./packed.ts";

/**
 * Names what understanding is learned from, and the program that learns: while this stays the
 * same, what was learned does. `src` is the folder of the program.
 */
export function lessonsDigest(root: string, src: string, topics: Topics): string {
  const ids = [...topics.byId.keys(), ...topics.services, topics.fallback];
  return digestOf(
    [
      { folder: root, patterns: ["locales/*/{locale,phrases,concepts}.json"] },
      { folder: src, patterns: ["core/understanding/*.ts", "core/text/normalise.ts"] },
    ],
    ids.join(" "),
  );
}

/** What was learned before from the same lessons; null when there is no such file. */
export function readLearned(file: string, digest: string): Learned | null {
  try {
    const kept = unpack(readFileSync(file)) as { digest: string; learned: Learned };
    return kept.digest === digest ? kept.learned : null;
  } catch {
    // Missing or cut short: it is learned anew.
    return null;
  }
}

/** Writes what was learned, whole or not at all. Throws when the folder cannot be written. */
export function writeLearned(file: string, digest: string, learned: Learned): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, pack({ digest, learned }));
  renameSync(unfinished, file);
}
