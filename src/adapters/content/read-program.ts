import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "#core/check/checked-content.ts";

/**
 * Where the program says something to a contact. Its source is read rather than a list kept beside
 * it: this program runs from its source, so what is read here is what runs, and a text key is
 * always written out (`"near.best"`) or built in one of the forms of `BUILT_KEYS`. core/check
 * talks about texts and says none.
 */
const SPEAKING = ["core", "app", "ports", "adapters/channels"];
const SILENT = join("core", "check");

const KEY = /"([a-z-]+\.[\w:.-]+)"/g;
const BUILT = /`([a-z-]+\.[^`\s]*\$\{[^`\s]*)`/g;
const STEP = /flow: "([a-z-]+)", step: "([a-z-]+)"/g;
const NAME = /[A-Za-z]\w*/g;

/** What the program names, and the forms in which it builds text keys (`start.group-*`). */
export type ReadProgram = Program & { forms: ReadonlySet<string> };

/** Reads the source below a `src` folder. `files` are the names of text files: `near`, `topics` … */
export function readProgram(src: string, files: ReadonlySet<string>): ReadProgram {
  const text = SPEAKING.flatMap((folder) => sourcesIn(src, folder)).join("\n");
  const isText = (key: string) => files.has(key.split(".", 1)[0] ?? "");
  return {
    keys: new Set(all(text, KEY).filter(isText)),
    forms: new Set(all(text, BUILT).map(formOf).filter(isText)),
    steps: stepsIn(text),
    names: new Set(text.match(NAME)),
  };
}

function sourcesIn(src: string, folder: string): string[] {
  const path = join(src, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !join(folder, name).startsWith(SILENT))
    .map((name) => readFileSync(join(path, name), "utf8"));
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** `start.group-${id}` as `start.group-*`. */
function formOf(template: string): string {
  return template.replace(/\$\{[^}]*\}/g, "*");
}

function stepsIn(text: string): Program["steps"] {
  const steps = [...text.matchAll(STEP)].map(([, flow = "", step = ""]) => ({ flow, step }));
  return [...new Map(steps.map((step) => [`${step.flow}/${step.step}`, step])).values()];
}
