import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Content } from "#core/content.ts";
import { advance } from "#core/conversation/advance.ts";
import {
  type Conversation,
  conversation,
  newConversation,
} from "#core/conversation/conversation.ts";
import type { Happening } from "#core/event.ts";
import { STEPS_PER_TURN } from "#core/flow/limits.ts";
import { takesAt } from "#core/flow/question.ts";
import type { Choice } from "#core/message.ts";
import {
  anyDoing,
  anyFlow,
  anyInvite,
  anyNews,
  anyText,
  type Doing,
} from "../support/arbitraries.ts";
import { contentWithFlow, HOUR, localeIds, MONDAY, realContent } from "../support/content.ts";
import { type Reply, type Talk, talk, words } from "../support/talk.ts";
import { QUESTIONS, to, waitingAt } from "../support/waiting.ts";
import { openTown } from "../support/world.ts";

const RUNS = { numRuns: 300 };

const anyHappening = fc.oneof(
  { weight: 6, arbitrary: anyDoing },
  { weight: 1, arbitrary: anyNews.map((news) => ({ type: "news" as const, news })) },
);
const anyLife = fc.array(anyHappening, { maxLength: 12 });
const anyone = fc.record({
  locale: fc.constantFrom(...localeIds()),
  number: fc.option(fc.constant("+31687654321"), { nil: undefined }),
  role: fc.constantFrom("resident" as const, "key-person" as const, "coordinator" as const),
});

/** A doing as a happening, seen from what was offered last. */
function happeningOf(doing: Doing, offered: readonly Choice[]): Happening {
  if (doing.type !== "nth") return doing;
  const choice = offered[doing.nth % Math.max(1, offered.length)];
  if (!choice) return { type: "text", text: "1" };
  if (doing.by === "tap") return { type: "choice", choice: choice.id };
  const text = doing.by === "label" ? choice.label : String(offered.indexOf(choice) + 1);
  return { type: "text", text };
}

/** Lives a life, and looks at every turn of it. */
function live(
  who: Talk,
  life: readonly Doing[],
  look: (reply: Reply, happening: Happening) => void,
) {
  for (const doing of life) {
    const happening = happeningOf(doing, who.conversation().offered);
    look(who.happen(happening), happening);
  }
}

function begin({
  locale,
  number,
  role,
}: {
  locale: string;
  number?: string | undefined;
  role: Conversation["role"];
}) {
  return talk({ locale, from: { role }, ...(number ? { number } : {}) });
}

/** Content that counts how often a step is looked up. */
function counting(content: Content): { content: Content; looked: () => number } {
  let count = 0;
  const flows = new Map(content.flows);
  flows.get = (id: string) => {
    count++;
    return content.flows.get(id);
  };
  return {
    content: { ...content, flows },
    looked: () => {
      const all = count;
      count = 0;
      return all;
    },
  };
}
/** Looks that are not steps: what waits, once for each reader of it. */
const OTHER_LOOKS = 6;

/** Where words are for somebody else, "1" is a word and only a tap chooses. */
function waitsForWords(who: Talk): boolean {
  return takesAt(realContent(), who.conversation().waiting, "words");
}

