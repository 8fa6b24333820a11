import { ConfigError } from "#src/config.ts";
import { StartError } from "#src/start-error.ts";
import { ask } from "./ask.ts";
import { chat } from "./chat.ts";
import { check } from "./check.ts";
import { classify } from "./classify.ts";
import { type Command, type Terminal, UsageError } from "./command.ts";
import { graph } from "./graph.ts";
import { helpPoints } from "./help-points.ts";
import { coordinator, keyPerson } from "./invite.ts";
import { learn } from "./learn.ts";
import { replay } from "./replay.ts";
import { reviewed } from "./reviewed.ts";
import { start } from "./start.ts";
import { translated } from "./translated.ts";

const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  chat,
  ask,
  check,
  classify,
  replay,
  "help-points": helpPoints,
  "key-person": keyPerson,
  coordinator,
  learn,
  translated,
  reviewed,
  graph,
};

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!command) {
    const asked = name === undefined || name === "help" || name === "--help";
    (asked ? terminal.out : terminal.error)(overview(asked ? null : name));
    return asked && name !== undefined ? 0 : 2;
  }
  if (args.includes("--help")) {
    terminal.out(command.usage);
    return 0;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    return explain(error, command);
  }
}

/** One clear line for what somebody can mend; anything else is a fault of ours and is shown whole. */
function explain(error: unknown, command: Command): number {
  if (error instanceof UsageError || isParseArgsError(error)) {
    terminal.error(`geldbuur: ${error.message}\n\n${command.usage}`);
    return 2;
  }
  if (error instanceof ConfigError || error instanceof StartError) {
    for (const line of error.lines) terminal.error(`geldbuur: ${line}`);
    return 1;
  }
  terminal.error(`geldbuur: ${error instanceof Error ? error.stack : String(error)}`);
  return 1;
}

function isParseArgsError(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS");
}

function overview(unknown: string | null): string {
  const names = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`,
  );
  const first = unknown === null ? [] : [`geldbuur: there is no command "${unknown}"`, ""];
  return [
    ...first,
    "geldbuur <command>",
    "",
    ...names,
    "",
    "geldbuur <command> --help tells more.",
  ].join("\n");
}
