import { describe, expect, test } from "vitest";
import type { CallbackRequest } from "#core/requests/request.ts";
import { claimerNews, offerOf, residentNews, seenOf, taskOf } from "#core/requests/views.ts";
import { normalise } from "#core/text/normalise.ts";
import { HOUR, localeIds, MONDAY, realContent } from "../../support/content.ts";
import { keyPersonOf, requestOf, wishOf } from "../../support/samples.ts";
import { type Talk, talk, words } from "../../support/talk.ts";
import { to, waitingAt } from "../../support/waiting.ts";

const TAKEN: Partial<CallbackRequest> = {
  state: "claimed",
  claimedBy: "fatima",
  claimerName: "Fatima",
  callBy: MONDAY + 4 * HOUR,
};

function wonBy(fatima: Talk, id = "r1", changes: Partial<CallbackRequest> = {}) {
  return fatima.hear(claimerNews("claim-won", requestOf(id, { ...TAKEN, ...changes })));
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
          elsewhere: false,
          gender: "woman",
          days: [1, 3],
        },
      },
    ]);
    expect(fatima.conversation()).toMatchObject({ role: "key-person", profile: null });
  });

  test("what was picked is marked, and a second tap takes it off", () => {
    const fatima = talk();
    to(fatima, "profile/languages");
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
    to(fatima, "profile/languages");
    fatima.say(typed);
    expect(fatima.conversation().profile?.languages.toSorted()).toEqual(languages.toSorted());
  });

  test("the Dutch word for and is no English", () => {
    const fatima = talk();
    to(fatima, "profile/languages");
    fatima.say("Nederlands en Türkçe");
    expect(fatima.conversation().profile?.languages).toEqual(["nl", "tr"]);
  });

  test("neighbourhoods may be typed, in digits of any script", () => {
    const fatima = talk();
    to(fatima, "profile/areas");
    fatima.say("3561 en ٣٥٦٢");
    expect(fatima.conversation().profile?.areas).toEqual(["3561", "3562"]);
  });

  test.each(["", "06 12345678", "x1", "a".repeat(31), "🙂", "<b>Fatima</b>"])(
    "%j is no name",
    (name) => {
      const fatima = talk();
      to(fatima, "profile/name");
      expect(fatima.say(name).text).toContain(words("nl", "key-person.name-again"));
      expect(waitingAt(fatima)).toBe("profile/name");
    },
  );

  test.each(["فاطمة", "Anne-Marie", "O’Neill", "Đặng", "ሳባ"])("%s is a name", (name) => {
    const fatima = talk();
    to(fatima, "profile/name");
    fatima.say(name);
    expect(fatima.conversation().profile?.name).toBe(name);
  });

  test("back goes to the question before, however much was picked here", () => {
    const fatima = talk();
    to(fatima, "profile/languages");
    for (const id of ["pick:ar", "pick:nl", "pick:tr"]) fatima.tap(id);
    fatima.say("terug");
    expect(waitingAt(fatima)).toBe("profile/name");
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
  const offer = offerOf(requestOf("r1"));
  const OFFERED = { kind: "offered", request: "r1", offer, isAgain: false } as const;

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
      expect(effects).toEqual([{ type: "move-request", request: "r1", wanted: { move: "claim" } }]);
    }
  });

  test("can be left to others, without a reason", () => {
    const fatima = keyPerson();
    fatima.hear(OFFERED);
    const { effects, text } = fatima.say("2");
    expect(effects).toEqual([{ type: "move-request", request: "r1", wanted: { move: "pass" } }]);
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

  test("reads how to begin in the resident's language and in Dutch, each once", () => {
    const arabic = wonBy(keyPerson(), "r1", { wish: wishOf({ locale: "ar" }) }).text;
    expect(arabic).toContain(words("ar", "key-person.opening-line"));
    expect(arabic).toContain(words("nl", "key-person.opening-line"));
    const dutch = wonBy(keyPerson()).text;
    expect(dutch.split(words("nl", "key-person.opening-line"))).toHaveLength(2);
  });

  test("reads what to ask, what not to promise, where others go on, and that a phone is shared", () => {
    const { text } = wonBy(keyPerson(), "r1", { wish: wishOf({ shared: true }) });
    for (const key of ["ask-1", "ask-2", "ask-3", "limits", "shared"]) {
      expect(text).toContain(words("nl", `key-person.${key}`));
    }
    expect(text).toMatch(/Dichtbij is: .*(Gemeente|raadslieden|Wijkteam)/);
  });

  test("writes to who has no phone", () => {
    const fatima = keyPerson();
    const { text, choices } = wonBy(fatima, "r1", { wish: wishOf({ number: null }) });
    expect(text).toContain(words("nl", "key-person.no-number"));
    expect(choices).toContain("request:write");
    fatima.tap("request:write");
    expect(fatima.say("Hallo!").effects).toEqual([
      { type: "write", request: "r1", text: "Hallo!" },
    ]);
  });

  test.each(["done", "reached", "not-reached", "release", "knows"] as const)(
    "can say %s",
    (move) => {
      const fatima = keyPerson();
      wonBy(fatima);
      expect(fatima.tap(`request:${move}`).effects).toEqual([
        { type: "move-request", request: "r1", wanted: { move } },
      ]);
    },
  );

  test.each([
    ["g", "reached"],
    ["N", "not-reached"],
    ["k", "done"],
    ["l", "release"],
    ["i", "knows"],
  ])("or one letter: %s", (letter, move) => {
    const fatima = keyPerson();
    wonBy(fatima);
    expect(fatima.say(letter).effects).toEqual([
      { type: "move-request", request: "r1", wanted: { move } },
    ]);
  });

  test.each(localeIds())("in %s each outcome begins with another letter", (locale) => {
    const { texts } = realContent();
    const letters = [
      ...["reached", "not-reached", "done", "handover", "release", "knows", "question", "note"],
    ].map((one) => {
      const label = texts.fill(locale, `choices.request:${one}`);
      return normalise(label).replace(/^[^\p{L}]+/u, "")[0];
    });
    expect(letters).toEqual([...new Set(letters)]);
  });

  test("sees the number again on asking, and is told that this is noted", () => {
    const fatima = keyPerson();
    wonBy(fatima);
    expect(fatima.tap("request:number").effects).toEqual([
      { type: "move-request", request: "r1", wanted: { move: "look" } },
    ]);
    const { text } = fatima.hear(claimerNews("number", requestOf("r1", TAKEN)));
    expect(text).toContain("+31612345678");
    expect(text).toContain(words("nl", "key-person.looked"));
  });

  test("the list shows no number", () => {
    const tasks = [taskOf(requestOf("r1", TAKEN))];
    const { text, choices } = keyPerson().hear({ kind: "held", tasks, offers: [] });
    expect(text).not.toContain("612345678");
    expect(choices).toContain("request:number");
  });

  test("says when the next try is", () => {
    const fatima = keyPerson();
    wonBy(fatima);
    fatima.tap("request:not-reached");
    const tried = requestOf("r1", { ...TAKEN, state: "not-reached", tries: 1 });
    const { choices } = fatima.hear(claimerNews("try-noted", tried));
    expect(choices).toContain("retry:evening:r1");
    expect(fatima.tap("retry:evening:r1").effects).toEqual([
      { type: "move-request", request: "r1", wanted: { move: "again", again: "evening" } },
    ]);
  });

  test("keeps a picked outcome, and one short line", () => {
    const fatima = keyPerson();
    wonBy(fatima, "r1");
    wonBy(fatima, "r2");
    fatima.tap("request:note:r2");
    expect(fatima.tap("note:listened:r2").effects).toEqual([
      { type: "move-request", request: "r2", wanted: { move: "note", outcome: "listened" } },
    ]);
    fatima.tap("request:note:r1");
    fatima.tap("note-line");
    expect(fatima.say("belt maandag").effects).toEqual([
      { type: "move-request", request: "r1", wanted: { move: "note", line: "belt maandag" } },
    ]);
  });

  test("asks the coordinator", () => {
    const fatima = keyPerson();
    fatima.tap("request:question");
    expect(fatima.say("mag dit?").effects).toEqual([
      { type: "ask-coordinators", text: "mag dit?" },
    ]);
  });

  test("of several, one is opened by name, and each move names its request", () => {
    const fatima = keyPerson();
    const first = wonBy(fatima, "r1");
    const second = wonBy(fatima, "r2");
    expect(first.choices).toContain("request:done");
    expect(second.choices).toContain("request:done:r2");
    const tasks = ["r1", "r2"].map((id) => taskOf(requestOf(id, TAKEN)));
    const shown = fatima.hear({ kind: "held", tasks, offers: [] });
    expect(shown.choices.slice(0, 2)).toEqual(["request:show:r1", "request:show:r2"]);
    expect(fatima.tap("request:show:r2").effects).toEqual([
      { type: "list", what: { list: "task", request: "r2" } },
    ]);
  });

  test("of several, a move without a name shows them all", () => {
    const fatima = keyPerson();
    wonBy(fatima, "r1");
    wonBy(fatima, "r2");
    expect(fatima.tap("request:done").effects).toEqual([{ type: "list", what: { list: "held" } }]);
  });

  test.each(["claim-over", "taken-back", "cancelled", "closed", "tries-over"] as const)(
    "holds it no more when it is %s",
    (kind) => {
      const fatima = keyPerson();
      wonBy(fatima);
      fatima.hear(claimerNews(kind, requestOf("r1", { ...TAKEN, state: "done" })));
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
    expect(effects).toEqual([{ type: "list", what: { list: "held" } }]);
  });
});

