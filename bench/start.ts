import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import type { FromServer, MessageFrame } from "#adapters/channels/web/frames.ts";
import { against, median, shown, spread } from "./support/statistics.ts";

const CLI = join(import.meta.dirname, "../bin/geldbuur");
const QUESTION = "ik kan mijn huur niet betalen";
const ROUNDS = 7;
const START_BUDGET_S = 2;
const MEMORY_BUDGET_MB = 200;
/** How long a process is left alone before its memory is read. */
const REST_MS = 3_000;

type Figures = { listening: number; answer: number; rest: number; withCard: number };
type Bare = { start: number; memory: number };

/** From nothing to the first answer over the web chat, and memory at rest, against a bare Node. */
export async function run(): Promise<string[]> {
  const ours: Figures[] = [];
  const bare: Bare[] = [];
  const asked: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await ourRound());
    bare.push({ start: await untilExit(["-e", "0"]), memory: await bareMemory() });
    asked.push(await untilExit([CLI, "ask", QUESTION]));
  }
  return linesOf(ours, bare, asked);
}

function linesOf(ours: readonly Figures[], bare: readonly Bare[], asked: readonly number[]) {
  const of = (name: keyof Figures) => ours.map((round) => round[name]);
  const ofBare = (name: keyof Bare) => bare.map((round) => round[name]);
  const [answer, start] = [median(of("answer")), median(ofBare("start"))];
  const [rest, bareRest] = [median(of("rest")), median(ofBare("memory"))];
  return [
    `start: listening after ${spread(of("listening"))} s, first answer after ${spread(of("answer"))} s (${against(answer, START_BUDGET_S)})`,
    `start: bare node -e ${spread(ofBare("start"))} s; ratio ${shown(answer / start)}`,
    `start: geldbuur ask ${spread(asked)} s; ratio ${shown(median(asked) / start)}`,
    `start: memory at rest ${spread(of("rest"))} MB (${against(rest, MEMORY_BUDGET_MB)}); after a first card ${spread(of("withCard"))} MB`,
    `start: bare node ${spread(ofBare("memory"))} MB; ratio ${shown(rest / bareRest)}`,
  ];
}

async function ourRound(): Promise<Figures> {
  const data = mkdtempSync(join(tmpdir(), "geldbuur-start-"));
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const server = spawn(process.execPath, [CLI, "start"], {
    env: { GELDBUUR_DATA: data, GELDBUUR_PORT: "0", GELDBUUR_LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const address = await addressFrom(server);
    const listening = seconds();
    const card = await firstAnswer(address);
    const answer = seconds();
    await setTimeout(REST_MS);
    const rest = megabytesOf(server);
    await (await fetch(address + card)).arrayBuffer();
    await setTimeout(REST_MS);
    return { listening, answer, rest, withCard: megabytesOf(server) };
  } finally {
    await end(server);
    rmSync(data, { recursive: true, force: true });
  }
}

/** Where the server says that it listens. */
async function addressFrom(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error("the server has no output");
  const said: string[] = [];
  for await (const line of createInterface(server.stdout)) {
    const address = /Web chat: (http:\S+)/.exec(line)?.[1];
    if (address) return address;
    said.push(line);
  }
  throw new Error(`the server ended before it listened (${server.exitCode}): ${said.join(" ")}`);
}

/** Asks as a page does; returns the path of the answer's card. */
async function firstAnswer(address: string): Promise<string> {
  const socket = new WebSocket(`${address.replace("http", "ws")}/chat/socket`, {
    headers: { origin: address },
  });
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  const { promise, resolve, reject } = Promise.withResolvers<MessageFrame>();
  socket.addEventListener("error", () => reject(new Error("the socket failed")));
  socket.addEventListener("close", ({ reason }) => reject(new Error(`closed: ${reason}`)));
  socket.addEventListener("open", () =>
    send({ type: "hello", session: randomBytes(16).toString("hex") }),
  );
  socket.addEventListener("message", ({ data }) => {
    const frame: FromServer = JSON.parse(String(data));
    if (frame.type === "ready") {
      const id = randomBytes(16).toString("hex");
      send({ type: "event", id, happening: { type: "text", text: QUESTION } });
    }
    if (frame.type === "refused") reject(new Error(`refused: ${frame.why}`));
    if (frame.type !== "message") return;
    send({ type: "ack", id: frame.id });
    resolve(frame);
  });
  const { card } = await promise;
  if (!card) throw new Error(`"${QUESTION}" was not answered with a card`);
  socket.close();
  return card.url;
}

/** Seconds from the start of a program until its end. */
async function untilExit(args: string[]): Promise<number> {
  const begun = performance.now();
  const [code] = await once(spawn(process.execPath, args, { env: {}, stdio: "ignore" }), "exit");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  return (performance.now() - begun) / 1000;
}

async function bareMemory(): Promise<number> {
  const bare = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await setTimeout(REST_MS);
  const memory = megabytesOf(bare);
  await end(bare);
  return memory;
}

/** Resident memory of a process, as Linux counts it. */
function megabytesOf({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

if (import.meta.main) process.stdout.write(`${(await run()).join("\n")}\n`);
