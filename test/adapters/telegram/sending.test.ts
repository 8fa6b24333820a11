import { expect, test } from "vitest";
import type { Block, Message } from "#core/message.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import { render } from "#core/text/render.ts";
import type { Delivery, Rendered } from "#ports/channel.ts";
import { fakeAssistant } from "../../support/fake-assistant.ts";
import { PNG } from "../../support/png.ts";
import {
  openTelegramChannel,
  type RunningTelegram,
  serving,
} from "../../support/telegram-channel.ts";
import { place, said } from "../../support/web-messages.ts";

const CARD: NonNullable<Rendered["card"]> = {
  id: "topic:rent-arrears",
  key: "k1",
  alt: "Achter met de huur? – 1. Bel – 2. Vraag < een regeling",
  png: async () => PNG,
};

async function open(): Promise<RunningTelegram> {
  return openTelegramChannel(() => fakeAssistant(() => []));
}

let sent = 0;
function deliver(
  { channel }: RunningTelegram,
  person: { id: number },
  message: Message,
  card?: Rendered["card"],
  id = `m${++sent}`,
): Promise<Delivery> {
  const fitted = render(message, CHANNEL_LIMITS.telegram, { direction: "ltr", pick: "Kies:" });
  return channel.deliver(String(person.id), id, message, { ...fitted, ...(card ? { card } : {}) });
}

test("a picture has the words as its caption, and in words what is on it", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const choices = [{ id: "menu", label: "Menu" }];
  expect(await deliver(running, anna, said("nl", "Bel & vraag.", { choices }), CARD)).toBe(
    "delivered",
  );
  const [shown, ...more] = anna.chat();
  expect(more).toEqual([]);
  expect(shown).toMatchObject({ kind: "photo", buttons: [{ label: "Menu" }] });
  expect(shown?.text).toBe(`Bel & vraag.\n\n🖼️ ${CARD.alt}`);
  expect(shown?.html).toContain("<blockquote expandable>");
});

test("words too long for a caption come below the picture, with the buttons", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const long = "woord ".repeat(200).trim();
  const choices = [{ id: "menu", label: "Menu" }];
  await deliver(running, anna, said("nl", long, { choices }), CARD);
  expect(anna.chat().map(({ kind, text, buttons }) => [kind, text, buttons.length])).toEqual([
    ["photo", `🖼️ ${CARD.alt}`, 0],
    ["text", long, 1],
  ]);
});

test("a caption that just fits without the picture in words goes without them", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const text = "é".repeat(1000);
  await deliver(running, anna, said("nl", text), CARD);
  expect(anna.chat().map((shown) => shown.text)).toEqual([text]);
});

test("the same picture is uploaded once, and again when Telegram lost it", async () => {
  await using running = await open();
  const [anna, bas] = [running.telegram.person(), running.telegram.person()];
  let painted = 0;
  const card = {
    ...CARD,
    png: async () => {
      painted++;
      return PNG;
    },
  };
  await deliver(running, anna, said("nl", "een"), card);
  await deliver(running, bas, said("nl", "twee"), card);
  expect(painted).toBe(1);
  const description = "Bad Request: wrong file identifier/HTTP URL specified";
  running.telegram.fail("sendPhoto", { status: 400, description });
  expect(await deliver(running, bas, said("nl", "drie"), card)).toBe("delivered");
  expect(painted).toBe(2);
  expect(bas.chat().map(({ kind }) => kind)).toEqual(["photo", "photo"]);
});

test("one place comes with a map, several with a link each; no link opens a preview", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const [, block] = place.blocks;
  const at = { latitude: 52.1, longitude: 5.1, address: "Lindelaan 12" };
  const located = { ...block, at } as Block;
  await deliver(running, anna, { ...place, blocks: [located] });
  await deliver(running, anna, { ...place, blocks: [located, located] });
  const [map, text, both] = anna.chat();
  expect(map).toMatchObject({ kind: "venue", buttons: [] });
  expect(map?.venue).toEqual({
    latitude: 52.1,
    longitude: 5.1,
    title: "Buurthuis De Linde",
    address: "Lindelaan 12",
  });
  expect(text).toMatchObject({ bold: ["Buurthuis De Linde"], previewOff: true });
  expect(text?.links.map(({ url }) => url)).toContain(
    "https://www.openstreetmap.org/?mlat=52.1&mlon=5.1",
  );
  expect(both?.links.filter(({ url }) => url.includes("openstreetmap"))).toHaveLength(2);
});

test("who is asked for a place or number has a button for it until something else is said", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  await deliver(
    running,
    anna,
    said("nl", "Waar woon je?", { asks: "location", choices: [{ id: "menu", label: "Menu" }] }),
  );
  expect(anna.keyboard()).toEqual([{ text: "📍 Stuur waar ik ben", asks: "place" }]);
  expect(anna.chat().map(({ buttons }) => buttons.length)).toEqual([1, 0]);
  await deliver(running, anna, said("ar", "رقمك؟", { asks: "phone" }));
  expect(anna.keyboard()?.map(({ asks }) => asks)).toEqual(["number"]);
  expect(anna.chat()).toHaveLength(3);
  await deliver(running, anna, said("nl", "Dank je."));
  expect(anna.keyboard()).toBeNull();
  expect(anna.chat().map(({ text }) => text)).toEqual([
    "Waar woon je?",
    expect.stringContaining("رقمك"),
    "Dank je.",
  ]);
});

