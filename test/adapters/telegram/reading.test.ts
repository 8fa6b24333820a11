import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SHOWN_COMMANDS } from "#adapters/channels/telegram/commands.ts";
import { queryIn, readUpdate } from "#adapters/channels/telegram/read-update.ts";
import { realContent } from "../../support/content.ts";

const FROM = { id: 42, is_bot: false, first_name: "Ana", language_code: "tr" };
const CHAT = { id: 42, type: "private" };
const message = (content: object) => ({
  update_id: 7,
  message: { message_id: 1, date: 1, from: FROM, chat: CHAT, ...content },
});
const happeningIn = (update: unknown) => {
  const read = readUpdate(update);
  return read && "happening" in read ? read.happening : null;
};
const file = { file_id: "f", file_unique_id: "u" };

describe("each kind of message is", () => {
  test.each([
    ["words", { text: "huur" }, { type: "text", text: "huur" }],
    [
      "an answer to an earlier message",
      { text: "ja", reply_to_message: { message_id: 3 } },
      { type: "text", text: "ja" },
    ],
    [
      "a forwarded letter",
      { text: "Laatste aanmaning", forward_origin: { type: "hidden_user" } },
      { type: "text", text: "Laatste aanmaning" },
    ],
    ["a photo", { photo: [file] }, { type: "image" }],
    [
      "a photo with words",
      { photo: [file], caption: "wat is dit?" },
      { type: "image", caption: "wat is dit?" },
    ],
    [
      "a letter as a file",
      { document: { ...file, mime_type: "application/pdf" } },
      { type: "image" },
    ],
    ["a photo as a file", { document: { ...file, mime_type: "image/heic" } }, { type: "image" }],
    [
      "another file",
      { document: { ...file, mime_type: "application/zip" } },
      { type: "unsupported", what: "document" },
    ],
    [
      "a file with words",
      { document: { ...file, mime_type: "application/zip" }, caption: "help" },
      { type: "text", text: "help" },
    ],
    ["a voice message", { voice: { ...file, duration: 3 } }, { type: "voice" }],
    ["a sound", { audio: { ...file, duration: 3 } }, { type: "voice" }],
    ["a film", { video: file }, { type: "unsupported", what: "video" }],
    ["a round film", { video_note: file }, { type: "unsupported", what: "video_note" }],
    ["a sticker", { sticker: file }, { type: "unsupported", what: "sticker" }],
    [
      "a moving picture",
      { animation: file, document: file },
      { type: "unsupported", what: "animation" },
    ],
    ["a die", { dice: { emoji: "🎲", value: 3 } }, { type: "unsupported", what: "dice" }],
    ["a poll", { poll: { id: "1" } }, { type: "unsupported", what: "poll" }],
    ["a story", { story: { id: 1 } }, { type: "unsupported", what: "story" }],
    [
      "a place",
      { location: { latitude: 52.1, longitude: 5.1 } },
      { type: "location", latitude: 52.1, longitude: 5.1 },
    ],
    [
      "a place with a name",
      { venue: { title: "x" }, location: { latitude: 52.1, longitude: 5.1 } },
      { type: "location", latitude: 52.1, longitude: 5.1 },
    ],
    [
      "the own number",
      { contact: { phone_number: "31612345678", user_id: 42 } },
      { type: "phone", number: "+31612345678" },
    ],
    [
      "somebody's number",
      { contact: { phone_number: "0612345678" } },
      { type: "phone", number: "0612345678" },
    ],
    ["a start", { text: "/start" }, { type: "start" }],
    [
      "a start by a link",
      { text: "/start lang-tr_topic-bailiff" },
      { type: "start", payload: "lang-tr_topic-bailiff" },
    ],
    ["a command", { text: "/near" }, { type: "choice", choice: "help:near" }],
    ["a command to this bot", { text: "/Menu@geldbuur_bot" }, { type: "choice", choice: "menu" }],
    [
      "words behind a command",
      { text: "/help hij slaat mij" },
      { type: "text", text: "hij slaat mij" },
    ],
    [
      "words behind start",
      { text: "/start hij slaat mij" },
      { type: "text", text: "hij slaat mij" },
    ],
    [
      "a start with too much",
      { text: `/start ${"a".repeat(65)}` },
      { type: "text", text: "a".repeat(65) },
    ],
    ["a way out", { text: "/cancel" }, { type: "choice", choice: "back" }],
    [
      "words beside a voice",
      { voice: { duration: 3 }, caption: "hij slaat mij" },
      { type: "text", text: "hij slaat mij" },
    ],
    ["a command of no bot", { text: "/weather" }, { type: "text", text: "/weather" }],
    [
      "a command of the inherited kind",
      { text: "/constructor" },
      { type: "text", text: "/constructor" },
    ],
  ])("%s", (_, content, happening) => {
    expect(happeningIn(message(content))).toEqual(happening);
  });

  test.each([
    ["a pinned message", message({ pinned_message: { message_id: 1 } })],
    ["a photo of the chat", message({ new_chat_photo: [file] })],
    ["a timer for deleting", message({ message_auto_delete_timer_changed: {} })],
    ["a bot", message({ text: "hi", from: { ...FROM, is_bot: true } })],
    [
      "a group",
      {
        update_id: 7,
        message: { message_id: 1, from: FROM, chat: { id: -5, type: "supergroup" }, text: "huur" },
      },
    ],
    [
      "a channel",
      {
        update_id: 7,
        channel_post: { message_id: 1, chat: { id: -5, type: "channel" }, text: "huur" },
      },
    ],
    [
      "a place that moves",
      {
        update_id: 7,
        edited_message: {
          message_id: 1,
          from: FROM,
          chat: CHAT,
          location: { latitude: 1, longitude: 2 },
        },
      },
    ],
    [
      "a tap in a group",
      {
        update_id: 7,
        callback_query: {
          id: "1",
          from: FROM,
          data: "x",
          message: { message_id: 1, chat: { id: -5, type: "group" } },
        },
      },
    ],
    ["somebody who lets us in again", member("member")],
  ])("silence: %s", (_, update) => {
    expect(readUpdate(update)).toBeNull();
  });
});

