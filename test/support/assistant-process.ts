import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** The whole assistant in a process of its own, as `npm start` runs it. */
export type AssistantProcess = {
  url: string;
  /** The best fresh one-time link, made by the command line beside the running assistant. */
  invite(role: "key-person" | "coordinator"): Promise<string>;
  /** Kills it without warning and starts it again on the same data and port. */
  crash(): Promise<void>;
} & AsyncDisposable;

const COMMAND = join(import.meta.dirname, "../../src/cli/geldbuur.ts");

/** Starts it on a free port with data of its own. */
export async function startAssistantProcess(
  settings: Record<string, string> = {},
): Promise<AssistantProcess> {
  const data = mkdtempSync(join(tmpdir(), "geldbuur-"));
  const environment = (port: number) => ({
    GELDBUUR_DATA: data,
    GELDBUUR_PORT: String(port),
    GELDBUUR_LOG_LEVEL: "error",
    ...settings,
  });
  const first = await launch(environment(0));
  const port = Number(new URL(first.url).port);
  let child = first.child;
  return {
    url: first.url,
    async invite(role) {
      const env = environment(port);
      const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, role, "invite"], {
        env,
      });
      return stdout.split("\n")[0] ?? "";
    },
    async crash() {
      await ended(child, "SIGKILL");
      child = (await launch(environment(port))).child;
    },
    async [Symbol.asyncDispose]() {
      await ended(child, "SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function launch(env: Record<string, string>) {
  const child = spawn(process.execPath, [COMMAND, "start"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const links: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    links.push(...(line.match(/https?:\/\/\S+/g) ?? []));
    if (links.length >= 3) break;
  }
  const [url = ""] = links;
  if (links.length < 3) throw new Error("the assistant did not start");
  return { child, url };
}

function ended(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
