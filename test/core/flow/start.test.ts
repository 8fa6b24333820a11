import { describe, expect, test } from "vitest";
import type { Happening } from "#core/event.ts";
import { TEXT_LENGTH, TOPICS_PER_PAGE } from "#core/flow/limits.ts";
import { residentNews } from "#core/requests/views.ts";
import { isWritten } from "#core/topics.ts";
import { localeIds, realContent } from "../../support/content.ts";
import { requestOf } from "../../support/samples.ts";
import { talk, words } from "../../support/talk.ts";
import { QUESTIONS, to, waitingAt } from "../../support/waiting.ts";

const content = realContent();

describe("the first message", () => {
  test("may be the question: it is answered, with one line on who speaks", () => {
    const reply = talk().say("ik kan mijn huur niet betalen");
    expect(reply.message?.blocks[0]).toEqual({ type: "text", text: words("nl", "start.hello") });
    expect(reply.message?.card).toBe("topic:rent-arrears");
    expect(reply.choices).toEqual(
      expect.arrayContaining(["help:near", "callback:start", "menu", "language"]),
    );
  });

  test("is answered in its own language", () => {
    expect(talk().say("لا أستطيع دفع الإيجار").message?.locale).toBe("ar");
    expect(talk().say("kiramı ödeyemiyorum bu ay").message?.locale).toBe("tr");
  });

  test("who speaks is said once", () => {
    const anna = talk();
    anna.say("hallo");
    expect(anna.say("ik kan mijn huur niet betalen").text).not.toContain(
      words("nl", "start.hello"),
    );
  });

  test("that is not understood is said to be so, with ways on", () => {
    const reply = talk().say("qwertyuiop");
    expect(reply.text).toContain(words("nl", "fallback.none"));
    expect(reply.choices).toEqual(expect.arrayContaining(["callback:start", "help:near"]));
  });
});

describe("a link", () => {
  test("may carry a language", () => {
    const anna = talk();
    const reply = anna.happen({ type: "start", payload: "lang-tr" });
    expect(reply.message?.locale).toBe("tr");
    expect(anna.conversation()).toMatchObject({ locale: "tr", localeBy: "choice" });
  });

  test("may carry a topic", () => {
    const reply = talk().happen({ type: "start", payload: "topic-rent-arrears" });
    expect(reply.message?.card).toBe("topic:rent-arrears");
  });

  test("may carry several things: language, topic and neighbourhood are one start", () => {
    const anna = talk();
    const payload = "lang-tr_area-3562_topic-rent-arrears";
    const reply = anna.happen({ type: "start", payload });
    expect(reply.message).toMatchObject({ locale: "tr", card: "topic:rent-arrears" });
    expect(anna.conversation()).toMatchObject({ area: "3562", localeBy: "choice" });
  });

  test("of another town says which town this is, in the link's language, and goes on", () => {
    const { name } = content.directory.town;
    const reply = talk().happen({ type: "start", payload: "lang-ar_town-elsewhere" });
    expect(reply.text).toContain(words("ar", "start.other-town", { town: name }));
    const own = talk().happen({ type: "start", payload: `town-${content.directory.town.id}` });
    expect(own.text).not.toContain(words("nl", "start.other-town", { town: name }));
  });

  test("of a group counts who comes by it, once, and not what they ask", () => {
    const anna = talk();
    const first = anna.happen({ type: "start", payload: "group-abc123" });
    expect(first.effects).toMatchObject([
      { type: "count", kind: "came-by-group", topic: "abc123", locale: "nl", area: "" },
    ]);
    expect(anna.happen({ type: "start", payload: "group-abc123" }).effects).toEqual([]);
    expect(JSON.stringify(anna.conversation())).not.toContain("abc123");
  });

  test("may carry an invite, whatever dashes stand in it", () => {
    const { effects } = talk().happen({ type: "start", payload: "invite-a-b-c" });
    expect(effects).toEqual([{ type: "redeem-invite", code: "a-b-c" }]);
  });

  test.each([
    "",
    "lang-xx",
    "lang-",
    "topic-nonsense",
    "invite-",
    "invite",
    "x",
    "-",
    "🙈",
    "lang",
  ])("that carries %j says hello", (payload) => {
    const reply = talk().happen({ type: "start", payload });
    expect(reply.text).toContain(words("nl", "start.ask"));
    expect(reply.effects).toEqual([]);
  });

  test("without anything says hello", () => {
    expect(talk().happen({ type: "start" }).text).toContain(words("nl", "start.hello"));
  });
});