test("a message takes the place of the one with its tag, once; without one nothing is said", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const choices = [{ id: "claim:r1", label: "Ik bel" }];
  await deliver(running, anna, said("nl", "Kun jij?", { tag: "offer:r1", choices }));
  await deliver(running, anna, said("nl", "Kun jij ook?", { tag: "offer:r2", choices }));
  const over = said("nl", "Al weg.", { replaces: "offer:r1" });
  expect(await deliver(running, anna, over)).toBe("delivered");
  expect(await deliver(running, anna, over)).toBe("delivered");
  expect(await deliver(running, anna, said("nl", "Al weg.", { replaces: "offer:r3" }))).toBe(
    "delivered",
  );
  expect(anna.chat().map(({ text, buttons }) => [text, buttons.length])).toEqual([
    ["Al weg.", 0],
    ["Kun jij ook?", 1],
  ]);
});

test("all messages with a tag change, however many there were", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  await deliver(running, anna, said("nl", "0612345678", { tag: "number:r1" }));
  await deliver(running, anna, said("nl", "Nog eens: 0612345678", { tag: "number:r1" }));
  await deliver(running, anna, said("nl", "Gewist.", { replaces: "number:r1" }));
  expect(anna.chat().map(({ text }) => text)).toEqual(["Gewist.", "Gewist."]);
});

test("only the part with the choices makes a sound", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const choices = [{ id: "menu", label: "Menu" }];
  await deliver(running, anna, said("nl", "woord ".repeat(200), { choices, asks: "phone" }), CARD);
  const quiet = running.telegram.calls
    .filter(({ method }) => /^send(Photo|Message)$/.test(method))
    .map(({ params }) => String(params["disable_notification"]));
  expect(quiet).toEqual(["true", "false", "true"]);
});

test("a message that was deleted or is as it should be is no reason to try again", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  for (const description of [
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    "Bad Request: message to edit not found",
    "Bad Request: message can't be edited",
  ]) {
    await deliver(running, anna, said("nl", "Kun jij?", { tag: "offer:r1" }));
    running.telegram.fail("editMessageText", { status: 400, description });
    expect(await deliver(running, anna, said("nl", "Weg.", { replaces: "offer:r1" }))).toBe(
      "delivered",
    );
  }
});

test("a menu of 36 has its buttons two in a row, each with data that says nothing", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const choices = Array.from({ length: 36 }, (_, index) => ({
    id: `member:${"f".repeat(32)}${index}`,
    label: `Persoon ${index}`,
  }));
  await deliver(running, anna, said("nl", "Wie?", { choices }));
  const [shown] = anna.chat();
  expect(shown?.buttons.map(({ label }) => label)).toEqual(choices.map(({ label }) => label));
  for (const { data } of shown?.buttons ?? []) {
    expect(Buffer.byteLength(data)).toBeLessThan(64);
    expect(data).toMatch(/^[0-9a-f]{16}\.\d+$/);
  }
  expect(new Set(shown?.buttons.map(({ data }) => data)).size).toBe(36);
});

test("choices alone still get a message to stand under", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  await deliver(running, anna, {
    locale: "nl",
    blocks: [],
    choices: [{ id: "menu", label: "Menu" }],
  });
  expect(anna.chat()).toMatchObject([{ buttons: [{ label: "Menu" }] }]);
});

test("markup that Telegram does not take is sent as plain words", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const description = "Bad Request: can't parse entities: Unsupported start tag";
  running.telegram.fail("sendMessage", { status: 400, description });
  const message: Message = {
    locale: "nl",
    blocks: [{ type: "heading", text: "Bel < nu" }],
    choices: [],
  };
  expect(await deliver(running, anna, message)).toBe("delivered");
  expect(anna.chat()).toMatchObject([{ text: "Bel < nu", bold: [] }]);
});

test("a picture that cannot be painted or is refused takes no words with it, a map neither", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const png = () => Promise.reject(new Error("no such pictogram"));
  expect(await deliver(running, anna, said("nl", "Bel 112."), { ...CARD, png })).toBe("delivered");
  running.telegram.fail("sendPhoto", {
    status: 400,
    description: "Bad Request: PHOTO_INVALID_DIMENSIONS",
  });
  expect(await deliver(running, anna, said("nl", "Bel 113."), CARD)).toBe("delivered");
  const [, block] = place.blocks;
  const located = { ...block, at: { latitude: 52, longitude: 5, address: "x" } } as Block;
  running.telegram.fail("sendVenue", { status: 400, description: "Bad Request: VENUE_INVALID" });
  expect(await deliver(running, anna, { ...place, blocks: [located] })).toBe("delivered");
  expect(anna.chat().map(({ kind }) => kind)).toEqual(["text", "text", "text"]);
  expect(
    anna
      .chat()
      .slice(0, 2)
      .map(({ text }) => text),
  ).toEqual(["Bel 112.", "Bel 113."]);
});

