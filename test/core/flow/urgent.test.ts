import { describe, expect, test } from "vitest";
import { realContent } from "../../support/content.ts";
import { talk } from "../../support/talk.ts";
import { QUESTIONS, to, waitingAt } from "../../support/waiting.ts";

const { topics, directory } = realContent();
const PRIVATE = [...topics.byId.values()].filter((topic) => topic.private).map(({ id }) => id);

function phoneOf(id: string): string {
  return [...directory.national, ...directory.points].find((point) => point.id === id)?.phone ?? "";
}

describe.each(QUESTIONS)("whatever is being asked, %s", (question) => {
  test("an urgent message is answered with a person to reach today, before all else", () => {
    const anna = talk();
    to(anna, question);
    const reply = anna.say("hij slaat mij");
    expect(reply.message?.card).toBe("topic:violence");
    const [first, contact] = reply.message?.blocks ?? [];
    expect(JSON.stringify(first)).toContain(phoneOf("112"));
    expect(contact).toMatchObject({ type: "contact", id: "112" });
    expect(reply.choices[0]).toBe("callback:start");
  });

  test("and afterwards one can go on where one was", () => {
    const anna = talk();
    to(anna, question);
    const before = anna.conversation();
    anna.say("hij slaat mij");
    anna.tap("back");
    expect(waitingAt(anna)).toBe(question);
    expect(anna.conversation().draft).toEqual(before.draft);
    expect(anna.conversation().profile).toEqual(before.profile);
  });
});

test("the very first message may be urgent: help stands right after hello", () => {
  const reply = talk().say("ik wil niet meer leven");
  const texts = reply.message?.blocks.map((block) => JSON.stringify(block)) ?? [];
  expect(texts[0]).toContain("Geldbuur");
  expect(texts[1]).toContain(phoneOf("113"));
});

test("somebody who said stop is still answered", () => {
  const anna = talk();
  anna.say("stop");
  expect(anna.say("ik wil niet meer leven").text).toContain(phoneOf("113"));
});

describe("what is nobody's business is not remembered", () => {
  const LEAVES_NO_TRACE = [
    ["said at once", ["hij slaat mij"]],
    ["said after another question", ["ik kan mijn huur niet betalen", "ik wil niet meer leven"]],
    ["offered among others", ["het gaat thuis niet goed"]],
    ["offered among others and chosen", ["het gaat thuis niet goed", "1"]],
    ["tapped", ["[topic:despair]"]],
    ["opened by a link", ["(topic-violence)"]],
    ["followed by a request to be called", ["hij slaat mij", "[callback:start]", "1", "1"]],
    ["followed by help near", ["ik wil niet meer leven", "[help:near]", "3562"]],
  ] as const;

  test.each(LEAVES_NO_TRACE)("%s", (_, turns) => {
    const anna = talk();
    for (const turn of turns) {
      if (turn.startsWith("[")) anna.tap(turn.slice(1, -1));
      else if (turn.startsWith("(")) anna.happen({ type: "start", payload: turn.slice(1, -1) });
      else anna.say(turn);
    }
    const stored = JSON.stringify(anna.conversation());
    for (const topic of PRIVATE) {
      expect(stored).not.toContain(topic);
      expect(stored).not.toContain(realContent().texts.fill("nl", `topics.${topic}.name`));
    }
  });

  test("a request that comes of it names no topic", () => {
    const anna = talk();
    anna.say("ik kan mijn huur niet betalen");
    anna.say("hij slaat mij");
    to(anna, "callback/consent");
    expect(anna.tap("callback:yes").effects).toMatchObject([{ wish: { topic: null } }]);
  });

  test("also when its answer is not written yet", () => {
    const { byId } = topics;
    const secret = { ...(byId.get("child-benefit") ?? { id: "", group: "" }), private: true };
    const content = {
      ...realContent(),
      topics: { ...topics, byId: new Map(byId).set("child-benefit", secret) },
    };
    const anna = talk({ content });
    anna.say("ik krijg kinderbijslag");
    expect(anna.conversation().topic).toBeNull();
  });
});
