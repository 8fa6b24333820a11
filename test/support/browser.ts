import AxeBuilder from "@axe-core/playwright";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";

/** A cheap phone held upright. */
const PHONE = { width: 390, height: 844 };

/** Starts the machine's own Chromium; close it when done. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-component-update",
    ],
  });
}

export type Visit = {
  page: Page;
  context: BrowserContext;
  /** Addresses that were asked for on any other origin than the first. */
  foreign: string[];
  /** What the page complained of: faults, and what the security policy refused. */
  complaints: string[];
} & AsyncDisposable;

/** Opens an address as a person does, on a phone unless told otherwise. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, locale: "nl-NL", ...options });
  const foreign: string[] = [];
  const complaints: string[] = [];
  const { host } = new URL(url);
  const watch = (asked: string) => {
    if (new URL(asked).host !== host) foreign.push(asked);
  };
  context.on("request", (request) => watch(request.url()));
  const page = await context.newPage();
  page.on("websocket", (socket) => watch(socket.url()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  await page.goto(url);
  const dispose = () => context.close();
  return { page, context, foreign, complaints, [Symbol.asyncDispose]: dispose };
}

/** Rules of axe that are seriously or critically broken, with where. */
export async function barriers(page: Page): Promise<string[]> {
  // Colours are measured at rest.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