describe("a handover", () => {
  const POINT = "gemeente";
  const proposed = requestOf("r1", {
    ...TAKEN,
    state: "handover",
    handover: { point: POINT, day: "2026-11-30", company: null, asked: false },
  });

  test("is a formal help point and a day on which it is open", () => {
    const fatima = keyPerson();
    wonBy(fatima);
    expect(fatima.tap("request:handover").effects).toEqual([
      { type: "list", what: { list: "handover-points", request: "r1" } },
    ]);
    const task = taskOf(requestOf("r1", TAKEN));
    const points = fatima.hear({ kind: "handover-points", request: "r1", task }).choices;
    const formal = realContent().directory.points.filter(({ kind }) => kind === "formal");
    for (const id of points.filter((one) => one.startsWith("hand:"))) {
      expect(formal.map((one) => `hand:r1:${one.id}`)).toContain(id);
    }
    const days = fatima.tap(`hand:r1:${POINT}`).choices.filter((id) => id.startsWith("handday:"));
    expect(days).toHaveLength(5);
    expect(days).not.toContain(`handday:r1:${POINT}:2026-11-28`);
    expect(fatima.tap(`handday:r1:${POINT}:2026-11-30`).effects).toEqual([
      {
        type: "move-request",
        request: "r1",
        wanted: { move: "propose", point: POINT, day: "2026-11-30" },
      },
    ]);
  });

  test.each(["handday:r1:nowhere:2026-11-30", `handday:r1:${POINT}:2026-11-01`, "handday:r1:x"])(
    "%s is none",
    (choice) => {
      const fatima = keyPerson();
      wonBy(fatima);
      expect(fatima.tap(choice).effects).toEqual([{ type: "list", what: { list: "held" } }]);
    },
  );

  test("what the resident reads is what the help point reads, in both languages", () => {
    const resident = talk({ locale: "tr" });
    const read = resident.hear({
      kind: "handover-read",
      request: "r1",
      task: taskOf(proposed),
      name: "Fatima",
    });
    expect(read.text).toContain(words("tr", "topics.rent-arrears.name"));
    expect(read.text).toContain(words("tr", "handover.letter-close"));
    expect(read.text).not.toContain("612345678");
    expect(read.choices.slice(0, 3)).toEqual([
      "handover:yes:together",
      "handover:yes:three",
      "handover:yes:alone",
    ]);
    const agreed = requestOf("r1", {
      ...proposed,
      handover: { point: POINT, day: "2026-11-30", company: "three", asked: false },
    });
    const heard = keyPerson().hear(claimerNews("handover-agreed", agreed));
    expect(heard.text).toContain(words("nl", "topics.rent-arrears.name"));
    expect(heard.text).toContain("maandag 30 november");
    expect(heard.text).toContain(words("nl", "handover.letter-three", { name: "Fatima" }));
    expect(heard.text).not.toContain("612345678");
  });

  test("with a yes gives day, place, card, and one reminder the morning before", () => {
    const resident = talk();
    const agreed = requestOf("r1", {
      ...proposed,
      handover: { point: POINT, day: "2026-11-30", company: "together", asked: false },
    });
    const heard = resident.hear(residentNews("handover-set", agreed));
    expect(heard.text).toContain("maandag 30 november om 09:00");
    expect(heard.text).toContain("Raadhuisplein");
    expect(heard.message?.card).toBe(`visit:${POINT}`);
    const [timer] = heard.effects;
    expect(timer).toMatchObject({ type: "set-timer", name: "visit" });
    if (timer?.type !== "set-timer") return;
    expect(timer.at).toBe(Date.parse("2026-11-29T10:00+01:00"));
    expect(resident.hear(timer.news).text).toContain("maandag 30 november");
  });

  test("a reminder of a visit that is off is not sent", () => {
    const resident = talk();
    const handover = { point: POINT, day: "2026-11-30", company: "alone", asked: false } as const;
    resident.hear(residentNews("reached", requestOf("r1", { ...TAKEN, state: "reached" })));
    expect(resident.hear({ kind: "visit", request: "r1", handover }).message).toBeNull();
  });
});

