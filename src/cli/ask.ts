import { parseArgs } from "node:util";
import type { Happening } from "#core/event.ts";
import { type Command, UsageError } from "./command.ts";
import { knownLocale, openRehearsal } from "./prepare.ts";

/** `geldbuur ask`: one question, one answer. */
export const ask: Command = {
  summary: "prints the one answer to a question",
  usage: `geldbuur ask "<text>" [--locale tr]

Prints what the assistant answers, as text. Nothing is stored.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { locale: { type: "string" } },
    });
    const text = positionals.join(" ");
    if (text.trim() === "") throw new UsageError("what is the question?");
    const { rehearsal, content, close } = openRehearsal(undefined, Date.now());
    const locale = knownLocale(content, values.locale);
    const you = { name: "you", channel: "terminal" } as const;
    if (locale) await rehearsal.play(you, { type: "choice", choice: `language:${locale}` });
    const said = await rehearsal.play(you, { type: "text", text } satisfies Happening);
    for (const one of said) {
      terminal.out(one.text);
      if (one.card) terminal.out(`\n🖼️  ${one.card.alt}`);
    }
    await close();
    return 0;
  },
};
