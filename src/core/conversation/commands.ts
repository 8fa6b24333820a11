import type { Texts } from "#core/content.ts";
import { normalise } from "#core/text/normalise.ts";

/** Words that work at any moment, in every language, whatever is being asked. */
export const COMMANDS = ["menu", "back", "language", "stop", "person", "forget"] as const;
export type Command = (typeof COMMANDS)[number];

const CHOICE: Record<Command, string> = {
  menu: "menu",
  back: "back",
  language: "language",
  stop: "stop",
  person: "callback:start",
  forget: "data:forget",
};

/** The choice that a whole message commands, or null. */
export function commandIn(texts: Texts, text: string): string | null {
  const typed = normalise(text)
    .replace(/^\//, "")
    .replace(/[.!?؟]+$/, "");
  for (const locale of texts.locales.keys()) {
    for (const command of COMMANDS) {
      const words = texts.words(locale, `commands.${command}`);
      if (words.some((word) => normalise(word) === typed)) return CHOICE[command];
    }
  }
  return null;
}