describe("whatever happens to anyone, in any order", () => {
  test("the conversation fits its schema, and JSON changes nothing", () => {
    fc.assert(
      fc.property(anyone, anyLife, (who, life) => {
        let before: Conversation = { ...newConversation(who.locale), role: who.role };
        for (const [index, doing] of life.entries()) {
          const happening = happeningOf(doing, before.offered);
          const turn = { eventId: `${index}`, now: MONDAY + index * HOUR, ownNumber: null };
          const after = advance(realContent(), before, happening, turn);
          expect(conversation.parse(after.conversation)).toEqual(after.conversation);
          expect(JSON.parse(JSON.stringify(after))).toEqual(after);
          before = after.conversation;
        }
      }),
      RUNS,
    );
  });

  test("the same twice gives the same, and changes nothing that went in", () => {
    fc.assert(
      fc.property(anyone, anyLife, (who, life) => {
        let before: Conversation = { ...newConversation(who.locale), role: who.role };
        for (const doing of life) {
          const happening = happeningOf(doing, before.offered);
          const turn = { eventId: "e", now: MONDAY, ownNumber: who.number ?? null };
          const copy = structuredClone({ before, happening, turn });
          const once = advance(realContent(), before, happening, turn);
          const twice = advance(realContent(), before, happening, turn);
          expect(twice).toEqual(once);
          expect({ before, happening, turn }).toEqual(copy);
          before = once.conversation;
        }
      }),
      { numRuns: 150 },
    );
  });

  test("nothing that is read shows a gap, a key or a placeholder", () => {
    fc.assert(
      fc.property(anyone, anyLife, (who, life) => {
        live(begin(who), life, ({ text, labels }) => {
          expect(text).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN/);
          expect(labels.join("\n")).not.toMatch(/^choices\.|\{\{|undefined|^$(?=.)/m);
        });
      }),
      RUNS,
    );
  });

  test("what is offered is offered once, and each choice leads somewhere", () => {
    fc.assert(
      fc.property(anyone, anyLife, (who, life) => {
        const anna = begin(who);
        let shown: string[] = [];
        live(anna, life, ({ choices }) => {
          expect(choices).toEqual([...new Set(choices)]);
          shown = choices;
        });
        const offered = anna.conversation().offered.filter(({ id }) => shown.includes(id));
        const from = anna.conversation();
        for (const { id } of offered) {
          const reply = talk({ from, ...(who.number ? { number: who.number } : {}) }).tap(id);
          expect(reply.text, id).not.toContain(words(from.locale, "start.old-menu"));
        }
      }),
      RUNS,
    );
  });

  test("an answer is to the tap whether it is a tap, the label or the number", () => {
    fc.assert(
      fc.property(anyone, anyLife, fc.nat(), (who, life, nth) => {
        const anna = begin(who);
        live(anna, life, () => {});
        const from = { ...anna.conversation(), greeted: true, localeBy: "choice" as const };
        const index = nth % Math.max(1, from.offered.length);
        const choice = from.offered[index];
        if (!choice || index > 98 || waitsForWords(anna)) return;
        const labels = from.offered.filter(({ label }) => label === choice.label);
        const again = () => talk({ from, ...(who.number ? { number: who.number } : {}) });
        const tapped = again().tap(choice.id);
        expect(again().say(String(index + 1)).message, `number of ${choice.id}`).toEqual(
          tapped.message,
        );
        // A quiet choice is remembered without its label.
        if (labels.length > 1 || choice.label === "") return;
        expect(again().say(choice.label).message, `label of ${choice.id}`).toEqual(tapped.message);
      }),
      RUNS,
    );
  });
});

describe("a resident", () => {
  const resident = anyone.map((who) => ({ ...who, role: "resident" as const }));

  test("always gets an answer: a message, or something that tells the answer", () => {
    const TELLS = ["move-request", "list", "redeem-invite", "open-request", "ask-again", "write"];
    fc.assert(
      fc.property(resident, fc.array(anyDoing, { maxLength: 12 }), (who, life) => {
        live(begin(who), life, ({ message, effects }, happening) => {
          const later = effects.some(({ type }) => TELLS.includes(type));
          expect(message !== null || later, JSON.stringify(happening)).toBe(true);
        });
      }),
      RUNS,
    );
  });

  test("never gets a role without an invite", () => {
    fc.assert(
      fc.property(resident, anyLife, (who, life) => {
        const anna = begin(who);
        live(anna, life, ({ effects }) => {
          expect(effects.map(({ type }) => type)).not.toContain("save-key-person");
        });
        expect(anna.conversation()).toMatchObject({ role: "resident", profile: null });
      }),
      RUNS,
    );
  });

  test("opens a request only with a yes, and with everything that was asked", () => {
    fc.assert(
      fc.property(resident, anyLife, (who, life) => {
        const anna = begin(who);
        live(anna, life, ({ effects }, happening) => {
          for (const effect of effects) {
            if (effect.type !== "open-request") continue;
            expect(happening.type === "choice" || happening.type === "text").toBe(true);
            expect(effect.wish.number).toMatch(/^\+\d{6,15}$/);
          }
        });
      }),
      RUNS,
    );
  });

  test("reaches the menu and stop by one word, from wherever that is", () => {
    fc.assert(
      fc.property(anyone, anyLife, (who, life) => {
        const anna = begin(who);
        live(anna, life, () => {});
        expect(anna.say("menu").text).toContain(words(anna.conversation().locale, "start.menu"));
        expect(waitingAt(anna)).toBeNull();
        live(anna, life, () => {});
        anna.say("stop");
        expect(anna.conversation()).toMatchObject({ silent: true, waiting: null });
      }),
      RUNS,
    );
  });

  test("comes to the end of back, however long the way was", () => {
    fc.assert(
      fc.property(anyone, anyLife, (who, life) => {
        const anna = begin(who);
        live(anna, life, () => {});
        for (let n = 0; n < 25; n++) anna.tap("back");
        expect(anna.conversation()).toMatchObject({ trail: [], waiting: null });
      }),
      { numRuns: 100 },
    );
  });
});

/** Questions that only a key person or coordinator comes to; test/core/flow/key-person.test.ts asks them. */
const OF_STAFF = [
  "key-person/what-question",
  "key-person/note-what",
  "key-person/note-line",
  "writing/key-person-writes",
  "writing/resident-goes-on",
  "coordinator/answer-text",
  "profile/until",
];

test("a question that anyone can come to is one of those the other tests go through", () => {
  const reached = new Set<string>();
  const withInvite = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: anyHappening },
      { weight: 1, arbitrary: anyInvite.map((news) => ({ type: "news" as const, news })) },
    ),
    { maxLength: 15 },
  );
  fc.assert(
    fc.property(anyone, withInvite, (who, life) => {
      const anna = begin(who);
      live(anna, life, () => {
        const at = waitingAt(anna);
        if (at) reached.add(at);
      });
    }),
    { numRuns: 500, seed: 7 },
  );
  const known = new Set([...QUESTIONS, "near/located", "near/picked", ...OF_STAFF]);
  expect([...reached].filter((question) => !known.has(question))).toEqual([]);
});

