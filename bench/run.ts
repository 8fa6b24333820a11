import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { AS_STARTED } from "./support/as-started.ts";
import { machineLines } from "./support/machine.ts";

/** Each runs in a process of its own, so that none warms up or fills the memory for another. */
const ALL = ["classify", "turn", "flatness", "card", "start", "builderbot", "telegram"];

/** `--million`: with the measurement over 1,000,000 conversations, some minutes more. */
const isFull = process.argv.includes("--million");

print(["Geldbuur, measured", "", ...machineLines()]);
for (const name of ALL) {
  print(["", `## ${name}`]);
  const args = name === "flatness" && isFull ? ["--large", "1000000"] : [];
  if (!(await measured(name, args))) process.exitCode = 1;
}

async function measured(name: string, args: string[]): Promise<boolean> {
  const file = join(import.meta.dirname, `${name}.ts`);
  if (!existsSync(file)) {
    print([`${name}: there is no bench/${name}.ts`]);
    return false;
  }
  const child = spawn(process.execPath, [...AS_STARTED, file, ...args], { stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) print([`${name}: failed with ${code}`]);
  return code === 0;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
