import { join } from "node:path";
import type { TelegramChannel } from "#adapters/channels/telegram/channel.ts";
import { type WebChannel, webChannel } from "#adapters/channels/web/channel.ts";
import type { Channel } from "#ports/channel.ts";
import { type Config, TELEGRAM_PATH } from "./config.ts";
import { ROOT } from "./content.ts";
import { type Opened, openNamespace } from "./main.ts";

/** What stands behind buttons is kept as long as a conversation. */
const NOTES_MS = 90 * 86_400_000;

export type Channels = {
  web: WebChannel;
  /** null: there is none. */
  telegram: TelegramChannel | null;
  /** Those and what only sends. */
  all: readonly Channel[];
  close(): Promise<void>;
};

/** Every channel that is configured; the web chat always is. */
export async function openChannels(config: Config, opened: Opened): Promise<Channels> {
  const web = openWeb(config, opened);
  const telegram = config.telegram ? await openTelegram(config, config.telegram, opened) : null;
  const all = [web, ...(telegram ? [telegram.channel] : []), ...(await openSenders(config))];
  return {
    web,
    telegram: telegram?.channel ?? null,
    all,
    close: async () => telegram?.close(),
  };
}

function openWeb(config: Config, { content, log }: Opened): WebChannel {
  const { texts } = content;
  return webChannel({
    pages: join(ROOT, "dist/web"),
    words: (locale) => (texts.locales.has(locale) ? texts.group(locale, "web") : null),
    languages: () =>
      [...texts.locales.values()].map(({ id, name, direction }) => ({
        locale: id,
        name,
        direction,
      })),
    origins: config.address ? [config.address] : [],
    log: { error: (about, what) => log.error(what, null, shown(about)) },
  });
}

async function openTelegram(
  config: Config,
  { token, api, webhook }: NonNullable<Config["telegram"]>,
  { content, vault, log }: Opened,
): Promise<{ channel: TelegramChannel; close(): Promise<void> }> {
  const { telegramChannel } = await import("#adapters/channels/telegram/channel.ts");
  const kept = await openNamespace(config, "telegram");
  const secret = vault.lookUp("telegram webhook");
  const channel = telegramChannel({
    token,
    apiRoot: api,
    webhook: webhook ? { url: webhook, path: TELEGRAM_PATH, secret } : null,
    notes: {
      get: (key) => kept.get<string>(key),
      set: async (key, value) => void (await kept.set(key, value, NOTES_MS)),
      delete: async (key) => void (await kept.delete(key)),
    },
    text: (locale, key) => content.texts.fill(locale, key),
    locales: () => [...content.texts.locales.keys()],
    opaque: (text) => vault.lookUp(text),
    log,
  });
  return { channel, close: () => kept.disconnect() };
}

/** What only sends, where it is configured. */
export async function openSenders({ mail }: Config): Promise<Channel[]> {
  if (!mail) return [];
  const { mailChannel } = await import("#adapters/channels/mail/channel.ts");
  return [mailChannel(mail)];
}

/** As a log line takes it. */
export function shown(about: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]) => [
      name,
      typeof value === "number" || typeof value === "boolean" ? value : String(value),
    ]),
  );
}
