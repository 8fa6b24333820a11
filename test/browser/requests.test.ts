import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayText, noonOf } from "#core/text/format.ts";
import { type AssistantProcess, startAssistantProcess } from "../support/assistant-process.ts";
import { barriers, openBrowser, type Visit, visit } from "../support/browser.ts";
import { theirs, write } from "../support/chat-page.ts";
import { realContent } from "../support/content.ts";
import { words } from "../support/talk.ts";

let browser: Browser;
let assistant: AssistantProcess;
beforeAll(async () => {
  [browser, assistant] = await Promise.all([openBrowser(), startAssistantProcess()]);
});
afterAll(async () => {
  await browser?.close();
  await assistant?.[Symbol.asyncDispose]();
});

/** Somebody with a phone of their own, and the language they read. */
type Person = Visit & { locale: "nl" | "ar" };
type People = Record<"amal" | "bart" | "noor" | "kees", Person>;
/** The requests of the two residents. */
type Ids = { amal: string; bart: string };

const NAME = "Noor";
/** Something that a text holds and the test does not know, such as a time. */
const ANY = "§";
const NUMBERS = { amal: "612345678", bart: "687654321" };
const PLACE = realContent().directory.points.find(({ id }) => id === "gemeente");

test("two residents, a key person and a coordinator, each on a phone, from the wish to the end", {
  timeout: 180_000,
}, async () => {
  await using amal = await comes("ar", assistant.url);
  await using bart = await comes("nl", assistant.url);
  await using kees = await comes("nl", await assistant.invite("coordinator"));
  await using noor = await comes("nl", await assistant.invite("key-person"));
  const people = { amal, bart, noor, kees };
  await signsUp(noor);
  await hears(kees, "coordinator.welcome");

  const ids = { amal: await amalIsTaken(people), bart: await bartIsTaken(people) };
  await bartDoesNotAnswer(people, ids);
  await amalIsSpokenTo(people, ids);
  await amalIsHandedOver(people, ids);
  await keesLooksAround(people);
  await keesTakesBackAndGives(people, ids);
  await keesAnswersAQuestion(people, ids);
  await bothEnd(people);

  for (const { foreign, complaints } of Object.values(people)) {
    expect([...foreign, ...complaints]).toEqual([]);
  }
});

/** Amal asks about her rent, and then for a woman who calls. */
async function amalIsTaken({ amal, bart, noor, kees }: People): Promise<string> {
  await taps(amal, "group:bills-and-debts");
  await taps(amal, "topic:rent-arrears");
  await taps(amal, "callback:start");
  await taps(amal, "callback:now");
  await taps(amal, "callback:woman");
  await hears(amal, "callback.number");
  await write(amal.page, `0${NUMBERS.amal}`);
  await hears(amal, "callback.consent");
  await hears(amal, "choices.callback:woman");
  await fits(amal);
  await taps(amal, "callback:yes");
  await hears(amal, "callback.opened");

  await hears(noor, "key-person.offer");
  await hears(noor, "topics.rent-arrears.name");
  await fits(noor);
  expect(await knows(noor, NUMBERS.amal)).toBe(false);
  const request = await takes(noor);
  await hears(amal, "callback.claimed", { name: NAME, until: ANY });
  await hears(noor, "key-person.opening-line", {}, "ar");
  await fits(amal, noor);
  expect(await seen(noor, NUMBERS.amal)).toBe(1);
  expect(await knows(amal, NUMBERS.amal)).toBe(true);
  expect(await knows(bart, NUMBERS.amal)).toBe(false);
  expect(await knows(kees, NUMBERS.amal)).toBe(false);
  return request;
}

/** Bart shares his phone: nobody says why they call. */
async function bartIsTaken({ amal, bart, noor, kees }: People): Promise<string> {
  await taps(bart, "callback:start");
  await taps(bart, "callback:now");
  await taps(bart, "callback:woman");
  await hears(bart, "callback.number");
  await write(bart.page, `0${NUMBERS.bart}`);
  await taps(bart, "callback:extras");
  await taps(bart, "extra:shared");
  await offered(bart, "extra:shared").getByText("✓").waitFor();
  await fits(bart);
  await taps(bart, "callback:extras-ready");
  await hears(bart, "choices.extra:shared");
  await taps(bart, "callback:yes");
  await hears(bart, "callback.opened");

  await hears(noor, "key-person.offer");
  const request = await takes(noor);
  await hears(noor, "key-person.shared");
  await hears(bart, "callback.claimed", { name: NAME, until: ANY });
  await fits(noor, bart);
  expect(await seen(noor, NUMBERS.bart)).toBe(1);
  expect(await knows(amal, NUMBERS.bart)).toBe(false);
  expect(await knows(kees, NUMBERS.bart)).toBe(false);
  return request;
}