const LEFT_BY_A_WORD = "writing/resident-writes";

test("whoever writes to a key person stops by a word, as every choice would be a word too", () => {
  const anna = talk();
  to(anna, LEFT_BY_A_WORD);
  expect(anna.conversation().offered).toEqual([]);
  anna.say("menu");
  expect(waitingAt(anna)).toBeNull();
});

test.each(QUESTIONS.filter((one) => one !== LEFT_BY_A_WORD))(
  "the question %s offers a choice that leads away from it",
  (question) => {
    const anna = talk();
    to(anna, question);
    const from = anna.conversation();
    const leaves = from.offered.filter(({ id }) => {
      const other = talk({ from });
      other.tap(id);
      return waitingAt(other) !== question;
    });
    expect(leaves.map(({ id }) => id)).not.toEqual([]);
  },
);

describe("whatever flow somebody writes", () => {
  test("a turn walks no more steps than the limit, throws nothing, and stays a conversation", () => {
    fc.assert(
      fc.property(anyFlow, fc.array(anyDoing, { maxLength: 6 }), (flow, life) => {
        const { content, looked } = counting(contentWithFlow("a-test", flow));
        const anna = talk({ content });
        looked();
        for (const doing of [{ type: "choice", choice: "test:go" } as const, ...life]) {
          anna.happen(happeningOf(doing, anna.conversation().offered));
          expect(looked()).toBeLessThanOrEqual(STEPS_PER_TURN + OTHER_LOOKS);
        }
      }),
      RUNS,
    );
  });

  test("a text of anything is answered by the flows we ship, within the limit", () => {
    const { content, looked } = counting(realContent());
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (all) => {
        const anna = talk({ content });
        for (const text of all) {
          looked();
          expect(anna.say(text).text).not.toBe("");
          expect(looked()).toBeLessThanOrEqual(STEPS_PER_TURN / 2);
        }
      }),
      RUNS,
    );
  });
});

test("in the running service, everything that a resident does is answered to that resident", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDoing, { maxLength: 10 }), async (life) => {
      const town = openTown();
      await town.keyPerson("fatima");
      for (const doing of life) {
        const offered = (await town.conversation("anna"))?.offered ?? [];
        const happening = happeningOf(doing, offered);
        const said = await town.happens("anna", happening);
        expect(said.length, JSON.stringify(happening)).toBeGreaterThan(0);
      }
      expect(town.log.filter(({ level }) => level === "error")).toEqual([]);
    }),
    { numRuns: 120 },
  );
});
