import { autoRetry } from "@grammyjs/auto-retry";
import type { FastifyInstance } from "fastify";
import { Api } from "grammy";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { Channel } from "#ports/channel.ts";
import type { Log } from "#ports/log.ts";
import { backOff } from "./back-off.ts";
import { openDeliver } from "./deliver.ts";
import { telegramError, waitOf } from "./fault.ts";
import { openMenus } from "./menus.ts";
import type { Notes } from "./notes.ts";
import type { Asks } from "./parts-of.ts";
import { openTrouble, poll } from "./poll.ts";
import { presentBot, type Text } from "./profile.ts";
import { ALLOWED_UPDATES } from "./read-update.ts";
import { openReceiver, type Receiver } from "./receive.ts";
import { openSend } from "./send.ts";
import { openTyping } from "./typing.ts";
import { type Webhook, webhookRoute } from "./webhook.ts";

export type TelegramOptions = {
  token: string;
  /** The Bot API server: `https://api.telegram.org`, or one of one's own. */
  apiRoot: string;
  /** Where Telegram delivers; null: updates are fetched. */
  webhook: Webhook | null;
  notes: Notes;
  text: Text;
  /** The first is the one to fall back on. */
  locales: () => readonly string[];
  /** A keyed hash: nobody can read or guess what it stands for. */
  opaque: (text: string) => string;
  log: Log;
  /** For one call, milliseconds. Default 25 s: the outbox waits for 30. */
  timeoutMs?: number;
  /** First and longest pause after a failure to receive, and the pause when another program receives, milliseconds. */
  backOffMs?: { first: number; longest: number; taken: number };
  slipMs?: number;
};

/** The Telegram bot. With a webhook, `routes` goes to the web server before it listens. */
export type TelegramChannel = Channel & {
  routes(app: FastifyInstance): Promise<void>;
  /** The name of the bot without its @; null until Telegram told it. */
  botName(): string | null;
  /** Ends when Telegram told it. */
  named: Promise<string>;
};

/** Short waits for "too many requests" are waited out; longer ones are the outbox's. */
const PATIENCE = { maxRetryAttempts: 2, maxDelaySeconds: 5 };

/** A chat in Telegram: fetches updates or has them delivered, sends through the Bot API. */
export function telegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, webhook, notes, text, opaque, log, backOffMs } = options;
  const api = new Api(token, {
    apiRoot: options.apiRoot,
    timeoutSeconds: (options.timeoutMs ?? 25_000) / 1000,
  });
  api.config.use(
    autoRetry({ ...PATIENCE, rethrowHttpErrors: true, rethrowInternalServerErrors: true }),
  );
  const menus = openMenus(notes, opaque);
  const typing = openTyping((address) => {
    api.sendChatAction(Number(address), "typing").catch(() => {});
  });
  const send = openSend({ api, notes, askWords: (asks, locale) => askWords(text, asks, locale) });
  const deliverParts = openDeliver({ api, send, menus, notes, opaque });
  const stopping = new AbortController();
  const naming = Promise.withResolvers<string>();
  let name: string | null = null;
  let receiver: Receiver | null = null;
  let running: Promise<unknown> = Promise.resolve();

  return {
    name: "telegram",
    limits: CHANNEL_LIMITS.telegram,
    named: naming.promise,
    botName: () => name,
    async routes(app) {
      if (webhook) webhookRoute(app, webhook, () => receiver);
    },
    async deliver(address, id, message, rendered) {
      try {
        return await deliverParts(address, id, message, rendered);
      } finally {
        typing.end(address);
      }
    },
    async start(service) {
      const bot = token.slice(0, token.indexOf(":"));
      const opened = openReceiver({
        api,
        bot,
        menus,
        typing,
        service,
        log,
        slipMs: options.slipMs,
      });
      receiver = opened;
      const { signal } = stopping;
      const receiving = webhook
        ? untilDone("the webhook is set", () => setWebhook(webhook))
        : poll({ api, receiver: opened, backOff: pause(), log, takenMs: backOffMs?.taken }, signal);
      running = Promise.all([receiving, untilDone("the bot presents itself", present)]);
    },
    async stop() {
      stopping.abort();
      await running;
      const last = receiver;
      receiver = null;
      await last?.settled();
    },
  };

  function pause() {
    return backOff(backOffMs?.first, backOffMs?.longest);
  }

  async function setWebhook({ url, secret }: Webhook): Promise<void> {
    await api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
  }

  async function present(): Promise<void> {
    ({ username: name } = await api.getMe());
    naming.resolve(name ?? "");
    await presentBot({ api, notes, text, locales: options.locales(), opaque });
  }

  /** Tries until it works, or we stop. */
  async function untilDone(what: string, work: () => Promise<void>): Promise<void> {
    const { signal } = stopping;
    const trouble = openTrouble(log);
    const pauses = pause();
    while (!signal.aborted) {
      try {
        await work();
        trouble.over();
        return log.info(what, { channel: "telegram" });
      } catch (cause) {
        trouble.of(telegramError(cause).code);
        await pauses.wait(signal, waitOf(cause) ?? 0);
      }
    }
  }
}

function askWords(text: Text, asks: Asks, locale: string): { hint: string; label: string } {
  return asks === "location"
    ? { hint: text(locale, "telegram.place-hint"), label: text(locale, "telegram.place-button") }
    : { hint: text(locale, "telegram.number-hint"), label: text(locale, "telegram.number-button") };
}
