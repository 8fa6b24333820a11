import { describe, expect, test } from "vitest";
import { DAY, MONDAY, realContent } from "../../support/content.ts";
import { type Talk, talk, words } from "../../support/talk.ts";

const content = realContent();
const GREETED = { greeted: true } as const;

describe("a letter by its envelope", () => {
  test("every sender leads to what it is, what to do first, a card and a topic", () => {
    const anna = talk({ from: GREETED });
    const senders = anna.tap("letter:start").choices;
    expect(senders).toHaveLength(content.letters.length);
    for (const choice of senders) {
      const reply = anna.tap(choice);
      expect(reply.message?.card).toBe(choice);
      expect(reply.message?.blocks.at(-1)).toMatchObject({ type: "list", ordered: true });
      expect(reply.choices[0]).toMatch(/^topic:/);
      expect(reply.choices).toContain("deadline:start");
    }
  });

  test("a sender that nobody knows is asked for again", () => {
    const anna = talk({ from: GREETED });
    expect(anna.tap("letter:nobody").choices).toContain("letter:bailiff");
  });
});

describe("the last day of a letter", () => {
  const ask = (day: string, term: string): { anna: Talk; text: string; choices: string[] } => {
    const anna = talk({ from: GREETED });
    anna.tap("deadline:start");
    anna.say(day);
    const { text, choices } = anna.say(term);
    return { anna, text, choices };
  };

  test("is reckoned from the day after the letter", () => {
    const { text, choices } = ask("20 november", "14 dagen");
    expect(text).toContain(words("nl", "deadline.last-day", { day: "vrijdag 4 december" }));
    expect(choices).toContain("deadline:remind");
  });

  test("on a free day, the working day before it is named", () => {
    const { text } = ask("14 november", "6 weken");
    expect(text).toContain("zaterdag 26 december");
    expect(text).toContain(words("nl", "deadline.better", { day: "donderdag 24 december" }));
  });

  test("that has passed is said without blame, and without a reminder", () => {
    const { text, choices } = ask("1 oktober", "14");
    expect(text).toContain("donderdag 15 oktober");
    expect(choices).toContain("callback:start");
    expect(choices).not.toContain("deadline:remind");
  });

  test("that is too near for a reminder gets none", () => {
    expect(ask("10 november", "14 dagen").choices).not.toContain("deadline:remind");
  });

  test("one reminder three working days before, and nothing is kept of the letter", () => {
    const { anna } = ask("20 november", "14 dagen");
    const reply = anna.tap("deadline:remind");
    expect(reply.effects).toContainEqual({
      type: "set-timer",
      name: "remind",
      at: Date.parse("2026-12-01T11:00+01:00"),
      news: { kind: "reminder", day: "2026-12-04" },
    });
    expect(anna.conversation().notes).toEqual({});
    expect(anna.tap("data:show").text).toContain("vrijdag 4 december");
    const heard = anna.hear({ kind: "reminder", day: "2026-12-04" });
    expect(heard.text).toContain("vrijdag 4 december");
    expect(heard.choices).toContain("callback:start");
    expect(anna.tap("data:show").text).not.toContain("vrijdag 4 december");
  });

  test("somebody who asks for something else meanwhile is answered, and the notes are gone", () => {
    const anna = talk({ from: GREETED });
    anna.tap("deadline:start");
    anna.say("20 november");
    expect(anna.conversation().notes).toEqual({ letterDay: "2026-11-20" });
    anna.say("ik kan mijn huur niet betalen");
    expect(anna.conversation().notes).toEqual({});
  });

  test("what is no day or no term is asked again, kindly", () => {
    const anna = talk({ from: GREETED });
    anna.tap("deadline:start");
    expect(anna.say("weet niet").text).toContain(words("nl", "deadline.letter-day-again"));
    anna.say("20-11");
    expect(anna.say("lang").text).toContain(words("nl", "deadline.term-again"));
    expect(anna.tap("deadline:6-weeks").text).toContain("vrijdag 1 januari");
  });

  test("who said stop is not reminded", () => {
    const anna = talk({ from: { ...GREETED, silent: true }, now: MONDAY + DAY });
    expect(anna.hear({ kind: "reminder", day: "2026-12-04" }).message).toBeNull();
  });
});

describe("what may fit", () => {
  const answers = (...taps: string[]) => {
    const anna = talk({ from: GREETED });
    anna.tap("may-get:start");
    const replies = taps.map((tap) => anna.tap(`may-get:${tap}`));
    return { anna, last: replies.at(-1) };
  };

  test("five taps at most, never an amount, and somebody who fills it in with you", () => {
    const { anna, last } = answers("rent", "young", "work", "adult");
    expect(last?.choices).toEqual(
      expect.arrayContaining(["topic:rent-allowance", "topic:childcare-allowance"]),
    );
    expect(last?.text).toContain(words("nl", "may-get.result-who"));
    expect(last?.text).not.toMatch(/€|\d/);
    expect(last?.choices).toContain("callback:start");
    expect(anna.conversation().notes).toEqual({});
  });

  test.each([
    ["a room", ["room", "no-children", "work", "adult"], "rent-allowance", false],
    ["a rented home", ["rent", "no-children", "work", "adult"], "rent-allowance", true],
    ["no children", ["rent", "no-children", "work", "adult"], "child-benefit", false],
    ["nothing to live on", ["no-home", "no-children", "nothing", "adult"], "welfare-benefit", true],
    ["a pension", ["rent", "no-children", "pension", "retired"], "state-pension", true],
    [
      "younger than 18",
      ["no-home", "no-children", "study", "minor"],
      "healthcare-allowance",
      false,
    ],
  ])("with %s", (_name, taps, topic, fits) => {
    expect(answers(...taps).last?.choices.includes(`topic:${topic}`)).toBe(fits);
  });
});

describe("the card for a counter", () => {
  test("is offered to who does not read Dutch, in Dutch and their own language", () => {
    const turkish = talk({ locale: "tr", from: GREETED });
    expect(turkish.tap("more:bailiff").choices).toContain("desk:bailiff");
    expect(turkish.tap("desk:bailiff").message?.card).toBe("desk:bailiff");
    const dutch = talk({ from: GREETED });
    expect(dutch.tap("more:bailiff").choices).not.toContain("desk:bailiff");
  });
});
