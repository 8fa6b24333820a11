import type { Content } from "#core/content.ts";
import type { Event, Happening } from "#core/event.ts";
import { answerChoices, sureQuestions } from "./content.ts";

/** Happenings that a resident goes through, again and again. */
const VISITS = 4;

/** Makes events of many residents; the same `index` is the same event every time. */
export type Residents = (index: number) => Event;

/** How the address of a stored resident is written. */
export function addressOf(resident: number): string {
  return String(100_000_000 + resident);
}

/**
 * Residents who ask a question in words and tap on: half of the turns read words. `pick` says which
 * resident an event is of.
 */
export function residentsOf(content: Content, pick: (index: number) => number): Residents {
  const questions = sureQuestions(content);
  const choices = answerChoices(content);
  return (index) => {
    const resident = pick(index);
    const question = questions[(resident * 7 + index) % questions.length];
    if (!question) throw new Error("no phrase was understood for sure");
    const choice = choices[index % choices.length] ?? "topic:";
    return {
      id: `event-${index}`,
      channel: "telegram",
      address: addressOf(resident),
      hint: question.locale,
      happening: happeningOf((index + resident) % VISITS, question, choice),
    };
  };
}

/** Residents who only ask, each time in words: the conversation that the peers are measured with. */
export function askingOf(content: Content, pick: (index: number) => number): Residents {
  const residents = residentsOf(content, pick);
  const questions = sureQuestions(content);
  return (index) => {
    const text = questions[index % questions.length]?.text ?? "";
    return { ...residents(index), happening: { type: "text", text } };
  };
}

/** Spreads events evenly over residents, far apart in the store, the same way every time. */
export function scattered(residents: number): (index: number) => number {
  return (index) => (index * 7_919 + Math.floor(index / residents)) % residents;
}

function happeningOf(
  visit: number,
  { text, topic }: { text: string; topic: string },
  choice: string,
): Happening {
  if (visit % 2 === 0) return { type: "text", text };
  return { type: "choice", choice: visit === 1 ? `more:${topic}` : `${choice}${topic}` };
}