test("words that were mended are words", () => {
  const update = {
    update_id: 7,
    edited_message: { message_id: 1, from: FROM, chat: CHAT, text: "huur" },
  };
  expect(happeningIn(update)).toEqual({ type: "text", text: "huur" });
});

test("words that come to a photo later are read", () => {
  const edited = { message_id: 1, from: FROM, chat: CHAT, photo: [file], caption: "hij slaat mij" };
  expect(happeningIn({ update_id: 7, edited_message: edited })).toEqual({
    type: "image",
    caption: "hij slaat mij",
  });
});

test("each photo of an album that has words is an event of its own", () => {
  const of = (update_id: number, more: object) =>
    readUpdate({ ...message({ photo: [file], media_group_id: "a9", ...more }), update_id })?.id;
  expect([of(1, {}), of(2, { caption: "hij slaat mij" }), of(3, {})]).toEqual([
    "album:a9",
    "2",
    "album:a9",
  ]);
});

test("a tap that is none of ours still has a query to answer", () => {
  expect(queryIn({ callback_query: { id: "9", from: FROM } })).toBe("9");
  expect(queryIn({ message: {} })).toBeNull();
});

test("the photos of an album are one event", () => {
  const ids = [1, 2, 3].map(
    (update_id) =>
      readUpdate({ ...message({ photo: [file], media_group_id: "a9" }), update_id })?.id,
  );
  expect(new Set(ids)).toEqual(new Set(["album:a9"]));
});

test("who blocks the bot has left", () => {
  expect(readUpdate(member("kicked"))).toMatchObject({
    address: "42",
    happening: { type: "left" },
  });
});

test("the language of the app is a hint", () => {
  expect(readUpdate(message({ text: "x" }))).toMatchObject({ hint: "tr", address: "42" });
});

test("each command leads somewhere and has a label in every language", () => {
  const { routes, texts } = realContent();
  for (const { command, choice } of SHOWN_COMMANDS) {
    expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
    expect(routes.choices.has(choice), choice).toBe(true);
    for (const locale of texts.locales.keys()) {
      expect(texts.has(locale, `choices.${choice}`), `${locale} ${choice}`).toBe(true);
    }
  }
});

test("whatever an update holds, it is read or let be", () => {
  const known = fc.constantFrom<string>(
    ...[
      "update_id",
      "message",
      "edited_message",
      "callback_query",
      "my_chat_member",
      "chat",
      "from",
    ],
    ...["text", "photo", "location", "contact", "data", "id", "type", "new_chat_member", "status"],
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.string(),
      fc.integer(),
      fc.constantFrom("private", "kicked", null, true),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(fc.oneof(known, fc.string()), tie("tree"), { maxKeys: 6 }),
    ),
  }));
  const bent = fc
    .record({
      content: fc.dictionary(known, tree, { maxKeys: 4 }),
      more: fc.dictionary(known, tree),
    })
    .map(({ content, more }) => ({ ...message(content), ...more }));
  fc.assert(
    fc.property(fc.oneof(tree, bent), (update) => {
      const read = readUpdate(update);
      if (read === null) return;
      expect(read.address).toMatch(/^-?\d+$/);
      expect(read.id).not.toBe("");
    }),
    { numRuns: 10_000 },
  );
});

function member(status: string) {
  return {
    update_id: 7,
    my_chat_member: {
      chat: CHAT,
      from: FROM,
      date: 1,
      old_chat_member: { user: FROM, status: "member" },
      new_chat_member: { user: FROM, status },
    },
  };
}
