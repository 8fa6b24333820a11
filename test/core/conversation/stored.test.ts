import { expect, test } from "vitest";
import { CONVERSATION_VERSION, newConversation } from "#core/conversation/conversation.ts";
import { readConversation } from "#core/conversation/stored.ts";
import { talk } from "../../support/talk.ts";
import { QUESTIONS, to } from "../../support/waiting.ts";

test.each(QUESTIONS)("a conversation that waits at %s survives being stored", (question) => {
  const anna = talk();
  to(anna, question);
  const stored = JSON.parse(JSON.stringify(anna.conversation()));
  expect(readConversation(stored)).toEqual(anna.conversation());
});

/** As version 1 wrote it; rows like this one are out there. */
const VERSION_1 = {
  version: 1,
  role: "resident",
  locale: "ar",
  localeBy: "choice",
  greeted: true,
  waiting: { flow: "callback", step: "consent" },
  trail: [{ flow: "callback", step: "when" }],
  topic: "rent-arrears",
  area: "3562",
  offered: [{ id: "callback:yes", label: "نعم" }],
  draft: { topic: "rent-arrears", when: "evening", caller: null, number: "+31612345678" },
  request: { id: "r1", state: "claimed", name: "Fatima", callBy: 1_795_000_000_000 },
  held: ["r2"],
  profile: { languages: ["ar"], areas: [], gender: "woman", days: [1, 2] },
  silent: false,
};

test("the first version still loads", () => {
  expect(readConversation(VERSION_1)).toMatchObject({
    version: CONVERSATION_VERSION,
    locale: "ar",
    waiting: { flow: "callback", step: "consent" },
    draft: { number: "+31612345678" },
  });
});

test.each([
  ["nothing", null],
  ["no version", {}],
  ["a version from the future", { ...newConversation("nl"), version: CONVERSATION_VERSION + 1 }],
  ["a broken one", { ...newConversation("nl"), offered: "menu" }],
])("%s is no conversation, and that is said", (_, stored) => {
  expect(() => readConversation(stored)).toThrow();
});
