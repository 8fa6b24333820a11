import { autoRetry } from "@grammyjs/auto-retry";
import type { FastifyInstance } from "fastify";
import { Api } from "grammy";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { Channel } from "#ports/channel.ts";
import type { Log } from "#ports/log.ts";
import { backOff } from "./back-off.ts";
import { openDeliver } from "./deliver.ts";
import { waitOf } from "./fault.ts";
import { openMenus } from "./menus.ts";
import { type Notes, notesOf } from "./notes.ts";
import type { Asks } from "./parts-of.ts";
import { POLL_SECONDS, poll } from "./poll.ts";
import { presentBot, type Text } from "./profile.ts";
import { openReceiver, type Receiver } from "./receive.ts";
import { openSend } from "./send.ts";
import { openTyping } from "./typing.ts";
import { keepWebhook, type Webhook, webhookRoute } from "./webhook.ts";

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
  /** How long things may take, milliseconds; what is left out is as in `TIMES`. */
  times?: Partial<typeof TIMES>;
};

const TIMES = {
  /** One call: the outbox waits for 30 s. */
  call: 25_000,
  /** A poll, beyond what Telegram keeps it open. */
  poll: 10_000,
  /** The pause after a failure to receive grows from the first to the longest. */
  firstPause: 1_000,
  longestPause: 60_000,
  /** Another program that fetches gets its turn before this one tries again. */
  taken: 30_000,
  /** Between two looks at the webhook. */
  look: 5 * 60_000,
  /** A second tap on the same button within this is a finger that slipped. */
  slip: 1_500,
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
  const { token, apiRoot, webhook, text, opaque, log } = options;
  const times = { ...TIMES, ...options.times };
  const bot = token.slice(0, token.indexOf(":"));
  const notes = notesOf(bot, options.notes, options.log);
  const stopping = new AbortController();
  const api = openApi(times.call);
  api.config.use(
    autoRetry({ ...PATIENCE, rethrowHttpErrors: true, rethrowInternalServerErrors: true }),
  );
  const menus = openMenus(notes, opaque);
  const typing = openTyping((address) => {
    api.sendChatAction(Number(address), "typing").catch(() => {});
  });
  const send = openSend({
    ...{ api, notes, log },
    askWords: (asks, locale) => askWords(text, asks, locale),
  });
  const deliverParts = openDeliver({ api, send, menus, notes, opaque });
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
      const opened = openReceiver({
        ...{ api, bot, menus, typing, service, log },
        slipMs: times.slip,
      });
      receiver = opened;
      const { signal } = stopping;
      const shared = { backOff: pause(), log, takenMs: times.taken };
      const receiving = webhook
        ? keepWebhook({ ...shared, api, webhook, lookMs: times.look }, signal)
        : poll(
            {
              ...shared,
              api: openApi(POLL_SECONDS * 1000 + times.poll),
              receiver: opened,
            },
            signal,
          );
      running = Promise.all([receiving, present(signal)]);
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
    return backOff(times.firstPause, times.longestPause);
  }

  /** A stop cuts off all calls but those that send something. */
  function openApi(timeoutMs: number): Api {
    const opened = new Api(token, { apiRoot, timeoutSeconds: timeoutMs / 1000 });
    // grammY's types know only the AbortSignal of a package of its own; it takes Node's as well.
    const cut = stopping.signal as unknown as NonNullable<Parameters<Api["getMe"]>[0]>;
    opened.config.use((call, method, payload, signal) =>
      call(method, payload, /^(get|set|deleteWebhook)/.test(method) ? (signal ?? cut) : signal),
    );
    return opened;
  }

  /** Tries until it works; why Telegram cannot be reached is told by what receives. */
  async function present(signal: AbortSignal): Promise<void> {
    const pauses = pause();
    while (!signal.aborted) {
      const refused = await presentOnce().catch((cause: unknown) => cause);
      if (refused === undefined) return;
      if (waitOf(refused) !== null) log.info("Telegram asks to wait before the bot's texts change");
      await pauses.wait(signal, waitOf(refused) ?? 0);
    }
  }

  async function presentOnce(): Promise<void> {
    ({ username: name } = await api.getMe());
    naming.resolve(name ?? "");
    await presentBot({ api, notes, text, locales: options.locales(), opaque, log });
    log.info("the bot presents itself", { channel: "telegram" });
  }
}

function askWords(text: Text, asks: Asks, locale: string): { hint: string; label: string } {
  return asks === "location"
    ? { hint: text(locale, "telegram.place-hint"), label: text(locale, "telegram.place-button") }
    : { hint: text(locale, "telegram.number-hint"), label: text(locale, "telegram.number-button") };
}
