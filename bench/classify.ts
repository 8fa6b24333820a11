import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readContent } from "#adapters/content/read-content.ts";
import { readLessons } from "#adapters/content/read-lessons.ts";
import { conceptsFrom, conceptTable } from "#core/understanding/concepts.ts";
import { features } from "#core/understanding/features.ts";
import { learn } from "#core/understanding/learn.ts";
import { understandBy } from "#core/understanding/understand.ts";
import { wordsOf } from "#core/understanding/words.ts";

const ROOT = join(import.meta.dirname, "..");
const ROUNDS = 5;
/** A message as long as may come in: a story with the point at its end. */
const LONGEST = 4000;

/** Milliseconds to understand a message, against taking the same text apart and no more. */
export async function run(): Promise<string[]> {
  const { topics } = readContent(ROOT).read;
  const { lessons } = readLessons(ROOT);
  const texts = messages();
  collect();
  const before = process.memoryUsage();
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const understand = understandBy(learn(lessons, topics), topics);
  const built = performance.now() - started;
  const cpu = process.cpuUsage(cpuBefore);
  collect();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;

  const nothing = conceptsFrom(conceptTable(new Map()));
  let seen = 0;
  const apart = (text: string) => features(wordsOf(text), nothing, (place) => (seen += place));
  const full = times(texts, (text) => understand(text, {}));
  const bare = times(texts, apart);
  const long = texts.join(" ").slice(0, LONGEST);
  const longest = times(
    Array.from({ length: 20 }, () => long),
    (text) => understand(text, {}),
  );

  const count = [...lessons.phrases.values()].flatMap((byId) => Object.values(byId).flat()).length;
  const { ratio, shown } = compare(full, bare);
  return [
    `classify: learned ${count} phrases of ${lessons.phrases.size} languages in ${built.toFixed(0)} ms (${((cpu.user + cpu.system) / 1000).toFixed(0)} ms of processor), budget 1200 ms`,
    `classify: ${shown}, budget 1 and 5 ms`,
    `classify: bare normalising and hashing ${at(bare, 0.5)} ms median, ratio ${ratio}`,
    `classify: ${LONGEST} characters ${at(longest, 0.5)} ms median, ${at(longest, 0.99)} ms p99`,
    `classify: memory ${(bytes / 1e6).toFixed(0)} MB, budget 40 MB`,
  ];
}

/** The messages of the development set, as people type them. */
function messages(): string[] {
  const files = globSync(join(ROOT, "test/understanding/*.jsonl")).sort();
  const lines = files.flatMap((file) => readFileSync(file, "utf8").trim().split("\n"));
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

function compare(full: number[], bare: number[]): { ratio: string; shown: string } {
  const ratio = (Number(at(full, 0.5)) / Number(at(bare, 0.5))).toFixed(1);
  return { ratio, shown: `a message ${at(full, 0.5)} ms median, ${at(full, 0.99)} ms p99` };
}

/** Sorted times of each text, over some rounds, after one round to warm up. */
function times(texts: readonly string[], work: (text: string) => unknown): number[] {
  const taken: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const text of texts) {
      const started = performance.now();
      work(text);
      if (round > 0) taken.push(performance.now() - started);
    }
  }
  return taken.sort((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3);
}

/** With `node --expose-gc` the memory is exact; without, it counts some garbage. */
function collect(): void {
  globalThis.gc?.();
}

if (import.meta.main) {
  for (const line of await run()) process.stdout.write(`${line}\n`);
}
