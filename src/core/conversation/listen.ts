import type { Content } from "#core/content.ts";
import type { Happening } from "#core/event.ts";
import type { PersonalData, Understanding } from "#core/understanding/understanding.ts";
import type { Conversation } from "./conversation.ts";

/** Words of a sure message that are enough to leave a language that was chosen by hand. */
const WORDS_TO_LEAVE_A_CHOICE = 4;

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
  if (happening.type !== "text") {
    return { conversation: before, understood: null, personalData: [] };
  }
  const prior = before.localeBy === "default" ? {} : { locale: before.locale };
  const understood = content.understand(happening.text, prior);
  const asked = waitsForPhone(content, before) && content.phoneNumber(happening.text) !== null;
  return {
    conversation: speak(before, understood, happening.text),
    understood,
    personalData: asked ? [] : understood.personalData,
  };
}

/** A number that was asked for is no surprise. */
function waitsForPhone(content: Content, { waiting }: Conversation): boolean {
  const step = waiting ? content.flows.get(waiting.flow)?.steps[waiting.step] : undefined;
  return step !== undefined && "ask" in step && step.takes === "phone";
}

/** The conversation in the language that was heard, where there is reason enough to follow it. */
function speak(before: Conversation, { locale }: Understanding, text: string): Conversation {
  if (locale.id === before.locale) return before;
  const words = text.trim().split(/\s+/).length;
  const follows =
    (before.localeBy === "default" && (locale.sure || words > 1)) ||
    (locale.sure && (before.localeBy !== "choice" || words >= WORDS_TO_LEAVE_A_CHOICE));
  return follows ? { ...before, locale: locale.id, localeBy: "words" } : before;
}
