import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "#core/message.ts";
import { openBrowser, visit } from "../support/browser.ts";
import { openBuiltChat, theirs, write } from "../support/chat-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const EVIL = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';

const evil: Message = {
  locale: "nl",
  blocks: [
    { type: "text", text: `${EVIL} javascript:alert(1) https://a.nl/"onclick="window.hit=1` },
    { type: "heading", text: EVIL },
    { type: "list", ordered: false, items: [EVIL] },
    {
      type: "place",
      id: "x",
      name: EVIL,
      lines: [EVIL],
      phone: 'x"onclick="window.hit=1',
      website: "javascript:window.hit=1",
      map: "data:text/html,<script>window.hit=1</script>",
    },
  ],
  choices: [{ id: EVIL, label: EVIL }],
};

test("markup in what anybody says is shown as text and does nothing", async () => {
  await using chat = await openBuiltChat(() => [evil]);
  await using visitor = await visit(browser, `${chat.url}/?locale=${encodeURIComponent(EVIL)}`);
  const { page } = visitor;
  await write(page, EVIL);
  await page.locator(".entry.me", { hasText: EVIL }).waitFor();
  await theirs(page).first().waitFor();
  expect(await page.locator(".entry img, .entry script").count()).toBe(0);
  expect(await page.evaluate("window.hit")).toBeUndefined();
  const links = page.locator(".entry a");
  for (const link of await links.all()) {
    expect(await link.getAttribute("href")).toMatch(/^(https:\/\/|tel:)/);
    expect(await link.getAttribute("onclick")).toBeNull();
  }
});

test("nothing is asked of anybody else, and the policy has nothing to complain of", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await write(page, "huur");
  await page.locator(".card").waitFor();
  await page.selectOption("#language", "ar");
  await page.locator(".entry.us[lang=ar]").first().waitFor();
  expect(visitor.foreign).toEqual([]);
  expect(visitor.complaints).toEqual([]);
  expect(await visitor.context.cookies()).toEqual([]);
});
