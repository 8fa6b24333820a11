import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openPage } from "../../support/page-client.ts";
import { openWebChat } from "../../support/web-chat.ts";

const ID = randomUUID();
const event = (happening: unknown) => JSON.stringify({ type: "event", id: ID, happening });

test.each([
  ["no JSON", "{", null],
  ["not a frame", '{"type":"goodbye"}', null],
  ["an id that is none", '{"type":"event","id":"1","happening":{"type":"text","text":"a"}}', null],
  ["a happening a page cannot have", event({ type: "phone", number: "112" }), "id"],
  ["news, which only we make", event({ type: "news", news: { type: "invited" } }), "id"],
  ["empty text", event({ type: "text", text: "" }), "id"],
  ["text beyond all bounds", event({ type: "text", text: "a".repeat(10_001) }), "id"],
  ["a place off the earth", event({ type: "location", latitude: 91, longitude: 0 }), "id"],
])("%s is refused and the page can go on", async (_name, frame, id) => {
  await using chat = await openWebChat();
  await using page = await openPage(chat.url);
  page.sendRaw(frame);
  const refused = await page.next("refused");
  expect(refused).toEqual({ type: "refused", id: id && ID, why: "malformed" });
  page.event({ type: "text", text: "huur" });
  await page.next("accepted");
});

test("bytes instead of text are refused", async () => {
  await using chat = await openWebChat();
  await using page = await openPage(chat.url);
  page.sendRaw(new Uint8Array([1, 2, 3]));
  expect(await page.next("refused")).toMatchObject({ why: "malformed" });
});

test("an event before hello is refused with what is missing", async () => {
  await using chat = await openWebChat();
  await using page = await openPage(chat.url, { session: null });
  page.event({ type: "text", text: "huur" });
  expect(await page.next("refused")).toMatchObject({ why: "hello-first" });
  expect(chat.assistant.events).toEqual([]);
});

test("another session on the same line ends it", async () => {
  await using chat = await openWebChat();
  await using page = await openPage(chat.url);
  page.send({ type: "hello", session: "f".repeat(32) });
  expect(await page.closed).toBe(1008);
});

test("a huge frame ends the line and nothing else", async () => {
  await using chat = await openWebChat();
  const page = await openPage(chat.url);
  page.sendRaw(event({ type: "text", text: "a".repeat(100_000) }));
  expect(await page.closed).toBe(1009);
  await using _other = await openPage(chat.url);
});

test("a flood of events is slowed down, and one of nonsense ends the line", async () => {
  await using chat = await openWebChat();
  await using flood = await openPage(chat.url);
  for (let index = 0; index < 40; index += 1) flood.event({ type: "text", text: "huur" });
  expect(await flood.next("refused")).toMatchObject({ why: "too-fast" });
  await using nonsense = await openPage(chat.url, { session: "f".repeat(32) });
  for (let index = 0; index < 12; index += 1) nonsense.sendRaw("?");
  expect(await nonsense.closed).toBe(1008);
});

test("a seventh page of one contact closes the oldest", async () => {
  await using chat = await openWebChat();
  const pages = await Promise.all(Array.from({ length: 6 }, () => openPage(chat.url)));
  await using _seventh = await openPage(chat.url);
  await Promise.race(pages.map((page) => page.closed));
});

test("a socket from another site is refused, from a site on the list allowed", async () => {
  await using chat = await openWebChat({ web: { origins: ["https://chat.example.nl"] } });
  await expect(openPage(chat.url, { origin: "https://evil.example" })).rejects.toThrow("refused");
  await expect(openPage(chat.url, { origin: "null" })).rejects.toThrow("refused");
  await using _page = await openPage(chat.url, { origin: "https://chat.example.nl" });
});

test("a page that comes before the channel starts is told to come later", async () => {
  await using chat = await openWebChat();
  await chat.channel.stop();
  await using page = await openPage(chat.url, { session: null });
  page.send({ type: "hello", session: "f".repeat(32) });
  expect(await page.closed).toBe(1013);
});
