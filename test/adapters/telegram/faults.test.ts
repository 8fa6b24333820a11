import { describe, expect, test } from "vitest";
import type { Service } from "#ports/channel.ts";
import { fakeAssistant } from "../../support/fake-assistant.ts";
import type { Person } from "../../support/telegram/person.ts";
import { openTelegramChannel, serving } from "../../support/telegram-channel.ts";
import { openTelegramTown, type TelegramTown } from "../../support/telegram-town.ts";
import { said } from "../../support/web-messages.ts";

/** What somebody reads of an answer that tells it from the others. */
const isMenu = (text: string) => /Waar kan ik mee helpen|What can I help/.test(text);

async function answers(person: Person, many: number, timeout = 15_000): Promise<string[]> {
  await expect.poll(() => person.sent().length, { timeout }).toBeGreaterThanOrEqual(many);
  return person.sent().map(({ text }) => text);
}

async function quiet(milliseconds = 300): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe("when a call to send goes wrong", () => {
  test.each([
    ["429 with a second to wait", { status: 429, retryAfter: 1 }, 1],
    ["500, three times", { status: 500 }, 3],
    ["502 with a page of a proxy", "rubbish", 1],
    ["a line that is cut before anything was done", "cut", 2],
  ] as const)("%s: the answer arrives, once", async (_, fault, times) => {
    await using town = await openTelegramTown();
    const { telegram } = town.running;
    const anna = telegram.person({ language: "nl" });
    telegram.fail("sendMessage", fault, times);
    anna.says("/menu");
    expect(await answers(anna, 1)).toHaveLength(1);
    await quiet();
    expect(anna.sent()).toHaveLength(1);
  });

  test.each(["done-then-cut", "hangs"] as const)(
    "%s: rather a message twice than none, and nothing else twice",
    async (fault) => {
      await using town = await openTelegramTown();
      const { telegram } = town.running;
      const anna = telegram.person({ language: "nl" });
      telegram.fail("sendMessage", fault);
      anna.says("/menu");
      anna.says("/language");
      const twice = fault === "done-then-cut";
      const read = await answers(anna, twice ? 3 : 2);
      await quiet();
      expect(anna.sent()).toHaveLength(twice ? 3 : 2);
      expect(read.filter(isMenu)).toHaveLength(twice ? 2 : 1);
      expect(isMenu(read.at(-1) ?? "")).toBe(false);
    },
  );

  test("in the middle of several parts: what was sent is not sent again", async () => {
    await using town = await openTelegramTown();
    const { telegram } = town.running;
    const anna = telegram.person({ language: "nl" });
    anna.says("/near");
    await answers(anna, 2);
    telegram.fail("sendMessage", { status: 500 }, 2);
    anna.says("3562");
    await answers(anna, 4);
    await quiet();
    expect(
      anna
        .sent()
        .slice(2)
        .map(({ kind }) => kind),
    ).toEqual(["venue", "text"]);
  });

  test("one person's trouble does not hold up the others", async () => {
    await using town = await openTelegramTown();
    const { telegram } = town.running;
    const people = Array.from({ length: 20 }, () => telegram.person({ language: "nl" }));
    telegram.slow(200);
    telegram.fail("sendMessage", { status: 429, retryAfter: 3 });
    const begun = Date.now();
    for (const person of people) person.says("/menu");
    await expect
      .poll(() => people.filter((one) => one.sent().length > 0).length, { timeout: 2_500 })
      .toBeGreaterThanOrEqual(19);
    expect(Date.now() - begun).toBeLessThan(3_000);
    for (const person of people) expect(await answers(person, 1)).toHaveLength(1);
  });
});

