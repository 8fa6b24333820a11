import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, visit } from "../support/browser.ts";
import { openBuiltChat } from "../support/chat-page.ts";

let browser: Browser;
let site: Server;
let siteUrl: string;
let script = "";

/** Somebody else's site, with a strict policy of its own. */
beforeAll(async () => {
  browser = await openBrowser();
  site = createServer((_request, response) => {
    const origin = script && new URL(script).origin;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader(
      "content-security-policy",
      `default-src 'none'; script-src ${origin}; frame-src ${origin}`,
    );
    response.end(
      `<!doctype html><html lang="tr"><title>Town</title><h1>Town</h1>
       <script src="${script}" data-locale="ar" data-start="topic-bailiff" async></script>`,
    );
  });
  await new Promise<void>((resolve) => {
    site.listen(0, "127.0.0.1", resolve);
  });
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  site.close();
});

test("a site on the list opens the chat with one script tag, and closes it by keyboard", async () => {
  await using chat = await openBuiltChat(undefined, { embedOrigins: [siteUrl] });
  script = `${chat.url}/embed.js`;
  await using visitor = await visit(browser, siteUrl, { viewport: { width: 1024, height: 800 } });
  const { page } = visitor;
  const button = page.getByRole("button", { name: "اسأل Geldbuur" });
  await button.waitFor();
  expect(page.frames()).toHaveLength(1);
  await button.click();
  const frame = page.frameLocator("iframe[title=Geldbuur]");
  await frame.getByText("عن ماذا تسأل").waitFor();
  expect(chat.assistant.events[0]?.happening).toEqual({ type: "start", payload: "topic-bailiff" });
  await frame.locator("#field").focus();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator("iframe").isVisible()).toBe(false);
  expect(await button.getAttribute("aria-expanded")).toBe("false");
  expect(visitor.complaints).toEqual([]);
});

test("on a phone the chat fills the screen and has its own way to close", async () => {
  await using chat = await openBuiltChat(undefined, { embedOrigins: [siteUrl] });
  script = `${chat.url}/embed.js`;
  await using visitor = await visit(browser, siteUrl);
  const { page } = visitor;
  await page.getByRole("button").click();
  const frame = page.frameLocator("iframe");
  await frame.getByText("عن ماذا تسأل").waitFor();
  expect(await page.locator("iframe").boundingBox()).toMatchObject({
    x: 0,
    width: 390,
    height: 844,
  });
  await frame.getByRole("button", { name: "إغلاق" }).click();
  await expect.poll(() => page.locator("iframe").isVisible()).toBe(false);
});

test("a site that is not on the list gets an empty frame", async () => {
  await using chat = await openBuiltChat();
  script = `${chat.url}/embed.js`;
  await using visitor = await visit(browser, siteUrl);
  const { page } = visitor;
  await page.getByRole("button").click();
  await expect.poll(() => visitor.complaints.join()).toContain("frame-ancestors");
  expect(chat.assistant.events).toEqual([]);
});
