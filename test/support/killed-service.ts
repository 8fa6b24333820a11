import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { openVault } from "#adapters/crypto/vault.ts";
import type { Event, Happening } from "#core/event.ts";
import { ROOT } from "./content.ts";

/** The vault of `killable-service.ts`. */
export const vault = openVault(Buffer.alloc(32, 1));

/** A line of what was delivered. */
export type Delivered = {
  run: number;
  name: string;
  id: string;
  choices: string[];
  words: string;
};

/** Events on their way into a service that dies; the network gives again what was not acknowledged. */
export type Given = {
  /** What is still to be said, by whom, in order. */
  waiting: Event[];
  /** Given to the process that runs now, and not acknowledged. */
  given: Event[];
  acknowledged: Event[];
  all: Event[];
};

export type Files = { folder: string; content: string; store: string; deliveries: string };

export function filesIn(folder: string): Files {
  return {
    folder,
    content: dutchContent(folder),
    store: join(folder, "store.db"),
    deliveries: join(folder, "sent.jsonl"),
  };
}

/** The content in one language: quicker to start. */
function dutchContent(folder: string): string {
  const root = join(folder, "content");
  mkdirSync(join(root, "locales"), { recursive: true });
  for (const path of ["flows", "topics", "pictures", "help", "locales/nl"]) {
    symlinkSync(join(ROOT, path), join(root, path));
  }
  return root;
}

export function deliveredIn(file: string): Delivered[] {
  return deliveriesOf(file)();
}

/** Each call reads what was delivered since the last; a line that is half written waits. */
export function deliveriesOf(file: string): () => Delivered[] {
  let read = 0;
  return () => {
    if (!existsSync(file)) return [];
    const bytes = readFileSync(file).subarray(read);
    const whole = bytes.subarray(0, bytes.lastIndexOf("\n") + 1);
    read += whole.length;
    return whole
      .toString()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  };
}

/** Starts the service over the files, with a clock that begins at a moment. */
export function startService(files: Files, run: number, startsAt: number) {
  const script = join(import.meta.dirname, "killable-service.ts");
  const args = [script, files.content, files.store, files.deliveries, String(run), `${startsAt}`];
  const env = { NODE_COMPILE_CACHE: join(files.folder, "compiled") };
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"], env });
  let faults = "";
  child.stderr.on("data", (chunk) => {
    faults += String(chunk);
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<{ faults: string; code: number | null; signal: string | null }>(
    (resolve) => {
      child.on("close", (code, signal) => resolve({ faults, code, signal }));
    },
  );
  return { child, ended };
}

/** Adds something that happens at somebody on the web. */
export function add(events: Given, name: string, happening: Happening): void {
  const event = { id: `n${events.all.length}`, channel: "web", address: name, happening } as const;
  events.waiting.push(event);
  events.all.push(event);
}

export function acknowledge(events: Given, id: string): boolean {
  const found = events.given.findIndex((event) => event.id === id);
  if (found < 0) throw new Error(`${id} was acknowledged and never given`);
  events.acknowledged.push(...events.given.splice(found, 1));
  return true;
}

export function choiceOf(happening: Happening): string {
  return happening.type === "choice" ? happening.choice : "";
}