describe("when fetching goes wrong", () => {
  test.each([
    ["another program fetches (409)", { status: 409 }, /another program receives/],
    ["the token is not known (401)", { status: 401 }, /TELEGRAM_TOKEN/],
    ["Telegram fails (500)", { status: 500 }, /cannot be reached/],
    ["the line is cut", "cut", /cannot be reached/],
    ["rubbish comes", "rubbish", /cannot be reached/],
  ] as const)("%s: it is said once, and tried until it works", async (_, fault, words) => {
    await using town = await openTelegramTown();
    const { telegram, log } = town.running;
    const anna = telegram.person({ language: "nl" });
    telegram.fail("getUpdates", fault, 3);
    anna.says("/menu");
    await answers(anna, 1);
    anna.says("/data");
    await answers(anna, 2);
    expect(anna.sent()).toHaveLength(2);
    const said = log.filter(({ level }) => level === "warn");
    expect(said).toHaveLength(1);
    expect(said[0]?.what).toMatch(words);
    expect(log.at(-1)?.what).toMatch(/again/);
    expect(JSON.stringify(log)).not.toContain(telegram.token.split(":")[1]);
  });

  test("a webhook that was left behind ends, and what it did not take is fetched", async () => {
    await using town = await openTelegramTown();
    const { telegram } = town.running;
    const anna = telegram.person({ language: "nl" });
    await town.running.restart(async () => {
      await fetch(`${telegram.apiRoot}/bot${telegram.token}/setWebhook`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ url: "http://127.0.0.1:9/nobody" }),
      });
      anna.says("/menu");
    });
    expect((await answers(anna, 1)).filter(isMenu)).toHaveLength(1);
  });
});

describe.each(["polling", "webhook"] as const)("by %s", (way) => {
  test("the same update twice is answered once", async () => {
    await using town = await openTelegramTown(way);
    const { telegram } = town.running;
    const anna = telegram.person({ language: "nl" });
    const update = messageUpdate(anna, "/menu", 7_001);
    telegram.push(update);
    await answers(anna, 1);
    telegram.push(update);
    telegram.push(messageUpdate(anna, "/data", 7_002));
    await answers(anna, 2);
    await quiet();
    expect(anna.sent()).toHaveLength(2);
  });

  test("updates that no one can read are let be, those beside them are answered", async () => {
    await using town = await openTelegramTown(way);
    const { telegram } = town.running;
    const anna = telegram.person({ language: "nl" });
    telegram.push({ message: { text: 5 } });
    telegram.push({ hologram: { shape: "cube" } });
    telegram.push({ message: { message_id: 1, chat: { id: "no number", type: "private" } } });
    anna.says("/menu");
    expect(await answers(anna, 1)).toHaveLength(1);
    await telegram.settled();
  });

  test("who blocks the bot is let go: the request ends, a taken one goes to others", async () => {
    await using town = await openTelegramTown(way);
    const { telegram } = town.running;
    const [anna, fatima, ali] = [
      telegram.person({ language: "nl", name: "Anna" }),
      telegram.person({ language: "nl", name: "Fatima" }),
      telegram.person({ language: "nl", name: "Ali" }),
    ];
    await keyPersons(town, { Fatima: fatima, Ali: ali });
    await asksForCall(anna);
    await tapsWhen(fatima, "✅ Ik bel");
    await expect.poll(async () => (await town.requests(anna))[0]?.state).toBe("claimed");

    fatima.blocks();
    await expect.poll(() => town.keyPersonGone(fatima)).toBe(true);
    const [request] = await town.requests(anna);
    expect(request).toMatchObject({ state: "open", claimedBy: null });

    anna.blocks();
    await expect.poll(async () => (await town.requests(anna))[0]?.state).toBe("withdrawn");
    expect(await town.conversation(anna)).toMatchObject({ gone: true, waiting: null });

    fatima.unblocks();
    fatima.says("/start");
    await expect.poll(() => town.keyPersonGone(fatima)).toBe(false);
    expect(await town.conversation(fatima)).toMatchObject({ gone: false, role: "key-person" });
  });
});

test("who is gone is noticed when something is sent: 403 frees the request", async () => {
  await using town = await openTelegramTown();
  const { telegram } = town.running;
  const [anna, fatima] = [telegram.person({ language: "nl" }), telegram.person({ language: "nl" })];
  await keyPersons(town, { Fatima: fatima });
  await asksForCall(anna);
  await expect.poll(async () => (await town.requests(anna)).length).toBe(1);
  await answers(anna, anna.sent().length);
  telegram.fail("sendMessage", { status: 403, description: "Forbidden: user is deactivated" });
  anna.says("/menu");
  await expect.poll(async () => (await town.requests(anna))[0]?.state).toBe("withdrawn");
  expect(await town.conversation(anna)).toMatchObject({ gone: true });
});

