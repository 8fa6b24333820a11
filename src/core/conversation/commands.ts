import type { Texts } from "#core/content.ts";
import { normalise } from "#core/text/normalise.ts";

/** Words that work at any moment, in every language, whatever is being asked. */
export const COMMANDS = ["menu", "back", "language", "stop", "person", "forget"] as const;
type Command = (typeof COMMANDS)[number];

const CHOICE: Record<Command, string> = {
  menu: "menu",
  back: "back",
  language: "language",
  stop: "stop",
  person: "callback:start",
  forget: "data:forget",
};

/** The choice that each command word of each language stands for, by the word as it is compared. */
export type CommandWords = ReadonlyMap<string, string>;

/** Collects the command words of all languages; of two that are the same the first counts. */
export function commandWordsOf(texts: Texts): CommandWords {
  const words = new Map<string, string>();
  for (const locale of texts.locales.keys()) {
    for (const command of COMMANDS) {
      for (const word of texts.words(locale, `commands.${command}`)) {
        const compared = normalise(word);
        if (!words.has(compared)) words.set(compared, CHOICE[command]);
      }
    }
  }
  return words;
}

/** The choice that a whole message commands, or null. */
export function commandIn(words: CommandWords, text: string): string | null {
  const typed = normalise(text)
    .replace(/^\//, "")
    .replace(/[.!?؟]+$/, "");
  return words.get(typed) ?? null;
}
