import { describe, expect, test } from "vitest";
import { residentNews } from "#core/requests/views.ts";
import { DAY, localeIds, MONDAY } from "../../support/content.ts";
import { requestOf, wishOf } from "../../support/samples.ts";
import { type Talk, talk, words } from "../../support/talk.ts";
import { to, waitingAt } from "../../support/waiting.ts";

const OPEN = requestOf("r1");
const TAKEN = { claimedBy: "fatima", claimerName: "Fatima", callBy: 0 } as const;
const OPENED = residentNews("opened", OPEN);
const CLAIMED = residentNews("claimed", requestOf("r1", { state: "claimed", ...TAKEN }));
const WITHDRAWN = residentNews("withdrawn", requestOf("r1", { state: "withdrawn" }));
const DONE = residentNews("done", requestOf("r1", { state: "done", ...TAKEN }));

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
        wish: wishOf({ area: null, when: "evening", caller: "woman" }),
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
    const claimed = requestOf("r1", { state: "claimed", ...TAKEN, callBy });
    const heard = anna.hear(residentNews("claimed", claimed));
    expect(heard.text).toBe(
      "Goed nieuws: Fatima neemt contact met je op, uiterlijk maandag 23 november om 18:00.",
    );
    expect(anna.say("wanneer word ik gebeld").text).toContain("Fatima");
  });

  test("once they spoke, the status says so", () => {
    const anna = waiting();
    anna.hear(residentNews("reached", requestOf("r1", { state: "reached", ...TAKEN })));
    expect(anna.tap("request:status").text).toBe(
      words("nl", "callback.status-reached", { name: "Fatima" }),
    );
  });

  test("given back, it waits for somebody again", () => {
    const anna = waiting();
    anna.hear(CLAIMED);
    anna.hear(residentNews("given-back", OPEN, "Fatima"));
    expect(anna.tap("request:status").text).toBe(words("nl", "callback.status-open"));
  });

  test("it can be withdrawn, and then there is none", () => {
    const anna = waiting();
    expect(anna.tap("request:withdraw").effects).toEqual([
      { type: "move-request", request: "r1", wanted: { move: "withdraw" } },
    ]);
    expect(anna.hear(WITHDRAWN).text).toContain("gestopt");
    expect(anna.tap("request:status").text).toBe(words("nl", "callback.none"));
  });

  test("after it was withdrawn, one can ask again", () => {
    const anna = waiting();
    anna.tap("request:withdraw");
    anna.hear(WITHDRAWN);
    anna.tap("callback:start");
    expect(waitingAt(anna)).toBe("callback/when");
  });

  test("after its end, one can ask again", () => {
    const expired = residentNews("expired", requestOf("r1", { state: "expired" }));
    for (const end of [DONE, expired]) {
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
    anna.hear(DONE);
    to(anna, "callback/consent");
    anna.tap("callback:yes");
    anna.hear(residentNews("opened", requestOf("r2")));
    expect(anna.conversation().request).toMatchObject({
      id: "r2",
      state: "open",
      name: null,
      callBy: null,
    });
  });
});

describe("what more somebody may wish, and may skip", () => {
  function wished(...taps: string[]) {
    const anna = talk();
    to(anna, "callback/consent");
    anna.tap("callback:extras");
    for (const tap of taps) anna.tap(tap);
    anna.tap("callback:extras-ready");
    const shown = anna.conversation().waiting;
    const [effect] = anna.tap("callback:yes").effects;
    return { shown, wish: effect?.type === "open-request" ? effect.wish : null };
  }

  test("none of it is asked on the way: four taps are four", () => {
    expect(wished().wish).toMatchObject({ outside: false, shared: false, speaks: null });
  });

  test("somebody from outside, and a shared phone, are tapped on and off", () => {
    expect(wished("extra:outside", "extra:shared").wish).toMatchObject({
      outside: true,
      shared: true,
    });
    expect(wished("extra:outside", "extra:outside").wish?.outside).toBe(false);
  });

  test.each([
    ["speaks:rif", "rif"],
    ["speaks:prs", "prs"],
  ])("a language to speak is tapped: %s", (tap, speaks) => {
    expect(wished("callback:speaks", tap).wish?.speaks).toBe(speaks);
  });

  test.each([
    ["Armeens", "hy"],
    ["armenian", "hy"],
    ["Marokkaans", "ary"],
    ["中文", "zh"],
    ["Turks", "tr"],
    ["SRANAN", "srn"],
  ])("or typed, by any of its names: %s", (typed, speaks) => {
    const anna = talk();
    to(anna, "callback/speaks");
    anna.say(typed);
    expect(anna.conversation().draft?.speaks).toBe(speaks);
    expect(waitingAt(anna)).toBe("callback/extras");
  });

  test("a language nobody has heard of is asked again, kindly", () => {
    const anna = talk();
    to(anna, "callback/speaks");
    expect(anna.say("klingon").text).toContain(words("nl", "callback.speaks-again"));
  });

  test.each([
    ["13 tot 15", { from: 780, to: 900 }],
    ["tussen 17:30 en 19.00", { from: 1050, to: 1140 }],
    ["١٣-١٥", { from: 780, to: 900 }],
    ["9h-12h", { from: 540, to: 720 }],
  ])("hours may be typed: %s", (typed, between) => {
    const anna = talk();
    to(anna, "callback/between");
    anna.say(typed);
    expect(anna.conversation().draft?.between).toEqual(between);
  });

  test.each(["15 tot 13", "13:00 tot 13:30", "altijd", "25 tot 30", "12"])(
    "but not: %s",
    (typed) => {
      const anna = talk();
      to(anna, "callback/between");
      expect(anna.say(typed).text).toContain(words("nl", "callback.between-again"));
      expect(anna.conversation().draft?.between).toBeNull();
    },
  );

  test("days are picked, one at least", () => {
    const anna = talk();
    to(anna, "callback/days");
    anna.tap("pick:2");
    anna.tap("pick:4");
    anna.tap("pick:ready");
    expect(anna.conversation().draft).toMatchObject({ when: "days", days: [2, 4] });
    expect(waitingAt(anna)).toBe("callback/caller");
  });

  test("without a phone somebody writes", () => {
    const anna = talk();
    to(anna, "callback/number");
    expect(anna.tap("callback:write").text).toContain(words("nl", "callback.write"));
    expect(anna.tap("callback:yes").effects).toMatchObject([{ wish: { number: null } }]);
  });
});

