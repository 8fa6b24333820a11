import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Telegram } from "../../test/support/telegram/telegram.ts";
import { AS_STARTED } from "./as-started.ts";

const BENCH = join(import.meta.dirname, "..");
const CLI = join(BENCH, "../bin/geldbuur");
const OURS_BY_WEBHOOK = join(BENCH, "telegram-by-webhook.ts");
const ECHO = join(BENCH, "telegram-echo.ts");

/** How updates come to the bot. */
export type Way = "polling" | "webhook";
export type Side = "ours" | "echo";

/** A bot in a process of its own. */
export type RunningBot = {
  /** Throws when it ended by itself. */
  alive(): void;
  /** Processor time of all its threads until now, in milliseconds. */
  cpu(): number;
  end(): Promise<void>;
};

/** The whole assistant with data of its own, or a bare bot that says everything again. */
export async function startBot(side: Side, way: Way, telegram: Telegram): Promise<RunningBot> {
  const data = mkdtempSync(join(tmpdir(), "geldbuur-telegram-"));
  const child = side === "ours" ? await startOurs(way, telegram, data) : startEcho(way, telegram);
  return {
    alive() {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`the bot ended with ${child.exitCode ?? child.signalCode}`);
      }
    },
    cpu: () => processorTimeOf(child),
    async end() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function startOurs(way: Way, telegram: Telegram, data: string): Promise<ChildProcess> {
  const program = way === "polling" ? [CLI, "start"] : [...AS_STARTED, OURS_BY_WEBHOOK];
  return spawn(process.execPath, program, {
    env: {
      GELDBUUR_DATA: data,
      GELDBUUR_PORT: String(way === "polling" ? 0 : await freePort()),
      GELDBUUR_LOG_LEVEL: "error",
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API: telegram.apiRoot,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function startEcho(way: Way, { token, apiRoot }: Telegram): ChildProcess {
  return spawn(process.execPath, [ECHO, way, token, apiRoot], {
    env: {},
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** As Linux counts it, in ticks. */
function processorTimeOf({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11);
  return ((Number(user) + Number(system)) * 1000) / TICKS;
}

const TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
