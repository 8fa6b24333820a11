import { describe, expect, test } from "vitest";
import { localeIds } from "../../support/content.ts";
import { type Talk, talk, words } from "../../support/talk.ts";
import { to, waitingAt } from "../../support/waiting.ts";

const OPENED = { kind: "opened", request: "r1" } as const;
const CLAIMED = { kind: "claimed", request: "r1", name: "Fatima", callBy: 0 } as const;

describe("asking to be called", () => {
  test("is four taps and a number, shown back once, and opens one request", () => {
    const anna = talk();
    anna.say("ik kan mijn huur niet betalen");
    anna.tap("callback:start");
    anna.tap("callback:evening");
    anna.tap("callback:woman");
    const shown = anna.say("06 12 34 56 78");
    expect(shown.text).toContain("Huurachterstand");
    expect(shown.text).toContain("In de avond");
    expect(shown.text).toContain("Een vrouw");
    expect(shown.text).toContain("+31612345678");
    const { effects } = anna.tap("callback:yes");
    expect(effects).toEqual([
      {
        type: "open-request",
        wish: {
          topic: "rent-arrears",
          locale: "nl",
          area: null,
          when: "evening",
          caller: "woman",
          number: "+31612345678",
        },
      },
    ]);
    expect(anna.conversation().draft).toBeNull();
  });

  test("can be done without a single button, in words and digits of one's own", () => {
    const anna = talk({ locale: "ar" });
    anna.say("اتصلوا بي");
    anna.say("٤");
    expect(waitingAt(anna)).toBe("callback/caller");
    anna.say("٣");
    anna.say("٠٦١٢٣٤٥٦٧٨");
    const { effects } = anna.say("١");
    expect(effects).toMatchObject([
      { type: "open-request", wish: { when: "evening", caller: null, number: "+31612345678" } },
    ]);
  });

  test("needs no number to be typed where the channel knows it", () => {
    const anna = talk({ number: "+31687654321" });
    to(anna, "callback/number");
    expect(anna.conversation().offered.map(({ id }) => id)).toContain("callback:this-number");
    anna.tap("callback:this-number");
    expect(anna.tap("callback:yes").effects).toMatchObject([{ wish: { number: "+31687654321" } }]);
  });

  test("does not offer this number where the channel does not know it", () => {
    const anna = talk();
    to(anna, "callback/number");
    expect(anna.conversation().offered.map(({ id }) => id)).not.toContain("callback:this-number");
  });

  test.each([
    ["with spaces", "06 12 34 56 78"],
    ["with a country code", "+31 6 12345678"],
    ["with 0031", "0031612345678"],
    ["in a sentence", "bel maar op 06-12345678"],
    ["in Arabic-Indic digits", "٠٦١٢٣٤٥٦٧٨"],
    ["in Persian digits", "۰۶۱۲۳۴۵۶۷۸"],
    ["in Devanagari digits", "०६१२३४५६७८"],
  ])("takes a number %s: %s", (_, typed) => {
    const anna = talk();
    to(anna, "callback/number");
    anna.say(typed);
    expect(anna.conversation().draft?.number).toBe("+31612345678");
    expect(waitingAt(anna)).toBe("callback/consent");
  });

  test("takes the number of a contact card", () => {
    const anna = talk();
    to(anna, "callback/number");
    anna.happen({ type: "phone", number: "+31 6 12 34 56 78" });
    expect(anna.conversation().draft?.number).toBe("+31612345678");
  });

  test.each(["12345", "06 123", "geen idee", "06 12 34 56 78 90 12"])(
    "asks again, kindly, when %j is no number",
    (typed) => {
      const anna = talk();
      to(anna, "callback/number");
      const reply = anna.say(typed);
      expect(waitingAt(anna)).toBe("callback/number");
      expect(reply.text).toContain(words("nl", "callback.number-again"));
    },
  );

  test("a question that is surely about something else is answered, and one can come back", () => {
    const anna = talk();
    to(anna, "callback/number");
    expect(anna.say("wat is zorgtoeslag").message?.card).toBe("topic:healthcare-allowance");
    anna.tap("back");
    expect(waitingAt(anna)).toBe("callback/number");
  });

  test("thanks or a greeting in between is no reason to leave", () => {
    const anna = talk();
    to(anna, "callback/number");
    anna.say("bedankt");
    expect(waitingAt(anna)).toBe("callback/number");
  });

  test("saying no opens nothing", () => {
    const anna = talk();
    to(anna, "callback/consent");
    expect(anna.tap("callback:no").effects).toEqual([]);
  });

  test("a second yes, tapped twice, opens nothing more", () => {
    const anna = talk();
    to(anna, "callback/consent");
    anna.tap("callback:yes");
    const second = anna.tap("callback:yes");
    expect(second.effects).toEqual([]);
    expect(second.text).not.toBe("");
  });

  test("works for somebody who once began to register as a key person", () => {
    const anna = talk();
    to(anna, "key-person/languages");
    anna.say("menu");
    to(anna, "callback/consent");
    expect(anna.tap("callback:yes").effects).toMatchObject([{ type: "open-request" }]);
  });
});

