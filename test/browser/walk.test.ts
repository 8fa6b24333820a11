import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AssistantProcess, startAssistantProcess } from "../support/assistant-process.ts";
import { barriers, openBrowser, visit } from "../support/browser.ts";
import { theirs, write } from "../support/chat-page.ts";

let browser: Browser;
let assistant: AssistantProcess;
beforeAll(async () => {
  [browser, assistant] = await Promise.all([openBrowser(), startAssistantProcess()]);
});
afterAll(async () => {
  await browser?.close();
  await assistant?.[Symbol.asyncDispose]();
});

const tap = (page: Page, id: string) => page.locator(`.choices [data-choice="${id}"]`).click();
const offered = (page: Page, id: string) => page.locator(`.choices [data-choice="${id}"]`);

const WALKS = {
  nl: {
    question: "ik kan mijn huur niet betalen",
    open: /Open|open/,
    name: "Noor",
    heard: "Noor neemt contact met je op",
  },
  ar: {
    question: "ما عندي فلوس ادفع الايجار",
    open: /./,
    name: "سميرة",
    heard: "سميرة",
  },
} as const;

describe.each(Object.entries(WALKS))("the main job in %s on a phone", (locale, words) => {
  test("a resident asks, finds help and is called; a key person takes it and is done", {
    timeout: 90_000,
  }, async () => {
    await using resident = await visit(browser, assistant.url, { locale });
    const invite = await assistant.invite("key-person");
    await using helper = await visit(browser, invite, { locale });
    const { page } = resident;
    await signUp(helper.page, locale, words.name);

    await theirs(page).waitFor();
    await write(page, words.question);
    await page.locator("img.card").waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe(locale === "ar" ? "rtl" : "ltr");
    expect(await pictureIsDrawn(page)).toBe(true);
    expect(await barriers(page)).toEqual([]);

    await tap(page, "help:near");
    await offered(page, "area:3562").waitFor();
    await write(page, "3562");
    await page.locator(".help").first().waitFor();
    expect(await page.locator(".help").first().innerText()).toMatch(words.open);
    expect(await barriers(page)).toEqual([]);

    await tap(page, "callback:start");
    await tap(page, "callback:now");
    await tap(page, "callback:any");
    await offered(page, "back").waitFor();
    await write(page, "06 12 34 56 78");
    await tap(page, "callback:yes");
    await offered(page, "request:status").waitFor();

    await helper.page.locator('.choices [data-choice^="claim:"]').click();
    await offered(helper.page, "request:done").waitFor();
    expect(await helper.page.locator("#log").innerText()).toContain("+31612345678");
    await page.getByText(words.heard).first().waitFor();
    expect(await barriers(helper.page)).toEqual([]);
    await tap(helper.page, "request:done");
    await offered(page, "callback:start").waitFor();

    await tap(page, "menu");
    await tap(page, "about");
    await tap(page, "data:show");
    await tap(page, "data:forget");
    const before = await theirs(page).count();
    await tap(page, "data:yes");
    await theirs(page).nth(before).waitFor();
    expect([...resident.foreign, ...helper.foreign]).toEqual([]);
    expect([...resident.complaints, ...helper.complaints]).toEqual([]);
  });
});

test("when nobody can, the coordinator sees the request, without the number", async () => {
  const invite = await assistant.invite("coordinator");
  await using coordinator = await visit(browser, invite);
  await using resident = await visit(browser, assistant.url, { locale: "tr" });
  await offered(coordinator.page, "coordinator:requests").waitFor();
  const { page } = resident;
  await offered(page, "callback:start").waitFor();
  await tap(page, "callback:start");
  await tap(page, "callback:evening");
  await tap(page, "callback:man");
  await offered(page, "back").waitFor();
  await write(page, "0687654321");
  await tap(page, "callback:yes");
  await theirs(coordinator.page).getByText("Türkçe").first().waitFor();
  await tap(coordinator.page, "coordinator:requests");
  await theirs(coordinator.page).getByText("Türkçe").nth(1).waitFor();
  expect(await coordinator.page.locator("#log").innerText()).not.toContain("87654321");
});

test("after a crash the chat goes on where it was", async () => {
  await using resident = await visit(browser, assistant.url);
  const { page } = resident;
  await offered(page, "callback:start").waitFor();
  await tap(page, "callback:start");
  await offered(page, "callback:evening").waitFor();
  // What is just being sent at a crash comes again within a minute (test/app/sigkill.test.ts): this was read.
  await page.waitForTimeout(1_000);
  await assistant.crash();
  await tap(page, "callback:evening");
  await offered(page, "callback:woman").waitFor();
  // The page tries again after up to 15 seconds, and a busy machine needs some to start.
}, 60_000);

async function signUp(page: Page, locale: string, name: string): Promise<void> {
  await theirs(page).waitFor();
  await write(page, name);
  await tap(page, `pick:${locale}`);
  await tap(page, "pick:ready");
  await tap(page, "pick:all");
  await tap(page, "profile:woman");
  await tap(page, "pick:all");
  await offered(page, "request:held").waitFor();
}

/** The picture has come and has a size. */
function pictureIsDrawn(page: Page): Promise<boolean> {
  return page
    .locator("img.card")
    .first()
    .evaluate(async (image: unknown) => {
      const picture = image as { decode(): Promise<void>; naturalWidth: number };
      await picture.decode();
      return picture.naturalWidth === 1080;
    });
}