test("without the notes everything is still said, and buttons work while the process lives", async () => {
  const away = async () => {
    throw new Error("the cache is away");
  };
  const assistant = fakeAssistant(() => [
    said("nl", "Kies.", { choices: [{ id: "menu", label: "Menu" }] }),
  ]);
  await using running = await openTelegramChannel(serving(assistant), "polling", {
    keep: { get: away, set: away, delete: away },
  });
  const anna = running.telegram.person();
  anna.says("hoi");
  await anna.next();
  anna.taps("Menu");
  await anna.next();
  expect(assistant.events[1]?.happening).toEqual({ type: "choice", choice: "menu" });
  const told = running.log.filter(({ level }) => level === "error");
  expect(told.map(({ what }) => what)).toEqual([
    "the notes of Telegram's messages and menus are away",
  ]);
});

test("a text that Telegram refuses is told by language, and the others are set", async () => {
  const telegram = openTelegramChannel(() => fakeAssistant(() => []), "polling", {
    before: (network) =>
      network.fail("setMyCommands", {
        status: 400,
        description: "Bad Request: BOT_COMMAND_INVALID",
      }),
  });
  await using running = await telegram;
  await expect
    .poll(() => running.log.some(({ what }) => what === "the bot presents itself"))
    .toBe(true);
  expect(running.log.filter(({ level }) => level === "error")).toMatchObject([
    { about: { what: "commands " } },
  ]);
  expect(running.telegram.profile.commands("ar").length).toBeGreaterThan(0);
  expect(running.telegram.profile.name()).not.toBe("");
});

test("stopping does not wait for what Telegram is slow with", async () => {
  const running = await openTelegramChannel(() => fakeAssistant(() => []), "polling", {
    before: (network) => network.slow(5_000),
    times: { call: 10_000, poll: 10_000 },
    unnamed: true,
  });
  const begun = Date.now();
  await running.channel.stop();
  expect(Date.now() - begun).toBeLessThan(2_000);
  await running[Symbol.asyncDispose]();
});

test("what Telegram says of a chat: wait so long, gone, or try again", async () => {
  await using running = await open();
  const anna = running.telegram.person();
  const hoi = said("nl", "hoi");
  running.telegram.fail("sendMessage", { status: 429, retryAfter: 40 });
  expect(await deliver(running, anna, hoi)).toEqual({ tryIn: 40_000 });
  for (const description of [
    "Forbidden: bot was blocked by the user",
    "Forbidden: user is deactivated",
  ]) {
    running.telegram.fail("sendMessage", { status: 403, description });
    expect(await deliver(running, anna, hoi)).toBe("gone");
  }
  expect(await deliver(running, { id: 404_404 }, hoi)).toBe("gone");
  running.telegram.fail("sendMessage", { status: 500, description: "hoi" });
  await expect(deliver(running, anna, hoi)).rejects.toThrow(/^Telegram: 500$/);
  running.telegram.fail("sendMessage", "cut");
  await expect(deliver(running, anna, hoi)).rejects.toThrow(/^Telegram: network$/);
});

test("the bot presents itself in each language with two letters, and only when something changed", async () => {
  await using running = await open();
  const { profile, calls } = running.telegram;
  await expect
    .poll(() => running.log.some(({ what }) => what === "the bot presents itself"))
    .toBe(true);
  expect(profile.commands("ar").map(({ command }) => command)).toEqual(
    profile.commands().map(({ command }) => command),
  );
  expect(profile.commands("ar")[0]?.description).toBe("🏠 القائمة");
  expect(profile.description("nl")).toBe(profile.description());
  expect(profile.name("ar")).toMatch(/^Geldbuur – /);
  expect(profile.shortDescription("nl").length).toBeLessThanOrEqual(120);
  expect(profile.menuButton()).toEqual({ type: "commands" });
  const before = calls.filter(({ method }) => method.startsWith("setMy")).length;
  await running.restart();
  await expect
    .poll(() => running.log.filter(({ what }) => what === "the bot presents itself").length)
    .toBe(2);
  expect(calls.filter(({ method }) => method.startsWith("setMy"))).toHaveLength(before);
});

test("typing shows only while an answer is awaited for longer", async () => {
  const assistant = fakeAssistant(() => [said("nl", "ja")]);
  await using running = await openTelegramChannel(serving(assistant));
  const anna = running.telegram.person();
  const typing = () =>
    running.telegram.calls.filter(({ method }) => method === "sendChatAction").length;
  anna.says("snel");
  await anna.next();
  const letGo = assistant.hold();
  anna.says("traag");
  await expect.poll(typing).toBe(1);
  letGo();
  await anna.next();
  expect(typing()).toBe(1);
});
