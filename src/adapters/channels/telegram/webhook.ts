import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Receiver } from "./receive.ts";

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
      config: {
        rateLimit: { max: STRANGERS_PER_MINUTE, timeWindow: "1 minute", allowList: isTelegram },
      },
      onRequest: async (request, reply) => {
        if (!isTelegram(request)) await reply.code(401).send({ error: "Not allowed from here." });
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

function same(given: string | string[] | undefined, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(String(given ?? "")), digest(expected));
}
