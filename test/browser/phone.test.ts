import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, visit } from "../support/browser.ts";
import { openBuiltChat, theirs, write } from "../support/chat-page.ts";
import { place } from "../support/web-messages.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("where I am is shared on a tap, and only roughly", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url, {
    permissions: ["geolocation"],
    geolocation: { latitude: 52.093741, longitude: 5.121429 },
  });
  const { page } = visitor;
  const sent: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => sent.push(String(payload))),
  );
  await page.reload();
  await page.getByRole("button", { name: "Hulp bij mij in de buurt" }).click();
  await page.getByRole("button", { name: "Deel waar ik ben" }).click();
  await page.getByText("Buurthuis De Linde").waitFor();
  expect(sent.join()).toContain('"latitude":52.09,"longitude":5.12}');
  expect(await page.getByRole("link", { name: "Kaart" }).getAttribute("href")).toContain("https:");
});

test("a place that is not shared is no dead end", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await page.getByRole("button", { name: "Hulp bij mij in de buurt" }).click();
  await page.getByRole("button", { name: "Deel waar ik ben" }).click();
  await page.getByText("Typ je postcode").waitFor();
});

test("asking for a number brings up the number keys", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  const field = page.locator("#field");
  await page.getByRole("button", { name: "Laat iemand mij bellen" }).click();
  await expect.poll(() => field.getAttribute("inputmode")).toBe("tel");
  expect(await field.getAttribute("aria-label")).toBe("Typ je telefoonnummer");
});

test("of a photo only that there is one leaves the phone", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await theirs(page).waitFor();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const buffer = Buffer.from("a picture of a letter");
  await page.setInputFiles("#photo", { name: "letter.jpg", mimeType: "image/jpeg", buffer });
  await page.getByText("Die blijft op je telefoon").waitFor();
  await page.getByText("Dank je.").waitFor();
  expect(chat.assistant.events.at(-1)?.happening).toEqual({ type: "image" });
  expect(requests).toEqual([]);
});

test("listen is offered where the phone itself has a voice, and nowhere else", async () => {
  await using chat = await openBuiltChat();
  const context = await browser.newContext({ locale: "nl-NL" });
  await context.addInitScript(`
    const voice = (lang, localService) => ({ lang, localService, name: lang });
    speechSynthesis.getVoices = () => [voice("nl-NL", true), voice("ar-SA", false)];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    window.spoken = [];
    speechSynthesis.speak = ({ text }) => window.spoken.push(text);
  `);
  const page = await context.newPage();
  await page.goto(chat.url);
  await page.getByRole("button", { name: "Luister" }).click();
  const spoken = await page.evaluate("window.spoken.join()");
  expect(spoken).toContain("ik ben Geldbuur");
  expect(spoken).toContain("Laat iemand mij bellen");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.selectOption("#language", "ar");
  await page.locator(".entry.us[lang=ar]").waitFor();
  expect(await page.locator(".entry.us[lang=ar] .listen").isVisible()).toBe(false);
  await context.close();
});

test("whoever reads further up is not carried off, but told of what is new", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await write(page, "huur");
  await page.locator(".card").waitFor();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate("document.querySelector('#log').scrollTop = 0");
  const address = chat.assistant.events[0]?.address ?? "";
  await chat.assistant.tell(address, place);
  await page.getByRole("button", { name: "Nieuw bericht" }).click();
  await expect.poll(() => page.getByRole("button", { name: "Nieuw bericht" }).count()).toBe(0);
  expect(await page.getByText("Buurthuis De Linde").isVisible()).toBe(true);
});
