import { createInterface } from "node:readline";
import { z } from "zod";
import { type Command, UsageError } from "./command.ts";
import { townContent } from "./prepare.ts";

const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().optional(),
});

/** `geldbuur classify`: what messages are understood as, for measuring. */
export const classify: Command = {
  summary: "reads messages as JSON lines, writes what they are understood as",
  usage: `geldbuur classify < messages.jsonl

Reads JSON lines {"id","text","lang"?} and writes one line each, in the same order:
{"id","lang","decision","topics":[{"id","score"}],"urgent","personalData"}.
"lang" is a hint. A line that cannot be read is named on standard error; exit code 1.`,
  async run(args, terminal) {
    if (args.length > 0) throw new UsageError("classify takes no words; it reads standard input");
    const { understand } = townContent(undefined, Date.now());
    let number = 0;
    let code = 0;
    for await (const text of createInterface({ input: process.stdin })) {
      number++;
      if (text.trim() === "") continue;
      const read = line.safeParse(jsonOf(text));
      if (!read.success) {
        terminal.error(`line ${number}: write {"id": "…", "text": "…"}`);
        code = 1;
        continue;
      }
      const { id, text: message, lang } = read.data;
      const { locale, decision, topics, urgent, personalData } = understand(
        message,
        lang === undefined ? {} : { hint: lang },
      );
      terminal.out(JSON.stringify({ id, lang: locale.id, decision, topics, urgent, personalData }));
    }
    return code;
  },
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
