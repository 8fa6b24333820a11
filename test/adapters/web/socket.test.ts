import { expect, test } from "vitest";
import { fakeAssistant } from "../../support/fake-assistant.ts";
import { openPage, SESSION } from "../../support/page-client.ts";
import { openWebChat } from "../../support/web-chat.ts";
import { said } from "../../support/web-messages.ts";

const text = (words: string) => ({ type: "text" as const, text: words });

test("an event is accepted only after the service returned", async () => {
  await using chat = await openWebChat();
  await using page = await openPage(chat.url, { locale: "tr" });
  const letGo = chat.assistant.hold();
  const id = page.event(text("huur"));
  await page.next("typing");
  expect(page.frames.some(({ type }) => type === "accepted")).toBe(false);
  letGo();
  expect(await page.next("accepted")).toEqual({ type: "accepted", id });
  expect(chat.assistant.events).toMatchObject([
    { channel: "web", hint: "tr", happening: { type: "text", text: "huur" } },
  ]);
});

test("an event that was not saved is refused, and taken when it comes again", async () => {
  await using chat = await openWebChat();
  await using page = await openPage(chat.url);
  chat.assistant.failNext(1);
  const id = page.event(text("huur"));
  expect(await page.next("refused")).toEqual({ type: "refused", id, why: "later" });
  page.event(text("huur"), id);
  await page.next("accepted");
  expect(chat.assistant.events).toHaveLength(1);
  expect(JSON.stringify(chat.logged)).not.toContain("huur");
});

test("the same event from two pages of one contact is one event, of another contact its own", async () => {
  await using chat = await openWebChat();
  await using first = await openPage(chat.url);
  await using second = await openPage(chat.url);
  await using other = await openPage(chat.url, { session: "f".repeat(32) });
  const id = first.event(text("huur"));
  second.event(text("huur"), id);
  other.event(text("huur"), id);
  await Promise.all([first.next("accepted"), second.next("accepted"), other.next("accepted")]);
  expect(chat.assistant.received).toHaveLength(3);
  expect(chat.assistant.events).toHaveLength(2);
});

test("events of one page are taken in the order they came", async () => {
  await using chat = await openWebChat();
  await using page = await openPage(chat.url);
  const ids = ["a", "b", "c"].map((words) => page.event(text(words)));
  await page.next("accepted", ({ id }) => id === ids[2]);
  const texts = chat.assistant.events.map(({ happening }) => happening);
  expect(texts).toEqual([text("a"), text("b"), text("c")]);
});

test("the service never sees the session, and a location only roughly", async () => {
  await using chat = await openWebChat();
  await using page = await openPage(chat.url);
  page.event({ type: "location", latitude: 52.09374, longitude: 5.12142 });
  await page.next("accepted");
  const [event] = chat.assistant.events;
  expect(event?.happening).toEqual({ type: "location", latitude: 52.09, longitude: 5.12 });
  expect(JSON.stringify(event)).not.toContain(SESSION);
});

test("a message is delivered once a page says it has it, with its card and buttons", async () => {
  const message = said("nl", "Dit kun je doen.", {
    card: "topic:rent-arrears",
    choices: [{ id: "menu", label: "Menu" }],
  });
  await using chat = await openWebChat({ assistant: fakeAssistant(() => [message]) });
  await using page = await openPage(chat.url);
  page.event({ type: "start" });
  expect(await page.next("message")).toMatchObject({
    message,
    card: { url: "/cards/nl/topic%3Arent-arrears.png" },
    buttons: [{ id: "menu", label: "Menu" }],
  });
  await expect.poll(() => chat.assistant.deliveries).toEqual(["delivered"]);
});

test("who is not there is away, and gets what waits on coming back", async () => {
  await using chat = await openWebChat({ web: { ackTimeoutMs: 300 } });
  const address = await addressOf(chat);
  await chat.assistant.tell(address, said("nl", "Fatima belt je."));
  expect(chat.assistant.deliveries).toEqual(["away"]);
  await using page = await openPage(chat.url);
  expect(await page.next("message")).toMatchObject({ message: said("nl", "Fatima belt je.") });
  await expect.poll(() => chat.assistant.deliveries).toEqual(["away", "delivered"]);
});

test("a page that stays silent is away, and its line is cut so that it can come back", async () => {
  await using chat = await openWebChat({ web: { ackTimeoutMs: 100 } });
  const address = await addressOf(chat);
  await using silent = await openPage(chat.url, { acks: false });
  await chat.assistant.tell(address, said("nl", "Hoi"));
  expect(chat.assistant.deliveries).toEqual(["away"]);
  expect(await silent.closed).toBe(1006);
});

test("a page that reloads gets what was on its way", async () => {
  await using chat = await openWebChat();
  const address = await addressOf(chat);
  const old = await openPage(chat.url, { acks: false });
  const telling = chat.assistant.tell(address, said("nl", "Hoi"));
  await old.next("message");
  await old[Symbol.asyncDispose]();
  await using page = await openPage(chat.url);
  await page.next("message");
  await telling;
  expect(chat.assistant.deliveries).toEqual(["delivered"]);
});

test("a page that came back while away was written down is woken again", async () => {
  await using chat = await openWebChat({ web: { ackTimeoutMs: 300, lookAgainMs: 50 } });
  const address = await addressOf(chat);
  await chat.assistant.tell(address, said("nl", "Hoi"));
  await using _page = await openPage(chat.url);
  await expect.poll(() => chat.assistant.wakes.filter((one) => one === address).length).toBe(3);
});

test("stopping says goodbye and leaves nothing that waits hanging", async () => {
  await using chat = await openWebChat();
  const address = await addressOf(chat);
  const page = await openPage(chat.url, { acks: false });
  const telling = chat.assistant.tell(address, said("nl", "Hoi"));
  await page.next("message");
  await chat.channel.stop();
  await telling;
  expect(chat.assistant.deliveries).toEqual(["away"]);
  expect(await page.closed).toBe(1012);
});

/** The address of the test's session: the one that is woken when it says hello. */
async function addressOf(chat: Awaited<ReturnType<typeof openWebChat>>): Promise<string> {
  const page = await openPage(chat.url);
  await page[Symbol.asyncDispose]();
  const [address = ""] = chat.assistant.wakes;
  return address;
}