test("an offer that somebody else took loses its buttons", async () => {
  await using town = await openTelegramTown();
  const { telegram } = town.running;
  const people = { Fatima: telegram.person(), Ali: telegram.person() };
  await keyPersons(town, people);
  const anna = telegram.person({ language: "nl" });
  await asksForCall(anna);
  await tapsWhen(people.Fatima, "✅ Ik bel");
  await expect
    .poll(() => people.Ali.chat().map(({ text, buttons }) => [text, buttons.length]))
    .toEqual([["Deze vraag is al weg. Dank je dat je klaarstond.", 0]]);
  expect(people.Ali.sent()).toHaveLength(1);
});

test("a tapped menu loses its buttons, and every tap is answered", async () => {
  await using town = await openTelegramTown();
  const { telegram } = town.running;
  const anna = telegram.person({ language: "nl" });
  anna.says("/menu");
  await tapsWhen(anna, "ℹ️ Wie ben jij?");
  await answers(anna, 2);
  await expect.poll(() => anna.chat()[0]?.buttons).toEqual([]);
  anna.taps("🌐 Andere taal", anna.sent()[0]);
  await answers(anna, 3);
  anna.tapsData("nothing we ever sent");
  expect((await answers(anna, 4)).at(-1)).toMatch(/^Die keuze is al oud/);
  await expect.poll(() => telegram.unanswered()).toEqual([]);
});

test("a tap that was not saved comes again and is no slip", async () => {
  const assistant = fakeAssistant(() => [
    said("nl", "Kies.", { choices: [{ id: "menu", label: "Menu" }] }),
  ]);
  await using running = await openTelegramChannel(serving(assistant));
  const anna = running.telegram.person();
  anna.says("hoi");
  await anna.next();
  assistant.failNext(2);
  anna.taps("Menu");
  await expect.poll(() => assistant.events.length).toBe(2);
  expect(assistant.events[1]?.happening).toEqual({ type: "choice", choice: "menu" });
});

test("one update that can never be handled holds up nobody, and its sender gets an answer", async () => {
  const assistant = fakeAssistant(() => []);
  const poisoned: Service = {
    ...assistant,
    async receive(event) {
      const { happening } = event;
      if (happening.type === "text" && happening.text === "poison")
        throw new Error("a fault of ours");
      await assistant.receive(event);
    },
  };
  await using running = await openTelegramChannel(() => poisoned);
  const [anna, bas] = [running.telegram.person(), running.telegram.person()];
  anna.says("poison");
  anna.says("daarna");
  for (let nth = 0; nth < 12; nth++) {
    bas.says(`${nth}`);
    await quiet(60);
  }
  await running.telegram.settled();
  const of = (person: Person) =>
    assistant.events
      .filter(({ address }) => address === String(person.id))
      .map((one) => one.happening);
  expect(of(anna)).toEqual([
    { type: "unsupported", what: "failed" },
    { type: "text", text: "daarna" },
  ]);
  expect(of(bas)).toHaveLength(12);
});

test("an edit that leaves the words as they were is none, one that mends them is answered", async () => {
  const assistant = fakeAssistant(() => []);
  await using running = await openTelegramChannel(() => assistant);
  const anna = running.telegram.person();
  anna.says("huurr");
  anna.edits({ text: "huurr" });
  anna.edits({ text: "huur" });
  anna.edits({ text: "huur" });
  await running.telegram.settled();
  expect(assistant.events.map(({ happening }) => happening)).toEqual([
    { type: "text", text: "huurr" },
    { type: "text", text: "huur" },
  ]);
});

test("an album with words on its first photo is answered by them, once", async () => {
  const assistant = fakeAssistant(() => []);
  await using running = await openTelegramChannel(() => assistant);
  const anna = running.telegram.person();
  anna.photo("wat is dit?", { media_group_id: "a1" });
  anna.photo(undefined, { media_group_id: "a1" });
  anna.photo(undefined, { media_group_id: "a1" });
  await running.telegram.settled();
  expect(assistant.events.map(({ happening }) => happening)).toEqual([
    { type: "image", caption: "wat is dit?" },
  ]);
});

