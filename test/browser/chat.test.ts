import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, visit } from "../support/browser.ts";
import { openBuiltChat, theirs, write } from "../support/chat-page.ts";
import { said } from "../support/web-messages.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("the first visit is greeted, and a question is answered with picture, numbers and choices", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await theirs(page).getByText("ik ben Geldbuur").waitFor();
  expect(await page.title()).toBe("Geldbuur");
  await write(page, "ik loop achter met de huur");
  await page.getByText("ik loop achter met de huur").waitFor();
  await page.locator(".card").waitFor();
  expect(await page.locator(".card").getAttribute("alt")).toMatch(/^Plaatje: Bel je verhuurder/);
  expect(await page.locator("a.way.main").getAttribute("href")).toBe("tel:08008115");
  expect(await page.locator("li a").getAttribute("href")).toBe("https://juridischloket.nl/");
  expect(await page.locator("li a").getAttribute("rel")).toContain("noreferrer");
  expect(await page.locator(".choices .choice").allTextContents()).toContain("Vertel me meer");
  expect(visitor.complaints).toEqual([]);
});

test("a choice shows what was chosen and takes the old choices away", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await page.getByRole("button", { name: "Rekeningen en schulden" }).click();
  await page.locator(".entry.me", { hasText: "Rekeningen en schulden" }).waitFor();
  await page.getByRole("button", { name: "Vertel me meer" }).waitFor();
  expect(await page.getByRole("button", { name: "Geld aanvragen" }).count()).toBe(0);
  const happenings = chat.assistant.events.map(({ happening }) => happening);
  expect(happenings).toEqual([
    { type: "start" },
    { type: "choice", choice: "group:bills-and-debts" },
  ]);
});

test("Arabic turns the page around, and another language can be picked", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url, { locale: "ar" });
  const { page } = visitor;
  await theirs(page).getByText("عن ماذا تسأل").waitFor();
  const root = page.locator("html");
  expect([await root.getAttribute("lang"), await root.getAttribute("dir")]).toEqual(["ar", "rtl"]);
  expect(await page.locator(".send").getAttribute("aria-label")).toBe("إرسال");
  await page.selectOption("#language", "tr");
  await expect.poll(() => root.getAttribute("dir")).toBe("ltr");
  await expect
    .poll(() => chat.assistant.events.at(-1)?.happening)
    .toEqual({
      type: "choice",
      choice: "language:tr",
    });
});

test("a reload keeps what was said and says nothing twice", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await write(page, "huur");
  await page.locator(".card").waitFor();
  await page.reload();
  await page.locator(".card").waitFor();
  expect(await page.locator(".entry").count()).toBe(3);
  expect(chat.assistant.events.map(({ happening }) => happening.type)).toEqual(["start", "text"]);
});

test("without internet the page says so, keeps what was typed and sends it once when it is back", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page, context } = visitor;
  await theirs(page).waitFor();
  await context.setOffline(true);
  await page.getByText("Geen internet").waitFor();
  chat.server.app.websocketServer.clients.forEach((client) => {
    client.terminate();
  });
  await write(page, "huur");
  await page.getByText("Wacht op internet").waitFor();
  await context.setOffline(false);
  await page.locator(".card").waitFor();
  await expect.poll(() => page.getByText("Geen internet").count()).toBe(0);
  const texts = chat.assistant.events.filter(({ happening }) => happening.type === "text");
  expect(texts).toHaveLength(1);
});

test("what was not saved is sent again with the same id, also after a reload", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await theirs(page).waitFor();
  chat.assistant.failNext(1);
  await write(page, "huur");
  await expect.poll(() => chat.assistant.received.length).toBe(2);
  await page.reload();
  await page.locator(".card").waitFor();
  const [, first, second] = chat.assistant.received;
  expect(second).toBe(first);
});

test("news comes in by itself, and a message that comes twice is shown once", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await theirs(page).waitFor();
  const address = chat.assistant.events[0]?.address ?? "";
  const message = said("nl", "Fatima belt je vanmiddag.");
  const rendered = { texts: [], buttons: [] };
  await chat.channel.deliver(address, "news-1", message, rendered);
  await chat.channel.deliver(address, "news-1", message, rendered);
  expect(await page.getByText("Fatima belt je vanmiddag.").count()).toBe(1);
});

test("two tabs show the same conversation", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const second = await visitor.context.newPage();
  await second.goto(chat.url);
  await theirs(second).waitFor();
  await write(visitor.page, "huur");
  await second.locator(".entry.me", { hasText: "huur" }).waitFor();
  await second.locator(".card").waitFor();
});

test("a link's payload is told once and leaves the address bar", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, `${chat.url}/?start=invite-abc`);
  const { page } = visitor;
  await theirs(page).waitFor();
  expect(chat.assistant.events.map(({ happening }) => happening)).toEqual([
    { type: "start", payload: "invite-abc" },
  ]);
  expect(page.url()).toBe(`${chat.url}/`);
});

test("deleting asks first, then nothing is left and a new contact begins", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await write(page, "mijn geheim");
  await page.locator(".card").waitFor();
  await page.getByRole("button", { name: "Wis dit gesprek" }).click();
  await page.getByRole("button", { name: "Nee, bewaar het" }).click();
  expect(await page.locator(".entry").count()).toBe(3);
  await page.getByRole("button", { name: "Wis dit gesprek" }).click();
  await page.getByRole("button", { name: "Ja, wis alles" }).click();
  await page.getByText("Alles is gewist.").waitFor();
  expect(await page.locator(".entry").count()).toBe(0);
  expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain("geheim");
  await write(page, "opnieuw");
  await page.locator(".card").waitFor();
  const addresses = new Set(chat.assistant.events.map(({ address }) => address));
  expect(addresses.size).toBe(2);
});
