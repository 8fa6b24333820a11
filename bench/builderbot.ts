import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { AS_STARTED } from "./support/as-started.ts";
import { median, shown, spread } from "./support/statistics.ts";

const PEERS = join(import.meta.dirname, "peers");
const PEER = join(PEERS, "builderbot.mjs");
const OURS = join(import.meta.dirname, "our-turns.ts");

const CASES = [
  { flows: 1, messages: 1_000, rounds: 5 },
  { flows: 60, messages: 1_000, rounds: 5 },
  { flows: 1, messages: 5_000, rounds: 3 },
  { flows: 60, messages: 5_000, rounds: 3 },
];

type Figures = { perSecond: number; cpu: number; median: number; p99: number };

/** BuilderBot and our turns, one after the other, each in a fresh process. */
export async function run(): Promise<string[]> {
  if (!existsSync(join(PEERS, "node_modules/@builderbot/bot"))) {
    return ["builderbot: not installed; (cd bench/peers && npm ci) installs it there only"];
  }
  const lines: string[] = [];
  for (const one of CASES) lines.push(...(await compare(one)));
  return lines;
}

async function compare({ flows, messages, rounds }: (typeof CASES)[number]): Promise<string[]> {
  const args = ["--flows", String(flows), "--messages", String(messages)];
  const theirs: Figures[] = [];
  const durable: Figures[] = [];
  const volatile: Figures[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await figuresOf(PEER, args));
    durable.push(await figuresOf(OURS, args));
    volatile.push(await figuresOf(OURS, [...args, "--memory"]));
  }
  const head = `builderbot: ${shown(messages)} messages, 50 in flight, ${flows} flows:`;
  return [
    `${head} BuilderBot 1.3.13 in memory ${line(theirs)}`,
    `${head} ours durable in SQLite ${line(durable)}; ratio ${ratio(durable, theirs)}`,
    `${head} ours in memory ${line(volatile)}; ratio ${ratio(volatile, theirs)}`,
  ];
}

/** The last line that a program prints, as figures. */
async function figuresOf(program: string, args: string[]): Promise<Figures> {
  const flags = program === OURS ? AS_STARTED : [];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program, ...args]);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

function line(rounds: readonly Figures[]): string {
  const of = (name: keyof Figures) => rounds.map((round) => round[name]);
  return `${spread(of("perSecond"))} messages/s, ${shown(median(of("cpu")))} ms CPU each, p99 ${shown(median(of("p99")))} ms`;
}

/** Of messages per second, and of processor time per message. */
function ratio(ours: readonly Figures[], theirs: readonly Figures[]): string {
  const of = (name: "perSecond" | "cpu") =>
    shown(median(ours.map((our, round) => our[name] / (theirs[round]?.[name] ?? Number.NaN))));
  return `${of("perSecond")}, CPU ${of("cpu")}`;
}

if (import.meta.main) process.stdout.write(`${(await run()).join("\n")}\n`);
