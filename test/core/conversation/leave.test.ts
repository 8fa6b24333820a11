import { describe, expect, test } from "vitest";
import { residentNews, taskOf } from "#core/requests/views.ts";
import { requestOf } from "../../support/samples.ts";
import { talk, words } from "../../support/talk.ts";
import { to, waitingAt } from "../../support/waiting.ts";

const LEFT = { type: "left" } as const;

describe("who leaves", () => {
  test("hears nothing, is let go, and their question is dropped", () => {
    const anna = talk();
    anna.tap("callback:start");
    const reply = anna.happen(LEFT);
    expect(reply.message).toBeNull();
    expect(reply.effects).toEqual([{ type: "let-go" }]);
    expect(anna.conversation()).toMatchObject({ gone: true, waiting: null, draft: null });
  });

  test("hears no news, which is remembered all the same", () => {
    const fatima = talk({ from: { role: "key-person" } });
    fatima.happen(LEFT);
    const request = requestOf("r1", { state: "claimed" });
    const news = {
      kind: "claim-won",
      request: "r1",
      task: taskOf(request),
      number: "+3161",
    } as const;
    expect(fatima.hear(news).message).toBeNull();
    expect(fatima.conversation().held).toEqual(["r1"]);
  });

  test("and comes back is answered, and can be asked again as a key person", () => {
    const fatima = talk({ from: { role: "key-person" } });
    expect(fatima.happen(LEFT).effects).toEqual([
      { type: "let-go" },
      { type: "save-key-person", person: { gone: true } },
    ]);
    const reply = fatima.say("menu");
    expect(reply.message).not.toBeNull();
    expect(reply.effects).toEqual([{ type: "save-key-person", person: { gone: false } }]);
    expect(fatima.conversation().gone).toBe(false);
    expect(fatima.say("menu").effects).toEqual([]);
  });
});

describe("who is back", () => {
  test("hears after the answer that the call they waited for is off", () => {
    const anna = talk({ locale: "nl", from: { greeted: true } });
    const request = requestOf("r1", { state: "claimed", claimerName: "Fatima" });
    anna.hear(residentNews("claimed", request));
    anna.happen(LEFT);
    expect(
      anna.hear(residentNews("withdrawn", { ...request, state: "withdrawn" })).message,
    ).toBeNull();
    const reply = anna.say("hij slaat mij");
    expect(reply.message?.blocks[1]).toMatchObject({ type: "contact", id: "112" });
    expect(reply.text.endsWith(words("nl", "callback.left"))).toBe(true);
    expect(anna.conversation().request).toBeNull();
    expect(anna.say("menu").text).not.toContain(words("nl", "callback.left"));
  });

  test("and had taken a request hears that it went on, and its number goes", () => {
    const fatima = talk({
      locale: "nl",
      from: { role: "key-person", held: ["r1"], greeted: true },
    });
    fatima.happen(LEFT);
    const { text, sent } = fatima.say("menu");
    expect(text).toContain(words("nl", "key-person.over"));
    expect(sent.map(({ replaces }) => replaces)).toContain("number:r1");
    expect(fatima.conversation().held).toEqual([]);
  });

  test("as a coordinator gets what is open, as it may have been missed", () => {
    const kees = talk({ from: { role: "coordinator", greeted: true } });
    kees.happen(LEFT);
    expect(kees.say("menu").effects).toContainEqual({
      type: "list",
      what: { list: "overview", page: 1 },
    });
  });

  test("in the middle of signing up goes on where they were", () => {
    const noor = talk();
    to(noor, "profile/languages");
    noor.happen(LEFT);
    expect(waitingAt(noor)).toBe("profile/languages");
  });
});

test("who forgets everything about themselves leaves no number behind in the chat", () => {
  const fatima = talk({ from: { role: "key-person", held: ["r1"], greeted: true } });
  fatima.tap("data:forget");
  const { effects, sent } = fatima.tap("data:yes");
  expect(effects).toEqual([{ type: "forget" }]);
  expect(sent.map(({ replaces }) => replaces)).toContain("number:r1");
});

test("a command that nobody knows is no word for somebody else", () => {
  const fatima = talk({ from: { role: "key-person", greeted: true } });
  fatima.tap("request:question");
  expect(fatima.say("/weather").effects).toEqual([]);
  expect(fatima.say("Wie helpt mij?").effects).toMatchObject([{ type: "ask-coordinators" }]);
});

test("news leaves the button for a place where the question for it still waits", () => {
  const fatima = talk({ from: { role: "key-person", greeted: true } });
  fatima.tap("help:near");
  const { offer } = taskOf(requestOf("r1"));
  const news = fatima.hear({ kind: "offered", request: "r1", offer, isAgain: false });
  expect(news.message?.asks).toBe("location");
});

test("what failed on our side is said to be so", () => {
  const reply = talk({ locale: "nl" }).happen({ type: "unsupported", what: "failed" });
  expect(reply.text).toContain(words("nl", "start.failed"));
});

test.each(["Jan-Jansen", "abc", "a0612345678", "0612345678", "abc_def"])(
  "a link with a made-up group, %s, counts nothing",
  (group) => {
    expect(talk().happen({ type: "start", payload: `group-${group}` }).effects).toEqual([]);
  },
);

describe("a photo with words", () => {
  test("is answered by its words, and it is said that the photo was not seen", () => {
    const anna = talk({ locale: "nl" });
    const reply = anna.happen({ type: "image", caption: "ik kan mijn huur niet betalen" });
    expect(reply.text).toContain("De foto kan ik niet bekijken");
    expect(reply.message?.card).toBe("topic:rent-arrears");
  });

  test("that cry for help is answered with a person first", () => {
    const anna = talk({ locale: "nl", from: { greeted: true } });
    const reply = anna.happen({ type: "image", caption: "hij slaat mij" });
    expect(reply.message?.card).toBe("topic:violence");
    expect(reply.message?.blocks[1]).toMatchObject({ type: "contact", id: "112" });
  });

  test("that say nothing is a photo", () => {
    const anna = talk({ locale: "nl", from: { greeted: true } });
    const plain = anna.happen({ type: "image" }).text;
    expect(anna.happen({ type: "image", caption: "qwerty" }).text).toBe(plain);
  });
});

describe("an offer that is over", () => {
  test("takes the place of the offer, and leaves what was offered and asked as it was", () => {
    const ali = talk({ from: { role: "key-person" } });
    const offer = taskOf(requestOf("r1")).offer;
    const offered = ali.hear({ kind: "offered", request: "r1", offer, isAgain: false });
    expect(offered.message?.tag).toBe("offer:r1");
    ali.tap("request:question");
    const before = ali.conversation();
    const over = ali.hear({ kind: "offer-over", request: "r1" });
    expect(over.message).toMatchObject({ replaces: "offer:r1", choices: [] });
    expect(ali.conversation()).toEqual(before);
  });
});