describe("back", () => {
  test("goes question by question to the first, then to the menu, keeping what was noted", () => {
    const anna = talk();
    to(anna, "callback/consent");
    for (const before of ["callback/number", "callback/caller", "callback/when"]) {
      anna.tap("back");
      expect(waitingAt(anna)).toBe(before);
    }
    expect(anna.conversation().draft?.number).toBe("+31612345678");
    expect(anna.tap("back").text).toBe(words("nl", "start.menu"));
    expect(anna.tap("back").text).toBe(words("nl", "start.menu"));
  });

  test("and forward again with another answer leaves the newest answer", () => {
    const anna = talk();
    to(anna, "callback/caller");
    anna.say("terug");
    anna.tap("callback:morning");
    anna.tap("callback:man");
    anna.say("0612345678");
    expect(anna.tap("callback:yes").effects).toMatchObject([
      { wish: { when: "morning", caller: "man" } },
    ]);
  });

  test("to the last question shows once more what is passed on", () => {
    const anna = talk();
    to(anna, "callback/consent");
    anna.tap("menu");
    expect(anna.tap("back").text).toContain("+31612345678");
  });
});

describe("another language on the way", () => {
  test.each(localeIds().filter((id) => id !== "nl"))(
    "%s: the same question is asked again, nothing is lost",
    (locale) => {
      const anna = talk();
      to(anna, "callback/number");
      anna.tap("language");
      const reply = anna.tap(`language:${locale}`);
      expect(anna.conversation().draft).toMatchObject({ when: "evening", caller: null });
      expect(waitingAt(anna)).toBe("callback/number");
      expect(reply.text).toContain(words(locale, "callback.number"));
    },
  );

  test("going back after it asks the question in the new language", () => {
    const anna = talk();
    to(anna, "callback/caller");
    anna.tap("language");
    anna.tap("language:tr");
    if (waitingAt(anna) !== "callback/caller") anna.tap("back");
    expect(waitingAt(anna)).toBe("callback/caller");
    anna.tap("callback:woman");
    expect(anna.conversation().draft?.caller).toBe("woman");
    expect(anna.conversation().locale).toBe("tr");
  });

  test("an urgent question in it is answered in it", () => {
    const anna = talk();
    to(anna, "callback/number");
    const reply = anna.say("yarın evden atılıyorum");
    expect(reply.message?.locale).toBe("tr");
    expect(reply.message?.card).toBe("topic:eviction");
  });
});

describe("while a request is open", () => {
  function waiting(): Talk {
    const anna = talk();
    to(anna, "callback/consent");
    anna.tap("callback:yes");
    anna.hear(OPENED);
    return anna;
  }

  test("asking again shows how it stands instead", () => {
    const reply = waiting().tap("callback:start");
    expect(reply.text).toBe(words("nl", "callback.status-open"));
    expect(reply.choices).toContain("request:withdraw");
  });

  test("when somebody took it, the resident knows who calls and until when", () => {
    const anna = waiting();
    const callBy = Date.parse("2026-11-23T18:00+01:00");
    const heard = anna.hear({ ...CLAIMED, callBy });
    expect(heard.text).toBe("Goed nieuws: Fatima belt je, uiterlijk maandag 23 november om 18:00.");
    expect(anna.say("wanneer word ik gebeld").text).toContain("Fatima");
  });

  test("once they spoke, the status says so", () => {
    const anna = talk({
      from: { greeted: true, request: { id: "r1", state: "reached", name: "Fatima", callBy: 0 } },
    });
    expect(anna.tap("request:status").text).toBe(
      words("nl", "callback.status-reached", { name: "Fatima" }),
    );
  });

  test("given back, it waits for somebody again", () => {
    const anna = waiting();
    anna.hear(CLAIMED);
    anna.hear({ kind: "given-back", request: "r1" });
    expect(anna.tap("request:status").text).toBe(words("nl", "callback.status-open"));
  });

  test("it can be withdrawn, and then there is none", () => {
    const anna = waiting();
    const reply = anna.tap("request:withdraw");
    expect(reply.effects).toEqual([{ type: "move-request", request: "r1", move: "withdraw" }]);
    expect(reply.text).toContain("gestopt");
    expect(anna.tap("request:status").text).toBe(words("nl", "callback.none"));
  });

  test("after it was withdrawn, one can ask again", () => {
    const anna = waiting();
    anna.tap("request:withdraw");
    anna.tap("callback:start");
    expect(waitingAt(anna)).toBe("callback/when");
  });

  test("after its end, one can ask again", () => {
    for (const end of [
      { kind: "done", request: "r1", name: "Fatima" },
      { kind: "expired", request: "r1" },
    ] as const) {
      const anna = waiting();
      anna.hear(end);
      anna.tap("callback:start");
      expect(waitingAt(anna)).toBe("callback/when");
    }
  });

  test("withdrawing what is not there changes nothing", () => {
    const anna = talk();
    const reply = anna.tap("request:withdraw");
    expect(reply.effects).toEqual([]);
    expect(reply.text).toContain(words("nl", "callback.none"));
  });

  test("what was said about a request that is over does not come back for the next", () => {
    const anna = waiting();
    anna.hear({ kind: "done", request: "r1", name: "Fatima" });
    to(anna, "callback/consent");
    anna.tap("callback:yes");
    anna.hear({ kind: "opened", request: "r2" });
    expect(anna.conversation().request).toEqual({
      id: "r2",
      state: "open",
      name: null,
      callBy: null,
    });
  });
});
