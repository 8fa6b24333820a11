import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers, openBrowser, visit } from "../support/browser.ts";
import { openBuiltChat, theirs, write } from "../support/chat-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(["nl-NL", "ar"])("in %s", (locale) => {
  test.each(["light", "dark"] as const)("nothing stands in the way, %s", async (colorScheme) => {
    await using chat = await openBuiltChat();
    await using visitor = await visit(browser, chat.url, { locale, colorScheme });
    const { page, context } = visitor;
    await write(page, "huur");
    await page.locator(".card").waitFor();
    expect(await barriers(page)).toEqual([]);
    await context.setOffline(true);
    await write(page, "nog iets");
    await page.locator(".notice.warns").waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.click("#delete");
    expect(await barriers(page)).toEqual([]);
  });
});

test("everything one can press is at least 44 pixels high and wide", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await page.getByRole("button", { name: "Hulp bij mij in de buurt" }).click();
  await page.getByRole("button", { name: "Deel waar ik ben" }).waitFor();
  await write(page, "huur");
  await page.locator(".card").waitFor();
  expect(await smallTargets(page)).toEqual([]);
  await page.click("#delete");
  expect(await smallTargets(page)).toEqual([]);
});

test("nothing needs scrolling sideways, down to a width of 320 and with large letters", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url, { viewport: { width: 320, height: 560 } });
  const { page } = visitor;
  await write(page, "huur");
  await page.locator(".card").waitFor();
  const overflow = `[document.documentElement, document.querySelector("#log")]
    .map((one) => one.scrollWidth - one.clientWidth)`;
  expect(await page.evaluate(overflow)).toEqual([0, 0]);
  await page.evaluate("document.documentElement.style.fontSize = '30px'");
  expect(await page.evaluate(overflow)).toEqual([0, 0]);
});

test("a whole conversation goes by keyboard, and the focus is never lost", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url, { viewport: { width: 1024, height: 700 } });
  const { page } = visitor;
  await page.getByRole("button", { name: "Geld aanvragen" }).waitFor();
  await expect.poll(() => focused(page)).toBe("field");
  await page.keyboard.type("huur");
  await page.keyboard.press("Enter");
  await page.locator(".card").waitFor();
  expect(await focused(page)).toBe("field");
  for (let steps = 0; steps < 30 && (await focused(page)) !== "Vertel me meer"; steps += 1) {
    await page.keyboard.press("Shift+Tab");
  }
  await page.keyboard.press("Enter");
  await page.locator(".entry.me", { hasText: "Vertel me meer" }).waitFor();
  expect(await focused(page)).toBe("field");
});

test("the conversation is a live region, and old messages are not read out again", async () => {
  await using chat = await openBuiltChat();
  await using visitor = await visit(browser, chat.url);
  const { page } = visitor;
  await theirs(page).waitFor();
  const log = page.getByRole("log", { name: "Gesprek" });
  await expect.poll(() => log.getAttribute("aria-live")).toBeNull();
  await page.evaluate(`
    window.added = 0;
    new MutationObserver((all) => {
      for (const { addedNodes } of all)
        for (const node of addedNodes) if (node.classList?.contains("entry")) window.added += 1;
    }).observe(document.querySelector("#log"), { childList: true });
  `);
  await write(page, "huur");
  await page.locator(".card").waitFor();
  await page.locator(".entry.me[data-state=sent]").waitFor();
  expect(await page.evaluate("window.added")).toBe(2);
});

function focused(page: Page): Promise<unknown> {
  return page.evaluate("document.activeElement.id || document.activeElement.textContent");
}

function smallTargets(page: Page): Promise<unknown> {
  return page.evaluate(`
    [...document.querySelectorAll("button, select, textarea, a.way, input[type=file]")]
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (width < 44 || height < 44))
      .map(([one, { width, height }]) => one.outerHTML + width + "×" + height)
  `);
}
