import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, visit } from "../support/browser.ts";
import { openBuiltChat } from "../support/chat-page.ts";
import { said } from "../support/web-messages.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const CASES: [text: string, href: string | null][] = [
  ["Bel 0800-8115.", "tel:08008115"],
  ["Bel 0800 0113 of chat.", "tel:08000113"],
  ["Bel 030 123 45 67, vraag naar Fatima.", "tel:0301234567"],
  ["Bel (030) 123 45 67.", "tel:0301234567"],
  ["Bel 088-7551600!", "tel:0887551600"],
  ["Bel 14 030.", "tel:14030"],
  ["Bel +31 6 12345678.", "tel:+31612345678"],
  ["اتصل على 0800-8115.", "tel:08008115"],
  ["Bel 112.", null],
  ["Je betaalt € 113 per maand.", null],
  ["Je krijgt € 14 030 terug.", null],
  ["Vanaf 01-03-2026 tot 12:30.", null],
  ["Kenmerk 12345678901.", null],
  ["Postcode 3562 AB.", null],
  ["Kijk op toeslagen.nl.", "https://toeslagen.nl/"],
  ["Kijk op https://www.toeslagen.nl/a?b=c.", "https://www.toeslagen.nl/a?b=c"],
  ["Kijk op www.geldfit.nl/start, gratis.", "https://www.geldfit.nl/start"],
  ["Mail naar hulp@geldfit.nl.", null],
  ["Dat mag.Nu niet.", null],
  ["javascript:alert(1)", null],
];

test.each(CASES)("«%s» leads to %s", async (text, href) => {
  await using chat = await openBuiltChat(() => [said("nl", text)]);
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await page.locator(".entry.us p").waitFor();
  expect(await page.locator(".entry.us p").innerText()).toContain(text.slice(0, 4));
  const links = page.locator(".entry.us a");
  const found = await links.evaluateAll((all) => all.map((one) => String(one)));
  expect(found).toEqual(href === null ? [] : [href]);
});