/** Noor opens his request, asks for the number again, and nobody answers. */
async function bartDoesNotAnswer({ bart, noor }: People, ids: Ids): Promise<void> {
  await opensHeld(noor, ids.bart);
  await hears(noor, "key-person.state-claimed", { until: ANY });
  await fits(noor);
  expect(await barriers(noor.page)).toEqual([]);
  expect(await seen(noor, NUMBERS.bart)).toBe(1);
  await taps(noor, `request:number:${ids.bart}`);
  await hears(noor, "key-person.looked");
  await hears(noor, "key-person.shared");
  expect(await seen(noor, NUMBERS.bart)).toBe(2);
  await taps(noor, `request:not-reached:${ids.bart}`);
  await hears(noor, "key-person.not-reached");
  await hears(bart, "callback.tried", { name: NAME, until: ANY });
  await fits(noor, bart);
  await taps(noor, `retry:tomorrow:${ids.bart}`);
  await hears(noor, "key-person.state-not-reached", { until: ANY });
  await hears(bart, "callback.status-tried", { name: NAME, until: ANY });
  await fits(noor, bart);
}

async function amalIsSpokenTo({ amal, noor }: People, ids: Ids): Promise<void> {
  await opensHeld(noor, ids.amal);
  await taps(noor, `request:reached:${ids.amal}`);
  await hears(noor, "key-person.reached");
  await hears(amal, "callback.reached", { name: NAME });
  await fits(noor, amal);
}

/** To the municipality, on a day, together. Amal reads first what is passed on. */
async function amalIsHandedOver({ amal, noor }: People, ids: Ids): Promise<void> {
  await taps(noor, `request:handover:${ids.amal}`);
  await hears(noor, "handover.where");
  await fits(noor);
  await taps(noor, `hand:${ids.amal}:${PLACE?.id}`);
  await hears(noor, "handover.when", { place: PLACE?.name ?? "" });
  await fits(noor);
  const day = await tapsFirst(noor, `handday:${ids.amal}:`);
  await hears(noor, "handover.proposed");
  await hears(amal, "callback.handover-asked", { name: NAME });

  const arabic = dayText("ar", noonOf(day));
  await taps(amal, "handover:read");
  await hears(amal, "handover.read", { name: NAME });
  await reads(amal, PLACE?.name ?? "");
  await hears(amal, "handover.letter-hello", { name: NAME });
  await hears(amal, "handover.letter-topic", { topic: words("ar", "topics.rent-arrears.name") });
  await hears(amal, "handover.letter-day", { day: arabic });
  await hears(amal, "handover.letter-woman");
  await hears(amal, "handover.letter-close");
  await hears(amal, "handover.how");
  await fits(amal);
  expect(await barriers(amal.page)).toEqual([]);

  await taps(amal, "handover:yes:together");
  await hears(amal, "handover.set", { day: arabic });
  await hears(amal, "handover.set-together", { name: NAME });
  await reads(amal, PLACE?.name ?? "");
  const card = theirs(amal.page).last().locator("img.card");
  for (const thing of PLACE?.bring ?? []) {
    expect(await card.getAttribute("alt")).toContain(words("ar", `bring.${thing}`));
  }
  await expect.poll(() => card.evaluate(naturalWidth)).toBe(1080);
  await fits(amal);

  const dutch = dayText("nl", noonOf(day));
  await hears(noor, "handover.agreed-together", { day: dutch, place: PLACE?.name ?? "" });
  await hears(noor, "handover.letter-together", { name: NAME });
  await hears(noor, "handover.letter-close");
  await fits(noor);
}

/** The list, the team with its ticks, and who covers what. Never a number. */
async function keesLooksAround({ kees }: People): Promise<void> {
  await taps(kees, "coordinator:requests");
  await hears(kees, "coordinator.overview", { count: 2 });
  await hears(kees, "coordinator.state-handover", { name: NAME });
  await hears(kees, "coordinator.state-not-reached", { name: NAME });
  await fits(kees);
  await taps(kees, "coordinator:menu");
  await taps(kees, "coordinator:team");
  await hears(kees, "coordinator.team");
  await fits(kees);
  await tapsFirst(kees, "member:");
  await hears(kees, "coordinator.no-vog");
  await hears(kees, "coordinator.load", { load: "2", most: "3" });
  await fits(kees);
  expect(await barriers(kees.page)).toEqual([]);
  await tapsFirst(kees, "staff:vog:");
  await hears(kees, "coordinator.vog", { day: ANY });
  await fits(kees);
  await taps(kees, "coordinator:team");
  await taps(kees, "coordinator:cover");
  await hears(kees, "coordinator.cover-languages");
  await reads(kees, `Nederlands: ${NAME}`);
  await hears(kees, "coordinator.nobody", { names: ANY });
  await fits(kees);
  await taps(kees, "coordinator:menu");
}

