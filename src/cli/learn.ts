import { linksTo } from "#core/links.ts";
import { readConfig } from "#src/config.ts";
import { openContent } from "#src/content.ts";
import { type Command, UsageError } from "./command.ts";

/** `geldbuur learn`: done once after installing, so that every start is quick. */
export const learn: Command = {
  summary: "learns from the phrases of all languages and checks the content, for quick starts",
  usage: `geldbuur learn

Learns from locales/*/phrases.json and concepts.json, checks the content, and keeps both in dist/.
A start does it by itself after something changed; this does it beforehand.`,
  async run(args, terminal) {
    if (args.length > 0) throw new UsageError("learn takes no words");
    openContent(readConfig().town, linksTo(""), Date.now());
    terminal.out("learned and checked");
    return 0;
  },
};
