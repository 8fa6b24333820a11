import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type WebChannelOptions, webChannel } from "#adapters/channels/web/channel.ts";
import { type HttpServer, type HttpServerOptions, httpServer } from "#adapters/http/server.ts";
import { type FakeAssistant, fakeAssistant } from "./fake-assistant.ts";
import { hello } from "./web-messages.ts";

const ROOT = join(import.meta.dirname, "../..");

export type WebChat = {
  url: string;
  server: HttpServer;
  assistant: FakeAssistant;
  channel: ReturnType<typeof webChannel>;
  logged: { fields: Record<string, unknown>; text: string }[];
} & AsyncDisposable;

/** The real web server and web channel on a free port, before a fake assistant. */
export async function openWebChat(
  options: {
    assistant?: FakeAssistant;
    http?: Partial<HttpServerOptions>;
    web?: Partial<WebChannelOptions>;
  } = {},
): Promise<WebChat> {
  const assistant = options.assistant ?? fakeAssistant(() => [hello("nl")]);
  const logged: WebChat["logged"] = [];
  const write = (fields: Record<string, unknown>, text: string) => logged.push({ fields, text });
  const channel = webChannel({
    pages: join(import.meta.dirname, "pages"),
    words: wordsOf,
    languages: () => [
      { locale: "nl", name: "Nederlands", direction: "ltr" },
      { locale: "en", name: "English", direction: "ltr" },
      { locale: "ar", name: "العربية", direction: "rtl" },
      { locale: "tr", name: "Türkçe", direction: "ltr" },
    ],
    log: { error: write },
    ...options.web,
  });
  assistant.serve(channel);
  await channel.start(assistant);
  const server = httpServer({
    port: 0,
    routes: [(app) => channel.routes(app)],
    log: { info: write, error: write },
    ...options.http,
  });
  const { url } = await server.listen();
  return {
    url,
    server,
    assistant,
    channel,
    logged,
    async [Symbol.asyncDispose]() {
      await channel.stop();
      await server.close();
    },
  };
}

/** locales/<locale>/web.json, as the assistant serves it. */
export function wordsOf(locale: string): Record<string, string> | null {
  const file = join(ROOT, "locales", locale, "web.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
