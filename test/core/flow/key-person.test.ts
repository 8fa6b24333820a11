import { describe, expect, test } from "vitest";
import type { CallbackRequest } from "#core/requests/request.ts";
import { HOUR, MONDAY } from "../../support/content.ts";
import { requestOf } from "../../support/samples.ts";
import { type Talk, talk, words } from "../../support/talk.ts";
import { to, waitingAt } from "../../support/waiting.ts";

const TAKEN: Partial<CallbackRequest> = {
  state: "claimed",
  claimedBy: "fatima",
  claimerName: "Fatima",
  callBy: MONDAY + 4 * HOUR,
};

function wonBy(fatima: Talk, id = "r1") {
  return fatima.hear({ kind: "claim-won", request: requestOf(id, TAKEN) });
}

function keyPerson(): Talk {
  return talk({ from: { role: "key-person", greeted: true } });
}

describe("signing up", () => {
  test("is a name, languages, neighbourhoods, woman or man, and days", () => {
    const fatima = talk();
    fatima.hear({ kind: "invited", role: "key-person" });
    fatima.say("  Fatima   Zahra ");
    fatima.tap("pick:ar");
    fatima.tap("pick:nl");
    fatima.tap("pick:ready");
    fatima.tap("pick:3562");
    fatima.tap("pick:ready");
    fatima.tap("profile:woman");
    fatima.tap("pick:1");
    fatima.tap("pick:3");
    const { effects } = fatima.tap("pick:ready");
    expect(effects).toEqual([
      {
        type: "save-key-person",
        person: {
          name: "Fatima Zahra",
          languages: ["ar", "nl"],
          areas: ["3562"],
          gender: "woman",
          days: [1, 3],
        },
      },
    ]);
    expect(fatima.conversation()).toMatchObject({ role: "key-person", profile: null });
  });

  test("what was picked is marked, and a second tap takes it off", () => {
    const fatima = talk();
    to(fatima, "key-person/languages");
    expect(fatima.tap("pick:ar").labels).toContain("✓ العربية");
    expect(fatima.tap("pick:ar").labels).toContain("العربية");
    expect(fatima.conversation().profile?.languages).toEqual([]);
  });

  test.each([
    ["nl, ar", ["nl", "ar"]],
    ["Nederlands العربية", ["nl", "ar"]],
    ["Türkçe", ["tr"]],
  ])("languages may be typed: %s", (typed, languages) => {
    const fatima = talk();
    to(fatima, "key-person/languages");
    fatima.say(typed);
    expect(fatima.conversation().profile?.languages.toSorted()).toEqual(languages.toSorted());
  });

  test("the Dutch word for and is no English", () => {
    const fatima = talk();
    to(fatima, "key-person/languages");
    fatima.say("Nederlands en Türkçe");
    expect(fatima.conversation().profile?.languages).toEqual(["nl", "tr"]);
  });

  test("neighbourhoods may be typed, in digits of any script", () => {
    const fatima = talk();
    to(fatima, "key-person/areas");
    fatima.say("3561 en ٣٥٦٢");
    expect(fatima.conversation().profile?.areas).toEqual(["3561", "3562"]);
  });

  test.each(["", "06 12345678", "x1", "a".repeat(31), "🙂", "<b>Fatima</b>"])(
    "%j is no name",
    (name) => {
      const fatima = talk();
      to(fatima, "key-person/name");
      expect(fatima.say(name).text).toContain(words("nl", "key-person.name-again"));
      expect(waitingAt(fatima)).toBe("key-person/name");
    },
  );

  test.each(["فاطمة", "Anne-Marie", "O’Neill", "Đặng", "ሳባ"])("%s is a name", (name) => {
    const fatima = talk();
    to(fatima, "key-person/name");
    fatima.say(name);
    expect(fatima.conversation().profile?.name).toBe(name);
  });

  test("back goes to the question before, however much was picked here", () => {
    const fatima = talk();
    to(fatima, "key-person/languages");
    for (const id of ["pick:ar", "pick:nl", "pick:tr"]) fatima.tap(id);
    fatima.say("terug");
    expect(waitingAt(fatima)).toBe("key-person/name");
  });

  test("a coordinator who also takes requests stays a coordinator", () => {
    const kees = talk({ from: { role: "coordinator", greeted: true } });
    kees.tap("profile:start");
    kees.say("Kees");
    kees.tap("pick:nl");
    kees.tap("pick:ready");
    kees.tap("pick:all");
    kees.tap("profile:man");
    kees.tap("pick:all");
    expect(kees.conversation().role).toBe("coordinator");
  });
});

