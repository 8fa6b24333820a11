import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** A language one can read the chat in, by its own name. */
export type Language = { locale: string; name: string; direction: "ltr" | "rtl" };

export type PageOptions = {
  /** The folder of the built page: `dist/web`. */
  pages: string;
  /** The words of the page around the chat, `locales/<locale>/web.json`; null where there are none. */
  words: (locale: string) => Record<string, string> | null;
  /** In the order of the language picker; the first is the one to fall back on. */
  languages: () => readonly Language[];
};

/** A card changes when its words do: a day, then ask again (which costs nothing while it is the same). */
const CARD_CACHE = "public, max-age=86400, stale-while-revalidate=604800";
const WORDS_CACHE = "public, max-age=300, stale-while-revalidate=86400";
const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const CARD_FILE = /^([a-z]+:[a-z0-9-]+)\.png$/;

/** Where a card is found. */
export function cardPath(id: string, locale: string): string {
  return `/cards/${encodeURIComponent(locale)}/${encodeURIComponent(id)}.png`;
}

/** The picture of an answer as PNG; null if there is none. */
type PaintCard = (id: string, locale: string) => Promise<Uint8Array | null>;

/** The page, its words and its pictures. */
export async function pageRoutes(
  app: FastifyInstance,
  options: PageOptions,
  card: PaintCard,
): Promise<void> {
  if (!existsSync(join(options.pages, "index.html"))) {
    throw new Error(`No web page in ${options.pages}: run "npm run build" first.`);
  }
  await app.register(fastifyStatic, {
    root: options.pages,
    cacheControl: false,
    setHeaders: (reply, path) => staticHeaders(reply, path),
  });
  app.get("/words/languages.json", async (request, reply) =>
    cached(
      request,
      reply,
      WORDS_CACHE,
      "application/json; charset=utf-8",
      toJson(options.languages()),
    ),
  );
  app.get<{ Params: { file: string } }>("/words/:file", async (request, reply) => {
    const locale = request.params.file.replace(/\.json$/, "");
    const words = LOCALE.test(locale) ? options.words(locale) : null;
    if (!words || Object.keys(words).length === 0) return reply.callNotFound();
    return cached(request, reply, WORDS_CACHE, "application/json; charset=utf-8", toJson(words));
  });
  app.get<{ Params: { locale: string; file: string } }>(
    "/cards/:locale/:file",
    async (request, reply) => {
      const { locale, file } = request.params;
      const id = CARD_FILE.exec(file)?.[1];
      const png = id && LOCALE.test(locale) ? await card(id, locale) : null;
      if (!png) return reply.callNotFound();
      return cached(request, reply, CARD_CACHE, "image/png", png);
    },
  );
}

/** Built files carry a hash in their name and never change; the others are asked for again. */
function staticHeaders(reply: FastifyReply, path: string): void {
  const isForever = path.includes("/assets/");
  reply.header("cache-control", isForever ? "public, max-age=31536000, immutable" : "no-cache");
  // The one file that other sites load.
  if (path.endsWith("/embed.js")) {
    reply.header("cross-origin-resource-policy", "cross-origin");
    reply.header("cache-control", "public, max-age=3600");
  }
}

function cached(
  request: FastifyRequest,
  reply: FastifyReply,
  cacheControl: string,
  type: string,
  body: Uint8Array,
): FastifyReply {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  reply.header("cache-control", cacheControl).header("etag", etag);
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  return reply.type(type).send(Buffer.from(body));
}

function toJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
