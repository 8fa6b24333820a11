import { join } from "node:path";
import { webChannel } from "#adapters/channels/web/channel.ts";
import { HttpServerError } from "#adapters/http/http-server-error.ts";
import { type HttpServer, httpServer } from "#adapters/http/server.ts";
import { runService } from "#app/service.ts";
import { tidyDaily } from "#app/tidy.ts";
import { addressOf, type Config } from "./config.ts";
import { ROOT } from "./content.ts";
import { type OpenWorld, openSenders, openWorld } from "./main.ts";
import { StartError } from "./start-error.ts";

/** The assistant with all its channels running. */
export type Assistant = {
  world: OpenWorld;
  /** The port on which the web chat really listens. */
  port: number;
  /** Takes no new events, finishes what is in hand; what waits stays in the store. */
  stop(): Promise<void>;
};

/** Starts everything that is configured. Throws StartError with what to mend. */
export async function startAssistant(config: Config): Promise<Assistant> {
  const web = webChannel({
    pages: join(ROOT, "dist/web"),
    words: (locale) => webWords(world, locale),
    languages: () =>
      [...world.content.texts.locales.values()].map(({ id, name, direction }) => ({
        locale: id,
        name,
        direction,
      })),
    origins: config.address ? [config.address] : [],
    log: { error: (about, what) => world.log.error(what, null, shown(about)) },
  });
  const channels = [web, ...(await openSenders(config))];
  const world = await openWorld(config, channels);
  const service = runService(world);
  for (const channel of channels) await channel.start(service);
  const server = httpServer({
    port: config.port,
    host: config.host,
    publicUrl: addressOf(config),
    embedOrigins: config.embedOrigins,
    trustProxy: config.trustProxy,
    ready: async () => (await world.store.outbox.state()).waiting >= 0,
    metrics: {
      text: () => world.metrics.text(),
      contentType: world.metrics.contentType,
      ...(config.metricsToken ? { token: config.metricsToken } : {}),
    },
    routes: [(app) => web.routes(app)],
    log: {
      info: (about, what) => world.log.info(what, shown(about)),
      error: (about, what) => world.log.error(what, null, shown(about)),
    },
  });
  const port = await listen(server, world);
  service.start();
  const stopTidying = tidyDaily(world);
  world.log.info("started", { town: config.town, port });
  return {
    world,
    port,
    async stop() {
      stopTidying();
      for (const channel of channels) await channel.stop();
      await server.close();
      await service.stop();
      await world.close();
    },
  };
}

async function listen(server: HttpServer, world: OpenWorld): Promise<number> {
  try {
    const { url } = await server.listen();
    return Number(new URL(url).port);
  } catch (error) {
    await world.close();
    throw error instanceof HttpServerError ? new StartError([error.message]) : error;
  }
}

function webWords({ content }: OpenWorld, locale: string): Record<string, string> | null {
  return content.texts.locales.has(locale) ? content.texts.group(locale, "web") : null;
}

function shown(about: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]) => [
      name,
      typeof value === "number" || typeof value === "boolean" ? value : String(value),
    ]),
  );
}
