import { createHash, timingSafeEqual } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Api } from "grammy";
import { ALLOWED_UPDATES } from "./read-update.ts";
import type { Receiver } from "./receive.ts";
import { openTrouble, type TroubleOptions } from "./trouble.ts";

/** Where Telegram delivers: the public address, the path of it on this server, and how it proves itself. */
export type Webhook = { url: string; path: string; secret: string };

/** Requests that do not prove themselves, per caller and minute. */
const STRANGERS_PER_MINUTE = 60;
const HEADER = "x-telegram-bot-api-secret-token";

/** Takes deliveries: 200 after the commit, 401 without the secret, before anything is read. */
export function webhookRoute(
  app: FastifyInstance,
  { path, secret }: Webhook,
  receiver: () => Receiver | null,
): void {
  const isTelegram = (request: FastifyRequest) => same(request.headers[HEADER], secret);
  app.post(
    path,
    {
      // Telegram reads no headers for pages.
      helmet: false,
      config: {
        rateLimit: { max: STRANGERS_PER_MINUTE, timeWindow: "1 minute", allowList: isTelegram },
      },
      // After the limit on strangers, before the body is read.
      preParsing: async (request, reply, payload) => {
        if (!isTelegram(request)) await reply.code(401).send({ error: "Not allowed from here." });
        return payload;
      },
    },
    async (request, reply) => {
      const current = receiver();
      // Starting or stopping: Telegram comes again.
      if (!current) return reply.code(503).send();
      const incoming = current.read(request.body);
      if (incoming) await current.take(incoming);
      return reply.code(200).send();
    },
  );
}

export type KeepOptions = TroubleOptions & { api: Api; webhook: Webhook; lookMs: number };

/** Sets the webhook, and looks after it until the signal says stop. */
export async function keepWebhook(options: KeepOptions, signal: AbortSignal): Promise<void> {
  const { backOff, lookMs } = options;
  const trouble = openTrouble(options, signal);
  let isSet = false;
  while (!signal.aborted) {
    try {
      await look(options, isSet, lookMs);
      isSet = true;
      trouble.over();
      backOff.reset();
      await wait(lookMs, undefined, { signal }).catch(() => {});
    } catch (cause) {
      await trouble.of(cause);
    }
  }
}

/** The first look sets it, later ones see whether it is still ours and Telegram gets through. */
async function look({ api, webhook, log }: KeepOptions, isSet: boolean, since: number) {
  if (!isSet) {
    await setWebhook(api, webhook);
    return log.info("the webhook is set", { channel: "telegram" });
  }
  const info = await api.getWebhookInfo();
  if (info.url !== webhook.url) {
    log.warn("somebody took the webhook; it is set again");
    return setWebhook(api, webhook);
  }
  if (info.pending_update_count === 0 || !isRecent(info.last_error_date, since)) return;
  log.warn("Telegram cannot deliver to the webhook", { waiting: info.pending_update_count });
}

async function setWebhook(api: Api, { url, secret }: Webhook): Promise<void> {
  await api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
}

function isRecent(seconds: number | undefined, within: number): boolean {
  return seconds !== undefined && Date.now() - seconds * 1000 < within;
}

function same(given: string | string[] | undefined, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(String(given ?? "")), digest(expected));
}
