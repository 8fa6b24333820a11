import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { Sent } from "#src/rehearsal.ts";
import type { Command } from "./command.ts";
import { knownLocale, openRehearsal } from "./prepare.ts";
import { openStage } from "./stage.ts";
import { sentLines } from "./transcript.ts";

/** `geldbuur chat`: the same conversation in the terminal. */
export const chat: Command = {
  summary: "talks with the assistant in the terminal",
  usage: `geldbuur chat [--locale tr] [--town voorbeeldstad] [--record FILE]

Type a question, a number or a label. Ctrl-D ends it. Nothing is stored.
--record writes what was said as a golden transcript.`,
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        locale: { type: "string" },
        town: { type: "string" },
        record: { type: "string" },
      },
    });
    const start = Date.now();
    const { rehearsal, content, close } = openRehearsal(values.town, start);
    const locale = knownLocale(content, values.locale);
    const stage = openStage(rehearsal, "terminal");
    const you = stage.actor("you");
    const record = ["channel: terminal", `time: ${new Date(start).toISOString()}`];
    const show = (line: string, said: Sent[]) => {
      record.push("", `you> ${line}`, ...said.flatMap(sentLines));
      for (const one of said) {
        terminal.out(`\n${one.text}${one.card ? `\n🖼️  ${one.card.alt}` : ""}\n`);
      }
    };
    const first = locale ? `lang-${locale}` : "";
    show(`(start ${first})`, await stage.play(you, { type: "start", payload: first }));
    for await (const line of lines()) {
      if (line.trim() !== "") show(line, await stage.play(you, { type: "text", text: line }));
    }
    await close();
    if (values.record) writeFileSync(values.record, `${record.join("\n")}\n`);
    return 0;
  },
};

async function* lines(): AsyncGenerator<string> {
  const reader = createInterface({ input: process.stdin, output: process.stdout, prompt: "> " });
  reader.prompt();
  for await (const line of reader) {
    yield line;
    reader.prompt();
  }
}
