import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** The whole assistant in a process of its own, as `npm start` runs it. */
export type AssistantProcess = {
  url: string;
  /** A fresh one-time link, made by the command line beside the running assistant. */
  invite(role: "key-person" | "coordinator"): Promise<string>;
  /** Kills it without warning and starts it again on the same data and port. */
  crash(): Promise<void>;
} & AsyncDisposable;

const COMMAND = join(import.meta.dirname, "../../src/cli/geldbuur.ts");

/** Starts it on a free port with data of its own. */
export async function startAssistantProcess(): Promise<AssistantProcess> {
  const data = mkdtempSync(join(tmpdir(), "geldbuur-"));
  const first = await launch(data, 0);
  const port = Number(new URL(first.url).port);
  let child = first.child;
  return {
    url: first.url,
    async invite(role) {
      const env = environment(data, port);
      const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, role, "invite"], {
        env,
      });
      return stdout.trim();
    },
    async crash() {
      await ended(child, "SIGKILL");
      child = (await launch(data, port)).child;
    },
    async [Symbol.asyncDispose]() {
      await ended(child, "SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function launch(data: string, port: number) {
  const child = spawn(process.execPath, [COMMAND, "start"], {
    env: environment(data, port),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const links: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    links.push(...(line.match(/http:\/\/\S+/g) ?? []));
    if (links.length === 3) break;
  }
  const [url = ""] = links;
  if (links.length < 3) throw new Error("the assistant did not start");
  return { child, url };
}

function environment(data: string, port: number): Record<string, string> {
  return { GELDBUUR_DATA: data, GELDBUUR_PORT: String(port), GELDBUUR_LOG_LEVEL: "error" };
}

function ended(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