async function keesTakesBackAndGives({ bart, noor, kees }: People, ids: Ids): Promise<void> {
  await taps(kees, "coordinator:requests");
  await taps(kees, `take-back:${ids.bart}`);
  await hears(bart, "callback.given-back");
  await hears(noor, "key-person.taken-back");
  await taps(bart, "menu");
  await hears(bart, "start.menu");
  await fits(bart, noor);

  await write(kees.page, "menu");
  await taps(kees, "my-work");
  await taps(kees, "coordinator:requests");
  await hears(kees, "coordinator.came-back");
  await hears(kees, "coordinator.state-open");
  await taps(kees, `assign:${ids.bart}`);
  await hears(kees, "coordinator.candidates");
  await fits(kees);
  await tapsFirst(kees, `give:${ids.bart}:`);
  await hears(kees, "coordinator.assigned", { name: NAME });
  await hears(noor, "key-person.won", { until: ANY });
  await hears(bart, "callback.claimed", { name: NAME, until: ANY });
  await fits(kees, noor, bart);
  expect(await seen(noor, NUMBERS.bart)).toBe(3);
}

/** A number in the question stays behind. */
async function keesAnswersAQuestion({ noor, kees }: People, ids: Ids): Promise<void> {
  await taps(noor, `request:question:${ids.bart}`);
  await hears(noor, "key-person.question");
  await write(noor.page, `Mag ik 0${NUMBERS.bart} ook op zondag bellen?`);
  await hears(noor, "key-person.asked");
  await hears(kees, "coordinator.question", { name: NAME });
  await reads(kees, "ook op zondag bellen?");
  await tapsFirst(kees, "answer:");
  await hears(kees, "coordinator.answer");
  await write(kees.page, "Ja, na tienen.");
  await hears(kees, "coordinator.answered");
  await hears(noor, "key-person.answered");
  await reads(noor, "Ja, na tienen.");
  await fits(noor, kees);
}

/** Bart needs no call any more; with Amal it is done. */
async function bothEnd({ amal, bart, noor, kees }: People): Promise<void> {
  await taps(bart, "request:withdraw");
  await hears(bart, "callback.withdrawn");
  await hears(noor, "key-person.withdrawn");
  await fits(bart);
  await taps(noor, "request:held");
  await hears(noor, "key-person.state-handover");
  await taps(noor, "request:done");
  await hears(noor, "key-person.closed");
  await hears(amal, "callback.done", { name: NAME });
  await taps(noor, "request:held");
  await hears(noor, "key-person.none-held");
  await taps(kees, "coordinator:menu");
  await taps(kees, "coordinator:requests");
  await hears(kees, "coordinator.nothing");
  await fits(amal, bart, noor, kees);
  expect(await knows(bart, NUMBERS.amal)).toBe(false);
  expect(await knows(amal, NUMBERS.bart)).toBe(false);
  for (const number of Object.values(NUMBERS)) expect(await knows(kees, number)).toBe(false);
}

async function comes(locale: Person["locale"], url: string): Promise<Person> {
  const visited = await visit(browser, url, { locale, reducedMotion: "reduce" });
  return { ...visited, locale };
}

/** A woman who speaks Dutch and Arabic and can be asked at any hour of any day. */
async function signsUp(noor: Person): Promise<void> {
  await hears(noor, "key-person.name");
  await write(noor.page, NAME);
  await taps(noor, "pick:nl");
  await taps(noor, "pick:ar");
  await fits(noor);
  await taps(noor, "pick:ready");
  await taps(noor, "pick:all");
  await taps(noor, "profile:woman");
  await taps(noor, "pick:all");
  await hears(noor, "key-person.ready");
  await taps(noor, "hours:always");
  await hears(noor, "key-person.saved");
  await fits(noor);
}

/** Takes the request that is offered; gives its id. */
async function takes(noor: Person): Promise<string> {
  const request = await tapsFirst(noor, "claim:");
  await hears(noor, "key-person.won", { until: ANY });
  return request;
}

