import type { Content } from "#core/content.ts";
import type { Happening } from "#core/event.ts";
import { takesAt } from "#core/flow/question.ts";
import { countWords } from "#core/text/count-words.ts";
import type { PersonalData, Prior, Understanding } from "#core/understanding/understanding.ts";
import type { Conversation } from "./conversation.ts";

/** Words of a sure message that are enough to leave a language that was heard, or chosen by hand. */
const WORDS_TO_LEAVE = { words: 2, choice: 4 };

/** What a happening says before anything is done with it: its meaning and its language. */
export function listen(
  content: Content,
  before: Conversation,
  happening: Happening,
): {
  conversation: Conversation;
  understood: Understanding | null;
  personalData: readonly PersonalData[];
} {
  const text = wordsOf(happening);
  if (text === "") return { conversation: before, understood: null, personalData: [] };
  const prior = priorOf(before);
  const understood = content.understand(text, prior);
  // Words for somebody else: a number in them is no surprise, and their language is not the writer's wish.
  const isForSomebody = takesAt(content, before.waiting, "words");
  const asked =
    isForSomebody ||
    (takesAt(content, before.waiting, "phone") && content.phoneNumber(text) !== null);
  return {
    conversation: isForSomebody ? before : speak(before, understood, text),
    understood,
    personalData: asked ? [] : understood.personalData,
  };
}

/** What was typed, also beside a photo. */
function wordsOf(happening: Happening): string {
  if (happening.type === "text") return happening.text;
  return happening.type === "image" ? (happening.caption ?? "") : "";
}

/** What is known of the language beforehand: nothing, the channel's hint, or what was spoken so far. */
function priorOf({ localeBy, locale }: Conversation): Prior {
  if (localeBy === "default") return {};
  return localeBy === "hint" ? { hint: locale } : { locale };
}

/** The conversation in the language that was heard, where there is reason enough to follow it. */
function speak(before: Conversation, { locale }: Understanding, text: string): Conversation {
  if (locale.id === before.locale) return before;
  // "14 november" is one word, and a month is the same in many languages.
  const words = countWords(text);
  const follows =
    before.localeBy === "default" || before.localeBy === "hint"
      ? locale.sure || words > 1
      : locale.sure && words >= WORDS_TO_LEAVE[before.localeBy];
  return follows ? { ...before, locale: locale.id, localeBy: "words" } : before;
}