describe("an offer", () => {
  const { number: _, ...offer } = requestOf("r1").wish;
  const OFFERED = { kind: "offered", request: "r1", offer } as const;

  test("shows topic, language, neighbourhood and time; no number, no name", () => {
    const { text, choices } = keyPerson().hear(OFFERED);
    expect(text).toContain("Huurachterstand");
    expect(text).toContain("Nederlands");
    expect(text).toContain("Kanaalzicht (3562)");
    expect(text).toContain("In de ochtend");
    expect(text).not.toMatch(/\d{6}/);
    expect(choices).toEqual(["claim:r1", "pass:r1"]);
  });

  test("can be taken by a tap, a number or a word", () => {
    for (const yes of ["1", "١", "Ik bel", "[claim:r1]"]) {
      const fatima = keyPerson();
      fatima.hear(OFFERED);
      const { effects } = yes.startsWith("[") ? fatima.tap("claim:r1") : fatima.say(yes);
      expect(effects).toEqual([{ type: "move-request", request: "r1", move: "claim" }]);
    }
  });

  test("can be left to others, without a reason", () => {
    const fatima = keyPerson();
    fatima.hear(OFFERED);
    const { effects, text } = fatima.say("2");
    expect(effects).toEqual([]);
    expect(text).toBe(words("nl", "key-person.passed"));
  });

  test("comes in between a question without losing it", () => {
    const fatima = keyPerson();
    fatima.tap("help:near");
    const heard = fatima.hear(OFFERED);
    expect(heard.choices.slice(0, 2)).toEqual(["claim:r1", "pass:r1"]);
    expect(waitingAt(fatima)).toBe("near/where");
    fatima.say("3562");
    expect(fatima.conversation().area).toBe("3562");
  });

  test("many of them do not pile up behind a question that nobody answers", () => {
    const fatima = keyPerson();
    fatima.tap("help:near");
    const before = fatima.conversation().offered.length;
    for (let n = 0; n < 50; n++) fatima.hear({ ...OFFERED, request: `r${n}` });
    expect(fatima.conversation().offered.length).toBeLessThan(before + 10);
  });
});

describe("who took a request", () => {
  test("sees the number, how to begin and until when", () => {
    const { text } = wonBy(keyPerson());
    expect(text).toContain("+31612345678");
    expect(text).toContain("maandag 23 november om 14:00");
    expect(text).toContain(words("nl", "key-person.opening-line"));
  });

  test("reads how to begin in the resident's language", () => {
    const wish = { ...requestOf("r1").wish, locale: "ar" };
    const { text } = keyPerson().hear({
      kind: "claim-won",
      request: requestOf("r1", { ...TAKEN, wish }),
    });
    expect(text).toContain(words("ar", "key-person.opening-line"));
  });

  test.each(["done", "reached", "not-reached", "release"] as const)("can say %s", (move) => {
    const fatima = keyPerson();
    wonBy(fatima);
    expect(fatima.tap(`request:${move}`).effects).toEqual([
      { type: "move-request", request: "r1", move },
    ]);
  });

  test("of several, each move names its request", () => {
    const fatima = keyPerson();
    wonBy(fatima, "r1");
    wonBy(fatima, "r2");
    const shown = fatima.hear({
      kind: "held",
      requests: [requestOf("r1", TAKEN), requestOf("r2", TAKEN)],
    });
    expect(shown.choices).toEqual(
      expect.arrayContaining(["request:done:r1", "request:done:r2", "request:release:r2"]),
    );
    expect(fatima.tap("request:done:r2").effects).toEqual([
      { type: "move-request", request: "r2", move: "done" },
    ]);
  });

  test("of several, a move without a name shows them all", () => {
    const fatima = keyPerson();
    wonBy(fatima, "r1");
    wonBy(fatima, "r2");
    expect(fatima.tap("request:done").effects).toEqual([{ type: "list-requests", which: "held" }]);
  });

  test.each(["claim-over", "withdrawn", "closed"] as const)(
    "holds it no more when it is %s",
    (kind) => {
      const fatima = keyPerson();
      wonBy(fatima);
      fatima.hear({ kind, request: "r1" });
      expect(fatima.conversation().held).toEqual([]);
    },
  );

  test("holds it no more after giving it back", () => {
    const fatima = keyPerson();
    wonBy(fatima);
    fatima.tap("request:release");
    expect(fatima.conversation().held).toEqual([]);
  });

  test("cannot move what somebody else holds", () => {
    const fatima = keyPerson();
    wonBy(fatima);
    const { effects } = fatima.tap("request:done:r2");
    expect(effects).toEqual([{ type: "list-requests", which: "held" }]);
  });
});

describe("a coordinator", () => {
  test("hears what nobody took, and never a number", () => {
    const kees = talk();
    kees.hear({ kind: "invited", role: "coordinator" });
    expect(kees.conversation().role).toBe("coordinator");
    const { number: _, ...offer } = requestOf("r1").wish;
    expect(kees.hear({ kind: "unclaimed", request: "r1", offer }).text).not.toMatch(/\d{6}/);
    expect(kees.tap("coordinator:requests").effects).toEqual([
      { type: "list-requests", which: "all" },
    ]);
  });

  test.each([
    [0, "Er staat niets open."],
    [1, "Er staat 1 belverzoek open:"],
    [2, "Er staan 2 belverzoeken open:"],
  ])("of %d open requests reads it right", (count, line) => {
    const kees = talk({ from: { role: "coordinator", greeted: true } });
    const requests = Array.from({ length: count }, (_, index) => requestOf(`r${index}`));
    expect(kees.hear({ kind: "overview", requests }).text.split("\n")[0]).toBe(line);
  });
});