test("a note that cannot be read is an old menu, and what comes after it is heard", async () => {
  const assistant = fakeAssistant(() => [
    said("nl", "Kies.", { choices: [{ id: "menu", label: "Menu" }] }),
  ]);
  await using running = await openTelegramChannel(serving(assistant));
  const anna = running.telegram.person();
  anna.says("hoi");
  await anna.next();
  await running.restart(async () => {
    for (const key of running.notes.keys()) {
      if (key.includes(":menu:")) running.notes.set(key, "{ no list");
    }
  });
  anna.taps("Menu");
  anna.says("hoort u mij?");
  await expect.poll(() => assistant.events.length).toBe(3);
  expect(assistant.events[1]?.happening).toEqual({ type: "choice", choice: "telegram:unknown" });
});

test("a finger that slips taps once", async () => {
  await using town = await openTelegramTown();
  const { telegram } = town.running;
  const anna = telegram.person({ language: "nl" });
  anna.says("/menu");
  await answers(anna, 1);
  anna.taps("🌐 Andere taal", anna.sent()[0]);
  anna.taps("🌐 Andere taal", anna.sent()[0]);
  await answers(anna, 2);
  await quiet();
  expect(anna.sent()).toHaveLength(2);
  await expect.poll(() => telegram.unanswered()).toEqual([]);
});

test("a webhook that somebody took is set again, and that is said", async () => {
  await using town = await openTelegramTown("webhook");
  const { telegram, log } = town.running;
  const anna = telegram.person({ language: "nl" });
  await expect.poll(() => telegram.webhook()).not.toBeNull();
  await fetch(`${telegram.apiRoot}/bot${telegram.token}/deleteWebhook`, { method: "POST" });
  anna.says("/menu");
  expect(await answers(anna, 1)).toHaveLength(1);
  expect(log.some(({ what }) => /took the webhook/.test(what))).toBe(true);
});

test("another bot on the same notes presents itself, and is told nothing of the first one's messages", async () => {
  const notes = new Map<string, string>();
  const assistant = () => fakeAssistant(() => []);
  for (const token of ["111111:FIRST", "222222:SECOND"]) {
    await using running = await openTelegramChannel(assistant, "polling", { token, notes });
    await expect.poll(() => running.telegram.profile.commands("nl").length).toBeGreaterThan(0);
  }
  expect([...notes.keys()].filter((key) => key.endsWith(":profile"))).toHaveLength(2);
});

test("strangers at the webhook are soon not even looked at", async () => {
  await using town = await openTelegramTown("webhook");
  const { webhook } = town.running;
  const statuses: number[] = [];
  for (let nth = 0; nth < 70; nth++) {
    statuses.push((await fetch(webhook?.url ?? "", { method: "POST", body: "{}" })).status);
  }
  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
});

test("a webhook without its secret gets 401 and no work", async () => {
  await using town = await openTelegramTown("webhook");
  const { telegram, webhook } = town.running;
  const anna = telegram.person({ language: "nl" });
  for (const secret of [undefined, "", "wrong", `${webhook?.secret} `]) {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (secret !== undefined) headers["x-telegram-bot-api-secret-token"] = secret;
    const body = JSON.stringify(messageUpdate(anna, "/menu", 9_001));
    const answer = await fetch(webhook?.url ?? "", { method: "POST", headers, body });
    expect([secret, answer.status]).toEqual([
      secret,
      secret?.trim() === webhook?.secret ? 200 : 401,
    ]);
  }
});

function messageUpdate(person: Person, text: string, update_id: number) {
  const chat = { id: person.id, type: "private" };
  return { update_id, message: { message_id: update_id, chat, from: person.user, date: 1, text } };
}

async function tapsWhen(person: Person, label: string): Promise<void> {
  await expect
    .poll(() => person.chat().some(({ buttons }) => buttons.some((one) => one.label === label)))
    .toBe(true);
  person.taps(label);
}

async function asksForCall(person: Person): Promise<void> {
  person.says("/call");
  await tapsWhen(person, "Zo snel mogelijk");
  await tapsWhen(person, "Maakt niet uit");
  await expect.poll(() => person.keyboard()?.map(({ asks }) => asks)).toEqual(["number"]);
  person.sharesNumber("31612345678");
  await tapsWhen(person, "✅ Ja, geef door");
}

async function keyPersons(town: TelegramTown, people: Record<string, Person>): Promise<void> {
  const who = { languages: ["nl"], areas: [], gender: null, days: [] };
  for (const [name, person] of Object.entries(people)) {
    await town.appoint(person, "key-person", { ...who, name });
  }
}