describe("from an urgent or private answer", () => {
  test("the topic of an urgent one makes it urgent", () => {
    const anna = talk({ from: { greeted: true, topic: "eviction" } });
    to(anna, "callback/consent");
    expect(anna.tap("callback:yes").effects).toMatchObject([
      { wish: { topic: "eviction", urgent: true, aftercare: true } },
    ]);
  });

  test("of a private one only its haste is known, and nobody asks afterwards", () => {
    const anna = talk();
    anna.tap("topic:despair");
    anna.tap("callback:start");
    anna.tap("callback:now");
    anna.tap("callback:any");
    anna.say("0612345678");
    expect(JSON.stringify(anna.conversation())).not.toContain("despair");
    expect(anna.tap("callback:yes").effects).toMatchObject([
      { wish: { topic: null, urgent: true, aftercare: false } },
    ]);
  });

  test("unless that is wished", () => {
    const anna = talk();
    anna.tap("topic:violence");
    anna.tap("callback:start");
    anna.tap("callback:now");
    anna.tap("callback:any");
    anna.say("0612345678");
    anna.tap("callback:extras");
    anna.tap("extra:aftercare");
    anna.tap("callback:extras-ready");
    expect(anna.tap("callback:yes").effects).toMatchObject([{ wish: { aftercare: true } }]);
  });

  test("a private answer long ago does not make a later question urgent", () => {
    const anna = talk();
    anna.tap("topic:despair");
    anna.tap("topic:city-pass");
    to(anna, "callback/consent");
    expect(anna.tap("callback:yes").effects).toMatchObject([
      { wish: { topic: "city-pass", urgent: false, aftercare: true } },
    ]);
  });

  test("lines that are open now are given at once", () => {
    const anna = talk({ now: Date.parse("2026-11-22T03:00+01:00") });
    const urgent = requestOf("r1", { wish: wishOf({ urgent: true }), offeredTo: ["k"] });
    const { message } = anna.hear(residentNews("opened", urgent));
    const shown = message?.blocks.flatMap((block) => (block.type === "place" ? [block.id] : []));
    expect(shown).toContain("112");
    expect(shown).toContain("113");
    expect(shown).not.toContain("juridisch-loket");
  });
});

describe("a wish that was begun and left", () => {
  test("is dropped after a day, with the number in it, without a word", () => {
    const anna = talk();
    const { effects } = anna.tap("callback:start");
    expect(effects).toEqual([
      { type: "set-timer", name: "draft", at: MONDAY + DAY, news: { kind: "draft-over" } },
    ]);
    anna.tap("callback:now");
    anna.tap("callback:any");
    anna.say("0612345678");
    expect(anna.hear({ kind: "draft-over" }).message).toBeNull();
    expect(anna.conversation()).toMatchObject({ draft: null, waiting: null, trail: [] });
    expect(JSON.stringify(anna.conversation())).not.toContain("612345678");
  });
});

describe("writing to a key person", () => {
  const WRITTEN = {
    kind: "written",
    request: "r1",
    name: "Fatima",
    text: "Hallo!",
    offer: null,
  } as const;
  function inTalk(): Talk {
    const anna = talk();
    anna.hear(CLAIMED);
    anna.hear(WRITTEN);
    return anna;
  }

  test("every word goes to that person, numbers too, and nothing is answered in between", () => {
    for (const text of ["ik kan mijn huur niet betalen", "2", "ja", "0612345678"]) {
      const reply = inTalk().say(text);
      expect(reply.effects).toEqual([{ type: "write", request: "r1", text }]);
      expect(reply.text).toBe(words("nl", "writing.sent"));
    }
  });

  test("goes on until menu", () => {
    const anna = inTalk();
    anna.say("een");
    expect(anna.say("twee").effects).toMatchObject([{ text: "twee" }]);
    expect(anna.say("menu").effects).toEqual([]);
    expect(anna.say("hallo").effects.map(({ type }) => type)).not.toContain("write");
  });

  test("what is urgent is answered first, and reaches that person as well", () => {
    const reply = inTalk().say("morgen moet ik mijn huis uit");
    expect(reply.message?.card).toBe("topic:eviction");
    expect(reply.effects).toContainEqual({
      type: "write",
      request: "r1",
      text: "morgen moet ik mijn huis uit",
    });
  });
});
