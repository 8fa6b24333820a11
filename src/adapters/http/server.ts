import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import websocket from "@fastify/websocket";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from "fastify";
import { HttpServerError, listenError } from "./http-server-error.ts";
import { PERMISSIONS, securityHeaders, toOrigins } from "./security.ts";
import { type Metrics, statusRoutes } from "./status.ts";

/** Adds an adapter's own addresses; runs in a scope of its own, under the server's headers and limits. */
export type Routes = (app: FastifyInstance) => void | Promise<void>;

/** Where the server writes. Only method, route pattern, status, time and error codes; nobody's address or words. */
export type HttpLog = {
  info(fields: Record<string, unknown>, text: string): void;
  error(fields: Record<string, unknown>, text: string): void;
};

export type HttpServerOptions = {
  /** 0 takes any free port. */
  port: number;
  /** Where it listens; default 127.0.0.1. */
  host?: string;
  /** The address people open, when a proxy stands in front: `https://chat.example.nl`. */
  publicUrl?: string;
  /** Sites that may show the chat in a frame: `https://www.example.nl`. */
  embedOrigins?: readonly string[];
  /** Whether, or which, proxies may say who is calling; as Fastify's own option. */
  trustProxy?: boolean | string | string[];
  /** Per caller (IPv6: per /64); one page load takes about eight. Default 600. */
  requestsPerMinute?: number;
  /** Largest request body in bytes; default 256 KB. */
  bodyLimit?: number;
  /** Whether the whole service can work; a throw counts as no. */
  ready?: () => Promise<boolean>;
  metrics?: Metrics;
  routes?: readonly Routes[];
  log?: HttpLog;
};

export type Listening = { url: string; port: number };

export type HttpServer = {
  /** For tests (`inject`) and for what `routes` cannot do. */
  app: FastifyInstance;
  /** Begins to listen. Throws `HttpServerError`. */
  listen(): Promise<Listening>;
  close(): Promise<void>;
};

const LARGEST_FRAME = 32 * 1024;

/** One web server for everything that comes in over HTTP: pages, sockets, webhooks, status. */
export function httpServer(options: HttpServerOptions): HttpServer {
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy ?? false,
    bodyLimit: options.bodyLimit ?? 256 * 1024,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
  });
  protect(app, options);
  answerFaults(app, options.log);
  logRequests(app, options.log);
  app.register(websocket, { options: { maxPayload: LARGEST_FRAME } });
  app.register((scope, _options, done) => {
    statusRoutes(scope, options);
    done();
  });
  for (const routes of options.routes ?? []) {
    app.register((scope, _options, done) => {
      Promise.resolve(routes(scope)).then(() => done(), done);
    });
  }
  return { app, listen: () => listen(app, options), close: () => app.close() };
}

function protect(app: FastifyInstance, options: HttpServerOptions): void {
  app.register(
    helmet,
    securityHeaders({
      publicUrl: options.publicUrl,
      embedOrigins: toOrigins(options.embedOrigins ?? []),
    }),
  );
  app.register(rateLimit, { max: options.requestsPerMinute ?? 600, timeWindow: "1 minute" });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("permissions-policy", PERMISSIONS);
  });
}

function answerFaults(app: FastifyInstance, log: HttpLog | undefined): void {
  void app.after(() => {
    app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (_request, reply) =>
      refuse(reply, 404),
    );
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return refuse(reply, status);
    const fields = { route: request.routeOptions.url, code: error.code ?? error.name };
    log?.error(fields, "a request failed");
    return refuse(reply, 500);
  });
}

const SORRY: Record<number, string> = {
  403: "Not allowed from here.",
  404: "There is nothing here.",
  413: "That is too much at once.",
  429: "That was a lot at once. Please wait a minute.",
  500: "Something went wrong with us. Please try again.",
};

function refuse(reply: FastifyReply, status: number) {
  return reply.code(status).send({ error: SORRY[status] ?? "That could not be read." });
}

/** The pattern of the route, never the address that was asked for: that may carry an invite. */
function logRequests(app: FastifyInstance, log: HttpLog | undefined): void {
  if (!log) return;
  app.addHook("onResponse", async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? "none";
    const ms = Math.round(reply.elapsedTime);
    log.info({ method, route, status: reply.statusCode, ms }, "request");
  });
}

async function listen(app: FastifyInstance, options: HttpServerOptions): Promise<Listening> {
  const { port, host = "127.0.0.1" } = options;
  try {
    const url = await app.listen({ port, host });
    return { url, port: Number(new URL(url).port || 80) };
  } catch (cause) {
    throw cause instanceof HttpServerError ? cause : listenError(cause, port, host);
  }
}