describe("everything that is not text", () => {
  const HAPPENINGS: [string, Happening, string, string[]][] = [
    ["a photo", { type: "image" }, "fallback.photo", ["topic:understand-letter", "callback:start"]],
    ["a voice message", { type: "voice" }, "fallback.voice", ["callback:start", "help:near"]],
    ["a sticker", { type: "unsupported", what: "sticker" }, "fallback.unsupported", ["menu"]],
    ["a contact card", { type: "phone", number: "+31612345678" }, "fallback.card", ["menu"]],
  ];

  test.each(HAPPENINGS)("%s gets a friendly line and a way on", (_, happening, key, choices) => {
    const reply = talk().happen(happening);
    expect(reply.text).toContain(words("nl", key));
    expect(reply.choices).toEqual(expect.arrayContaining(choices));
  });

  test("a contact card that nobody asked for is not kept", () => {
    const anna = talk();
    anna.happen({ type: "phone", number: "+31612345678" });
    expect(JSON.stringify(anna.conversation())).not.toContain("612345678");
  });

  test.each(QUESTIONS)("is answered at %s too", (question) => {
    for (const [, happening] of HAPPENINGS) {
      const anna = talk();
      to(anna, question);
      expect(anna.happen(happening).text).not.toBe("");
    }
  });
});

describe("a text", () => {
  test("of more than four thousand characters is cut, and that is said", () => {
    const reply = talk().say("a".repeat(TEXT_LENGTH + 1));
    expect(reply.text).toContain(words("nl", "start.cut"));
  });

  test("of exactly so many is not", () => {
    expect(talk().say("a".repeat(TEXT_LENGTH)).text).not.toContain(words("nl", "start.cut"));
  });

  test("that is huge is answered all the same", () => {
    expect(talk().say("🏠".repeat(500_000)).text).not.toBe("");
  });

  test.each(["", " ", "\n", "\u200f", "?", "🙏"])("of nothing, %j, is answered", (text) => {
    expect(talk().say(text).text).not.toBe("");
  });

  test.each([
    ["a phone number", "mijn nummer is 0612345678"],
    ["a citizen service number", "mijn bsn is 123456782"],
    ["a bank account", "NL91ABNA0417164300"],
  ])("with %s in it: the resident hears that it is not kept", (_, text) => {
    const anna = talk();
    expect(anna.say(text).text).toContain(words("nl", "start.personal-data"));
    expect(JSON.stringify(anna.conversation())).not.toMatch(/\d{8,}/);
  });

  test("with the number that was asked for is no surprise", () => {
    const anna = talk();
    to(anna, "callback/number");
    expect(anna.say("0612345678").text).not.toContain(words("nl", "start.personal-data"));
  });
});

describe("a button of long ago", () => {
  test.each(["callback:yes", "data:yes", "pick:ready", "nonsense", "", "topic", "x:y:z", ":"])(
    "%j opens nothing and shows the menu anew",
    (choice) => {
      const reply = talk({ from: { greeted: true } }).tap(choice);
      expect(reply.effects).toEqual([]);
      expect(reply.text).toContain(words("nl", "start.menu"));
    },
  );

  test.each(["topic:gone-topic", "more:gone-topic", "bring:__proto__"])(
    "to a topic that is no more, %s, shows the menu",
    (choice) => {
      expect(talk({ from: { greeted: true } }).tap(choice).text).toBe(words("nl", "start.menu"));
    },
  );

  test("to a neighbourhood still finds help there", () => {
    const anna = talk({ from: { greeted: true } });
    const reply = anna.tap("area:3562");
    expect(anna.conversation().area).toBe("3562");
    expect(reply.message?.blocks.some(({ type }) => type === "place")).toBe(true);
  });
});