/** One of several, from the list of what Noor holds. */
async function opensHeld(noor: Person, request: string): Promise<void> {
  await write(noor.page, "menu");
  await taps(noor, "my-work");
  await hears(noor, "key-person.held");
  await fits(noor);
  await taps(noor, `request:show:${request}`);
}

function offered({ page }: Person, id: string) {
  return page.locator(`.choices [data-choice="${id}"]`);
}

async function taps(person: Person, id: string): Promise<void> {
  await offered(person, id).click();
}

/** The first choice that begins so; gives the last part of its id. */
async function tapsFirst({ page }: Person, begin: string): Promise<string> {
  const choice = page.locator(`.choices [data-choice^="${begin}"]`).first();
  const id = (await choice.getAttribute("data-choice")) ?? "";
  await choice.click();
  return id.split(":").at(-1) ?? "";
}

/** Waits until somebody is told a text, in their own language unless told otherwise. */
function hears(
  person: Person,
  key: string,
  values: Record<string, string | number> = {},
  locale = person.locale,
): Promise<void> {
  return reads(person, words(locale, key, values));
}

/** Waits until it stands in what was said since this person's last word. */
async function reads({ page }: Person, text: string): Promise<void> {
  const parts = text.split(ANY).map((part) => RegExp.escape(inOrder(part)));
  const answers = page.locator(".entry.us:not(:has(~ .entry.me))");
  await expect
    .poll(async () => inOrder((await answers.allInnerTexts()).join("\n")), { timeout: 15_000 })
    .toMatch(new RegExp(parts.join(".+")));
}

/** Without line breaks and the marks that keep two directions apart. */
function inOrder(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ");
}

/** How often a number was shown so far. */
async function seen({ page }: Person, number: string): Promise<number> {
  const text = await page.locator("#log").innerText();
  return text.replace(/\s/g, "").split(number).length - 1;
}

/** Whether a number is anywhere on somebody's phone, shown or kept. */
async function knows({ page }: Person, number: string): Promise<boolean> {
  const all = "document.documentElement.outerHTML + JSON.stringify({ ...localStorage })";
  return String(await page.evaluate(all))
    .replace(/\s/g, "")
    .includes(number);
}

function naturalWidth(image: unknown): number {
  return (image as { naturalWidth: number }).naturalWidth;
}

/** What is on the screen is in place, and reads from the right side. */
async function fits(...people: Person[]): Promise<void> {
  for (const { page, locale } of people) {
    const direction = locale === "ar" ? "rtl" : "ltr";
    expect(await page.locator("html").getAttribute("dir")).toBe(direction);
    expect(await theirs(page).last().getAttribute("dir")).toBe(direction);
    expect(await outOfPlace(page)).toEqual([]);
  }
}

/** What sticks out, is cut, lies over its neighbour, is hard to hit, or begins at the wrong side. */
function outOfPlace(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    const isRtl = document.documentElement.dir === "rtl";
    const faults = [];
    const box = (one) => one.getBoundingClientRect();
    const report = (fault, one) => faults.push(fault + ": " + one.outerHTML.slice(0, 200));
    const all = (selector) =>
      [...document.querySelectorAll(selector)].filter((one) => box(one).width > 0);

    for (const one of [document.documentElement, document.querySelector("#log")])
      if (one.scrollWidth > one.clientWidth) report("scrolls sideways", one);
    for (const one of all("body :not(.hidden, svg *, option)"))
      if (box(one).left < -0.5 || box(one).right > width + 0.5) report("sticks out", one);
    for (const one of all(".bubble, .bubble > *, .way, .choice, .choice > span"))
      if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
        if (getComputedStyle(one).display !== "inline") report("is cut", one);
    for (const one of all(".choice, .way"))
      if (box(one).height < 44) report("is hard to hit", one);
    for (const column of [".top, #notice, main, .composer", ".bubble, .choice", ".bubble > *"]) {
      const stacked = all(column);
      for (const [index, one] of stacked.slice(1).entries()) {
        const above = stacked[index];
        if (box(one).top < box(above).bottom - 0.5) report("lies over its neighbour", one);
      }
    }
    for (const one of all(".choice")) {
      const label = box(one.querySelector("span"));
      const [left, right] = [label.left - box(one).left, box(one).right - label.right];
      if (isRtl ? right > 20 : left > 20) report("begins at the wrong side", one);
    }
    return faults;
  })()`);
}
