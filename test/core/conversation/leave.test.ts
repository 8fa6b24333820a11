import { describe, expect, test } from "vitest";
import { taskOf } from "#core/requests/views.ts";
import { requestOf } from "../../support/samples.ts";
import { talk } from "../../support/talk.ts";

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