describe("nobody gets a role by a choice id", () => {
  test.each(["profile:start", "profile:woman", "coordinator:requests", "request:held", "claim:x"])(
    "%s from a resident",
    (choice) => {
      const anna = talk({ from: { greeted: true } });
      anna.tap(choice);
      anna.say("Mallory");
      anna.tap("pick:nl");
      anna.tap("pick:ready");
      anna.tap("pick:all");
      anna.tap("profile:skip");
      const { effects } = anna.tap("pick:all");
      expect(anna.conversation().role).toBe("resident");
      expect(effects.map(({ type }) => type)).not.toContain("save-key-person");
    },
  );
});

describe("the menu's groups", () => {
  test.each(content.topics.groups.map(({ id }) => id))(
    "%s shows every written topic, page after page, and a way back",
    (group) => {
      const anna = talk({ from: { greeted: true } });
      const found = content.topics.groups.find(({ id }) => id === group)?.topics ?? [];
      const written = found.filter(({ id }) => isWritten(content.texts, id));
      const seen: string[] = [];
      let next: string | undefined = `group:${group}`;
      for (let page = 0; next !== undefined && page < 20; page++) {
        const { choices } = anna.tap(next);
        expect(choices).toContain("menu");
        const shown = choices.filter((id) => id.startsWith("topic:"));
        expect(shown.length).toBeLessThanOrEqual(TOPICS_PER_PAGE);
        seen.push(...shown);
        next = choices.find((id) => id.startsWith("group:"));
      }
      expect(seen).toEqual(written.map(({ id }) => `topic:${id}`));
    },
  );

  test.each(["group:nonsense", "group:get-money:0", "group:get-money:-3", "group:get-money:x"])(
    "%s leads somewhere",
    (choice) => {
      expect(talk({ from: { greeted: true } }).tap(choice).choices).toContain("menu");
    },
  );

  test("a page holds what a list of ten rows holds", () => {
    const topics = { ...content.topics };
    const big = topics.groups.find(({ id }) => id === "bills-and-debts")?.topics ?? [];
    const texts = { ...content.texts, has: () => true };
    const anna = talk({ content: { ...content, texts }, from: { greeted: true } });
    const first = anna.tap("group:bills-and-debts").choices;
    expect(big.length).toBeGreaterThan(TOPICS_PER_PAGE * 2);
    expect(first.filter((id) => id.startsWith("topic:"))).toHaveLength(TOPICS_PER_PAGE);
    expect(first).toContain("group:bills-and-debts:2");
    const second = anna.tap("group:bills-and-debts:2").choices;
    expect(second).toContain("group:bills-and-debts:3");
    expect(second.filter((id) => first.includes(id))).toEqual(["menu", "callback:start"]);
  });
});

