import { dayOf } from "#core/text/format.ts";
import { readConfig } from "#src/config.ts";
import { loadContent, openLearned, ROOT } from "#src/content.ts";
import { type Command, UsageError } from "./command.ts";

/** `geldbuur learn`: done once after installing, so that every start is quick. */
export const learn: Command = {
  summary: "learns from the phrases of all languages and keeps it for the next start",
  usage: `geldbuur learn

Learns from locales/*/phrases.json and concepts.json and keeps what was learned in dist/. A start
does it by itself after the phrases changed; this does it beforehand.`,
  async run(args, terminal) {
    if (args.length > 0) throw new UsageError("learn takes no words");
    const { read } = loadContent(ROOT, readConfig().town, dayOf(Date.now()));
    const { phrases } = openLearned(read.topics);
    terminal.out(`learned from ${phrases} phrases`);
    return 0;
  },
};
