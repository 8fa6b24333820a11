import type { Talk } from "./talk.ts";

/** Every question that a flow asks, and how somebody comes to it from the beginning. */
export const WAYS: Readonly<Record<string, (talk: Talk) => void>> = {
  "callback/when": (talk) => {
    talk.tap("callback:start");
  },
  "callback/caller": (talk) => {
    to(talk, "callback/when");
    talk.tap("callback:evening");
  },
  "callback/number": (talk) => {
    to(talk, "callback/caller");
    talk.tap("callback:any");
  },
  "callback/consent": (talk) => {
    to(talk, "callback/number");
    talk.say("0612345678");
  },
  "near/where": (talk) => {
    talk.tap("help:near");
  },
  "about/sure": (talk) => {
    talk.tap("data:forget");
  },
  "deadline/letter-day": (talk) => {
    talk.tap("deadline:start");
  },
  "deadline/term": (talk) => {
    to(talk, "deadline/letter-day");
    talk.say("20-11-2026");
  },
  "deadline/offer": (talk) => {
    to(talk, "deadline/term");
    talk.tap("deadline:14-days");
  },
  "may-get/home": (talk) => {
    talk.tap("may-get:start");
  },
  "may-get/children": (talk) => {
    to(talk, "may-get/home");
    talk.tap("may-get:rent");
  },
  "may-get/income": (talk) => {
    to(talk, "may-get/children");
    talk.tap("may-get:young");
  },
  "may-get/age": (talk) => {
    to(talk, "may-get/income");
    talk.tap("may-get:work");
  },
  "key-person/name": (talk) => {
    talk.hear({ kind: "invited", role: "key-person" });
  },
  "key-person/languages": (talk) => {
    to(talk, "key-person/name");
    talk.say("Fatima");
  },
  "key-person/areas": (talk) => {
    to(talk, "key-person/languages");
    talk.tap("pick:ar");
    talk.tap("pick:ready");
  },
  "key-person/gender": (talk) => {
    to(talk, "key-person/areas");
    talk.tap("pick:all");
  },
  "key-person/days": (talk) => {
    to(talk, "key-person/gender");
    talk.tap("profile:woman");
  },
};

/** Goes to a question. */
export function to(talk: Talk, question: string): void {
  WAYS[question]?.(talk);
}

export const QUESTIONS = Object.keys(WAYS);

/** The question that waits, as `flow/step`; null when none does. */
export function waitingAt(talk: Talk): string | null {
  const { waiting } = talk.conversation();
  return waiting && `${waiting.flow}/${waiting.step}`;
}
