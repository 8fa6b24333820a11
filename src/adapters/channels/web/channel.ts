import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Message } from "#core/message.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { Channel, Delivery, Rendered, Service } from "#ports/channel.ts";
import type { MessageFrame } from "./frames.ts";
import { openLinks } from "./links.ts";
import { isAllowedOrigin } from "./origin.ts";
import { cardPath, type PageOptions, pageRoutes } from "./page-routes.ts";
import { servePage } from "./page-socket.ts";

export type WebChannelOptions = PageOptions & {
  /** Origins besides the server's own whose pages may open a socket, such as the public address behind a proxy. */
  origins?: readonly string[];
  /** How long a page may take to say that it has a message. Default 10 s. */
  ackTimeoutMs?: number;
  /** After this long an `away` is checked once more, for a page that came back meanwhile. Default 1 s. */
  lookAgainMs?: number;
  log?: { error(fields: Record<string, unknown>, text: string): void };
};

/** The web chat. `routes` goes to the web server before it listens. */
export type WebChannel = Channel & { routes(app: FastifyInstance): Promise<void> };

/** A chat on a web page, over a socket that picks up where it was cut off. */
export function webChannel(options: WebChannelOptions): WebChannel {
  const { ackTimeoutMs = 10_000, lookAgainMs = 1_000, origins = [] } = options;
  const links = openLinks(ackTimeoutMs);
  const inHand = new Set<Promise<void>>();
  const secondLooks = new Set<NodeJS.Timeout>();
  let service: Service | null = null;

  const failed = (cause: unknown, what: string) =>
    options.log?.error({ code: codeOf(cause) }, what);

  async function routes(app: FastifyInstance): Promise<void> {
    await pageRoutes(app, options, async (id, locale) => (await service?.card(id, locale)) ?? null);
    app.get("/chat/socket", { websocket: true, onRequest: checkOrigin }, (socket) =>
      servePage(socket, { links, service: () => service, inHand, failed }),
    );
  }

  async function checkOrigin(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (isAllowedOrigin(request.headers.origin, request.host, origins)) return;
    await reply.code(403).send({ error: "Not allowed from here." });
  }

  async function deliver(
    address: string,
    id: string,
    message: Message,
    rendered: Rendered,
  ): Promise<Delivery> {
    const delivery = await links.push(address, toFrame(id, message, rendered));
    if (delivery === "away") lookAgain(address);
    return delivery;
  }

  /** A page may say hello while the `away` is still being written down; that wake would be lost. */
  function lookAgain(address: string): void {
    const timer = setTimeout(() => {
      secondLooks.delete(timer);
      if (!links.isOpen(address)) return;
      service?.wake("web", address).catch((cause) => failed(cause, "waking a contact failed"));
    }, lookAgainMs);
    secondLooks.add(timer);
  }

  return {
    name: "web",
    limits: CHANNEL_LIMITS.web,
    routes,
    deliver,
    async start(given) {
      service = given;
    },
    async stop() {
      service = null;
      for (const timer of secondLooks) clearTimeout(timer);
      await Promise.allSettled(inHand);
      links.close();
    },
  };
}

function toFrame(id: string, message: Message, rendered: Rendered): MessageFrame {
  const buttons = rendered.buttons.length > 0 ? rendered.buttons : message.choices;
  const frame: MessageFrame = { type: "message", id, message, buttons };
  if (!rendered.card) return frame;
  const url = cardPath(rendered.card.id, message.locale);
  return { ...frame, card: { url, alt: rendered.card.alt } };
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown";
  return "code" in cause ? String(cause.code) : cause.name;
}
