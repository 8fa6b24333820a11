import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";

export type Metrics = {
  text: () => Promise<string>;
  contentType?: string;
  /** Asked for as `Authorization: Bearer …`. Without one only this machine itself may read them. */
  token?: string;
};

const UNLIMITED = { config: { rateLimit: false } };

/** `/health`: the process lives. `/ready`: it can work. `/metrics`: counts, for those who may. */
export function statusRoutes(
  app: FastifyInstance,
  options: { ready?: () => Promise<boolean>; metrics?: Metrics },
): void {
  const { ready = async () => true, metrics } = options;
  app.get("/health", UNLIMITED, async () => ({ alive: true }));
  app.get("/ready", UNLIMITED, async (_request, reply) => {
    const isReady = await ready().catch(() => false);
    return reply.code(isReady ? 200 : 503).send({ ready: isReady });
  });
  if (!metrics) return;
  app.get("/metrics", UNLIMITED, async (request, reply) => {
    if (!mayReadMetrics(request, metrics.token)) return reply.callNotFound();
    return reply
      .type(metrics.contentType ?? "text/plain; charset=utf-8")
      .send(await metrics.text());
  });
}

function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return same(request.headers.authorization ?? "", `Bearer ${token}`);
  return isThisMachine(request);
}

/** Behind a proxy on this machine everybody seems to call from it; a proxy adds a header. */
function isThisMachine({ headers, raw }: FastifyRequest): boolean {
  const forwarded = headers["x-forwarded-for"] ?? headers["forwarded"] ?? headers["via"];
  const caller = raw.socket.remoteAddress ?? "";
  return forwarded === undefined && /^(::ffff:)?127\.|^::1$/.test(caller);
}

function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
