import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The whole assistant in a process of its own, as `npm start` runs it. */
export type AssistantProcess = {
  url: string;
  keyPersonInvite: string;
  coordinatorInvite: string;
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
    keyPersonInvite: first.keyPersonInvite,
    coordinatorInvite: first.coordinatorInvite,
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
  const environment = {
    GELDBUUR_DATA: data,
    GELDBUUR_PORT: String(port),
    GELDBUUR_LOG_LEVEL: "error",
  };
  const child = spawn(process.execPath, [COMMAND, "start"], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const links: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    links.push(...(line.match(/http:\/\/\S+/g) ?? []));
    if (links.length === 3) break;
  }
  const [url = "", keyPersonInvite = "", coordinatorInvite = ""] = links;
  if (coordinatorInvite === "") throw new Error("the assistant did not start");
  return { child, url, keyPersonInvite, coordinatorInvite };
}

function ended(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
