import { describe, expect, test } from "vitest";
import { COMMANDS, commandIn, commandWordsOf } from "#core/conversation/commands.ts";
import { localeIds, realContent } from "../../support/content.ts";
import { talk, words } from "../../support/talk.ts";
import { QUESTIONS, to, waitingAt } from "../../support/waiting.ts";

const { texts } = realContent();
const EVERY = localeIds().flatMap((locale) =>
  COMMANDS.flatMap((command) =>
    texts.words(locale, `commands.${command}`).map((word) => ({ locale, command, word })),
  ),
);
/** One word of each command in each language. */
const ONE_EACH = localeIds().flatMap((locale) =>
  COMMANDS.map((command) => ({
    locale,
    command,
    word: texts.words(locale, `commands.${command}`)[0] ?? "",
  })),
);

const known = commandWordsOf(texts);

describe("a command", () => {
  test("has words in every language", () => {
    expect(ONE_EACH.filter(({ word }) => word === "")).toEqual([]);
  });

  test("is one command only, whichever language it is a word of", () => {
    const meant = new Map<string, string>();
    for (const { command, word, locale } of EVERY) {
      const found = commandIn(known, word);
      expect(meant.get(word) ?? found, `${locale} ${command} ${word}`).toBe(found);
      meant.set(word, found ?? "");
      expect(found, `${locale} ${command} ${word}`).toBe(CHOICE_OF[command]);
    }
  });

  test.each(["/menu", "MENU", " menu. ", "Menu!", "menu?"])("may be written as %j", (text) => {
    expect(commandIn(known, text)).toBe("menu");
  });

  test.each(["menu van de week", "ik wil niet stoppen met huren", "", "/", "🏠"])(
    "is the whole message: not %j",
    (text) => {
      expect(commandIn(known, text)).toBeNull();
    },
  );
});

const CHOICE_OF = {
  menu: "menu",
  back: "back",
  language: "language",
  stop: "stop",
  person: "callback:start",
  forget: "data:forget",
} as const;

describe.each(QUESTIONS)("from the question %s", (question) => {
  test.each(ONE_EACH)("$word ($locale) is $command", ({ word, command }) => {
    const anna = talk({ locale: "nl" });
    to(anna, question);
    expect(waitingAt(anna)).toBe(question);
    const reply = anna.say(word);
    expect(reply.text).not.toBe("");
    expect(reply.text).not.toContain(words("nl", "start.pick"));
    switch (command) {
      case "menu":
        expect(reply.text).toBe(words("nl", "start.menu"));
        break;
      case "language":
        expect(reply.choices).toContain("language:tr");
        break;
      case "stop":
        expect(anna.conversation().silent).toBe(true);
        expect(waitingAt(anna)).toBeNull();
        break;
      case "person":
        expect(waitingAt(anna)).toBe("callback/when");
        break;
      case "forget":
        expect(waitingAt(anna)).toBe("about/sure");
        break;
      case "back":
        expect(waitingAt(anna)).not.toBe(question);
        break;
      default:
        command satisfies never;
    }
  });
});
