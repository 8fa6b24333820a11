import type { Talk } from "./talk.ts";

/** Every question that a flow asks, and how somebody comes to it from the beginning. */
export const WAYS: Readonly<Record<string, (talk: Talk) => void>> = {
  "callback/when": (talk) => {
    talk.tap("callback:start");
  },
  "callback/days": (talk) => {
    to(talk, "callback/when");
    talk.tap("callback:days");
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
  "callback/extras": (talk) => {
    to(talk, "callback/consent");
    talk.tap("callback:extras");
  },
  "callback/speaks": (talk) => {
    to(talk, "callback/extras");
    talk.tap("callback:speaks");
  },
  "callback/between": (talk) => {
    to(talk, "callback/extras");
    talk.tap("callback:between");
  },
  "writing/resident-writes": (talk) => {
    talk.hear({ kind: "written", request: "r1", name: "Fatima", text: "Hallo", offer: null });
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
  "profile/name": (talk) => {
    talk.hear({ kind: "invited", role: "key-person" });
  },
  "profile/languages": (talk) => {
    to(talk, "profile/name");
    talk.say("Fatima");
  },
  "profile/other-languages": (talk) => {
    to(talk, "profile/languages");
    talk.tap("profile:other-languages");
  },
  "profile/areas": (talk) => {
    to(talk, "profile/languages");
    talk.tap("pick:ar");
    talk.tap("pick:ready");
  },
  "profile/gender": (talk) => {
    to(talk, "profile/areas");
    talk.tap("pick:all");
  },
  "profile/days": (talk) => {
    to(talk, "profile/gender");
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