describe("another language", () => {
  test.each(localeIds())("%s: the newest answer is given again in it", (locale) => {
    const anna = talk();
    anna.say("ik kan mijn huur niet betalen");
    anna.tap("language");
    const reply = anna.tap(`language:${locale}`);
    expect(reply.message?.locale).toBe(locale);
    expect(reply.message?.card).toBe("topic:rent-arrears");
  });

  test("is offered by its own name, and chosen by it", () => {
    const anna = talk();
    anna.say("taal");
    anna.say("العربية");
    expect(anna.conversation().locale).toBe("ar");
  });

  test("that is chosen by its number is greeted in, and not said to be misunderstood", () => {
    const anna = talk();
    const { choices } = anna.say("taal");
    const reply = anna.say(String(choices.indexOf("language:tr") + 1));
    expect(reply.message?.locale).toBe("tr");
    expect(reply.text).not.toContain(words("tr", "fallback.none"));
  });

  test("that was chosen is not left for one odd word", () => {
    const anna = talk();
    anna.tap("language:ar");
    anna.say("hallo");
    expect(anna.conversation().locale).toBe("ar");
  });

  test("that was chosen is left for a whole sentence that is surely in another", () => {
    const anna = talk();
    anna.tap("language:ar");
    anna.say("ik kan mijn huur niet betalen");
    expect(anna.conversation()).toMatchObject({ locale: "nl", localeBy: "words" });
  });

  test("that we do not have changes nothing", () => {
    const anna = talk();
    anna.tap("language:xx");
    expect(anna.conversation().locale).toBe("nl");
  });
});

describe("what do you know about me, and forget me", () => {
  test("says all that is kept", () => {
    const anna = talk({ from: { greeted: true, topic: "rent-arrears", area: "3562" } });
    const { text } = anna.say("wat weet je over mij");
    expect(text).toContain("Nederlands");
    expect(text).toContain("Kanaalzicht (3562)");
    expect(text).toContain("Huurachterstand");
    expect(text).toContain("90 dagen");
  });

  test("a yes forgets everything at once", () => {
    const anna = talk({ from: { greeted: true, topic: "rent-arrears", area: "3562" } });
    anna.say("vergeet mij");
    const reply = anna.tap("data:yes");
    expect(reply.effects).toEqual([{ type: "forget" }]);
    expect(reply.text).toBe(words("nl", "about.forgotten"));
    expect(JSON.stringify(anna.conversation())).not.toMatch(/3562|rent-arrears/);
  });

  test("a no, or anything else, forgets nothing", () => {
    const anna = talk({ from: { greeted: true, area: "3562" } });
    anna.say("vergeet mij");
    expect(anna.say("huh").effects).toEqual([]);
    expect(waitingAt(anna)).toBe("about/sure");
    expect(anna.say("nee").effects).toEqual([]);
    expect(anna.conversation().area).toBe("3562");
  });
});

describe("stop", () => {
  test("is confirmed, and nothing unasked is sent until the contact writes again", () => {
    const anna = talk();
    anna.say("stop");
    expect(anna.hear({ kind: "reminder", day: "2026-11-30" }).message).toBeNull();
    anna.say("hallo");
    expect(anna.hear({ kind: "reminder", day: "2026-11-30" }).message).not.toBeNull();
  });

  test("of their own request somebody still hears, and reads that beforehand", () => {
    const anna = talk();
    anna.hear(residentNews("opened", requestOf("r1")));
    const stopped = anna.say("stop");
    expect(stopped.text).toBe(words("nl", "start.stopped-request"));
    expect(stopped.choices).toContain("request:withdraw");
    const taken = { state: "claimed", claimedBy: "k", claimerName: "Fatima", callBy: 0 } as const;
    expect(anna.hear(residentNews("claimed", requestOf("r1", taken))).text).toContain("Fatima");
    expect(anna.conversation().silent).toBe(true);
  });

  test("how it goes is not asked after a stop, nor while a new request is open", () => {
    const done = requestOf("r0", { state: "done", claimerName: "Fatima" });
    const anna = talk();
    anna.say("stop");
    expect(anna.hear(residentNews("aftercare", done)).message).toBeNull();
    anna.say("hallo");
    expect(anna.hear(residentNews("aftercare", done)).choices).toContain("aftercare:bad:r0");
    anna.hear(residentNews("opened", requestOf("r1")));
    expect(anna.hear(residentNews("aftercare", done)).message).toBeNull();
    expect(anna.conversation().request?.id).toBe("r1");
  });
});