describe("a key person's own settings", () => {
  test.each([
    ["hours:evening", { hours: { from: 1020, to: 1260 } }],
    ["hours:always", { hours: null }],
    ["most:2", { most: 2 }],
    ["away:2", { awayUntil: "2026-12-07" }],
    ["away:0", { awayUntil: null }],
  ])("%s", (choice, person) => {
    expect(keyPerson().tap(choice).effects).toEqual([{ type: "save-key-person", person }]);
  });

  test("the last day of a holiday may be typed", () => {
    const fatima = keyPerson();
    fatima.tap("profile:away");
    expect(fatima.say("3 januari 2027").effects).toEqual([
      { type: "save-key-person", person: { awayUntil: "2027-01-03" } },
    ]);
    fatima.tap("profile:away");
    expect(fatima.say("1-11-2026").text).toContain(words("nl", "key-person.away-again"));
  });

  test.each(["hours:day", "most:2", "away:1", "most:99", "away:x", "profile:away", "profile:menu"])(
    "are none of a resident's business: %s",
    (choice) => {
      expect(talk().tap(choice).effects).toEqual([]);
    },
  );
});

describe("a coordinator", () => {
  const kees = () => talk({ from: { role: "coordinator", greeted: true } });

  test("hears what nobody took, what is urgent and what is late, and never a number", () => {
    const invited = talk();
    invited.hear({ kind: "invited", role: "coordinator" });
    expect(invited.conversation().role).toBe("coordinator");
    const offer = offerOf(requestOf("r1"));
    for (const kind of ["unclaimed", "urgent", "late"] as const) {
      const news = { kind, request: "r1", offer, name: "Fatima" };
      expect(invited.hear(news).text).not.toMatch(/\d{6}/);
    }
  });

  test.each([
    [0, "Er staat niets open."],
    [1, "Er staat 1 belverzoek open:"],
    [2, "Er staan 2 belverzoeken open:"],
  ])("of %d open requests reads it right", (count, line) => {
    const requests = Array.from({ length: count }, (_, index) => seenOf(requestOf(`r${index}`)));
    expect(kees().hear({ kind: "overview", requests, page: 1 }).text.split("\n")[0]).toBe(line);
  });

  test("gives what waits, and takes back what is taken", () => {
    const requests = [requestOf("r1"), requestOf("r2", TAKEN)].map(seenOf);
    const { choices } = kees().hear({ kind: "overview", requests, page: 1 });
    expect(choices.slice(0, 2)).toEqual(["assign:r1", "take-back:r2"]);
    expect(kees().tap("give:r1:k1").effects).toEqual([
      { type: "move-request", request: "r1", wanted: { move: "assign", person: "k1" } },
    ]);
    expect(kees().tap("take-back:r2").effects).toEqual([
      { type: "move-request", request: "r2", wanted: { move: "take-back" } },
    ]);
  });

  test("sees who covers what, and where nobody does", () => {
    const people = [
      keyPersonOf("fatima", { areas: ["3562"] }),
      keyPersonOf("Bilal", { paused: true }),
    ];
    const { text } = kees().hear({ kind: "cover", people });
    expect(text).toContain("Nederlands: fatima");
    expect(text).toContain("Kanaalzicht (3562): fatima");
    expect(text).toMatch(/Nog niemand: .*Türkçe/);
    expect(text).toMatch(/Nog niemand: .*Oosterbrink/);
    expect(text).not.toContain("Bilal");
  });

  test("ticks VOG and instruction, pauses, and asks once more before removing", () => {
    const person = keyPersonOf("fatima", { id: "k1", vog: "2026-11-01" });
    const shown = kees().hear({ kind: "member", person, load: 2 });
    expect(shown.text).toContain("VOG gezien op 1 november 2026");
    expect(shown.choices).toEqual(
      expect.arrayContaining(["staff:instruction:k1", "staff:pause:k1", "staff-sure:k1"]),
    );
    expect(shown.choices).not.toContain("staff:vog:k1");
    expect(kees().tap("staff-sure:k1").choices).toContain("staff:remove:k1");
    expect(kees().tap("staff:remove:k1").effects).toEqual([
      { type: "change-key-person", person: "k1", change: "remove" },
    ]);
  });

  test("answers a key person's question", () => {
    const asked = kees();
    asked.hear({ kind: "question", from: "k1", name: "Fatima", text: "mag dit?" });
    asked.tap("answer:k1");
    expect(asked.say("ja").effects).toEqual([{ type: "answer-question", to: "k1", text: "ja" }]);
  });

  test.each([
    ...["coordinator:requests", "coordinator:team", "coordinator:cover", "coordinator:week"],
    ...["coordinator:invite", "give:r1:k1", "take-back:r1", "staff:remove:k1", "assign:r1"],
    ...["member:k1", "coordinator:menu"],
  ])("alone can do %s", (choice) => {
    for (const role of ["resident", "key-person"] as const) {
      const { effects } = talk({ from: { role, greeted: true } }).tap(choice);
      expect(effects).toEqual([]);
    }
  });
});
