import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLearned } from "#adapters/content/learned-file.ts";
import { readContent } from "#adapters/content/read-content.ts";
import { readLessons } from "#adapters/content/read-lessons.ts";
import { conceptsFrom, conceptTable } from "#core/understanding/concepts.ts";
import { features } from "#core/understanding/features.ts";
import { type Learned, learn } from "#core/understanding/learn.ts";
import { understandBy } from "#core/understanding/understand.ts";
import { wordsOf } from "#core/understanding/words.ts";
import { AS_STARTED } from "./support/as-started.ts";

const ROOT = join(import.meta.dirname, "..");
const ROUNDS = 5;
/** A message as long as may come in: a story with the point at its end. */
const LONGEST = 4000;

const BUDGET = { median: 1, p99: 5, ready: 500, memory: 55 };

/** Milliseconds to understand a message, against taking the same text apart and no more; how soon and how large. */
export async function run(): Promise<string[]> {
  const { topics } = readContent(ROOT).read;
  const { lessons } = readLessons(ROOT);
  const texts = messages();
  const started = performance.now();
  const learned = learn(lessons, topics);
  const built = performance.now() - started;
  const understand = understandBy(learned, topics);

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
  const { ratio, shown } = compare(full, bare);
  return [
    `classify: learned ${learned.phrases} phrases of ${lessons.phrases.size} languages in ${built.toFixed(0)} ms`,
    `classify: ${shown}, budget ${BUDGET.median} and ${BUDGET.p99} ms`,
    `classify: bare normalising and hashing ${at(bare, 0.5)} ms median, ratio ${ratio}`,
    `classify: ${LONGEST} characters ${at(longest, 0.5)} ms median, ${at(longest, 0.99)} ms p99`,
    fromFile(learned, texts),
  ];
}

/** In a process of its own, so that what learning left behind does not count. */
function fromFile(learned: Learned, texts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "geldbuur-learned-"));
  try {
    const file = join(folder, "understanding.bin");
    writeLearned(file, "bench", learned);
    const script = join(import.meta.dirname, "understanding-process.ts");
    const args = [script, file, "bench", JSON.stringify(texts.slice(0, 500))];
    const cache = { NODE_COMPILE_CACHE: join(folder, "compiled") };
    node(args, cache);
    const { ready, memory } = JSON.parse(node(args, cache));
    const bare = Number(node(["-e", "gc(); console.log(process.memoryUsage.rss())"]));
    const over = (memory - bare) / 1e6;
    const ratio = (memory / bare).toFixed(1);
    return `classify: ready from its file (${(statSync(file).size / 1e6).toFixed(0)} MB) in ${ready.toFixed(0)} ms, budget ${BUDGET.ready}; memory ${over.toFixed(0)} MB over bare Node, budget ${BUDGET.memory}, ratio ${ratio}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs Node as the assistant is started: compiled code is kept from the start before. */
function node(args: string[], env: Record<string, string> = {}): string {
  const flags = ["--expose-gc", ...AS_STARTED];
  return execFileSync(process.execPath, [...flags, ...args], { encoding: "utf8", env });
}

/** The messages of the development set, as people type them. */
function messages(): string[] {
  const files = globSync(join(ROOT, "test/understanding/development/*.jsonl")).sort();
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

if (import.meta.main) {
  for (const line of await run()) process.stdout.write(`${line}\n`);
}
