import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#src/content.ts";
import { realContent, sureQuestions } from "./content.ts";

/** What somebody types, in the language of their app. */
export type Question = { text: string; locale: string };

const LOCALES = ["nl", "ar"];
/** Answered by one text without a card, whatever was said before. */
const PLAIN_TOPICS = ["greeting", "thanks", "menu", "callback-status", "about-bot"];
/** So many phrases of each topic, as of those with a card. */
const EACH = 3;

/** Small talk: each is answered by one text. */
export function plainQuestions(): Question[] {
  return LOCALES.flatMap((locale) => {
    const phrases = phrasesOf(locale);
    return PLAIN_TOPICS.flatMap((topic) =>
      (phrases[topic] ?? []).slice(0, EACH).map((text) => ({ text, locale })),
    );
  });
}

/** Questions about money: each is answered by one photo, whose caption is the answer. `cards`: one of each. */
export function cardQuestions(): { all: Question[]; cards: Question[] } {
  const all = sureQuestions(realContent()).filter(({ locale }) => LOCALES.includes(locale));
  const cards = new Map(all.map((question) => [`${question.locale} ${question.topic}`, question]));
  return { all, cards: [...cards.values()] };
}

function phrasesOf(locale: string): Record<string, string[]> {
  return JSON.parse(readFileSync(join(ROOT, "locales", locale, "phrases.json"), "utf8"));
}
