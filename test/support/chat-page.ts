import type { Page } from "playwright-core";
import type { WebChannelOptions } from "#adapters/channels/web/channel.ts";
import type { Event } from "#core/event.ts";
import type { Message } from "#core/message.ts";
import { BUILT_PAGE } from "./built-page.ts";
import { fakeAssistant } from "./fake-assistant.ts";
import { openWebChat, type WebChat } from "./web-chat.ts";
import { answer, hello, place, said } from "./web-messages.ts";

/** The built page before a fake assistant that knows a few sentences. */
export function openBuiltChat(
  reply: (event: Event) => readonly Message[] = smallTalk,
  options: { embedOrigins?: string[]; web?: Partial<WebChannelOptions> } = {},
): Promise<WebChat> {
  const { embedOrigins = [], web } = options;
  return openWebChat({
    assistant: fakeAssistant(reply),
    http: { embedOrigins },
    web: { pages: BUILT_PAGE, ...web },
  });
}

function smallTalk({ happening, hint = "nl" }: Event): readonly Message[] {
  const locale = hint.startsWith("ar") ? "ar" : "nl";
  if (happening.type === "start") return [hello(locale)];
  if (happening.type === "choice") return chosen(happening.choice, locale);
  if (happening.type === "location") return [place];
  if (happening.type === "image") return [said(locale, "Dank je.")];
  return [answer(locale)];
}

function chosen(choice: string, locale: string): readonly Message[] {
  if (choice === "language:ar") return [hello("ar")];
  if (choice === "help:near") return [said(locale, "Waar woon je?", { asks: "location" })];
  if (choice === "callback:start") return [said(locale, "Op welk nummer?", { asks: "phone" })];
  return [answer(locale)];
}

/** Types and sends. */
export async function write(page: Page, text: string): Promise<void> {
  await page.fill("#field", text);
  await page.press("#field", "Enter");
}

/** What Geldbuur said, newest last. */
export function theirs(page: Page) {
  return page.locator(".entry.us");
}
