import type { TelegramChannel } from "#adapters/channels/telegram/channel.ts";
import { HttpServerError } from "#adapters/http/http-server-error.ts";
import { type HttpServer, httpServer } from "#adapters/http/server.ts";
import { runService } from "#app/service.ts";
import { tidyDaily } from "#app/tidy.ts";
import type { World } from "#app/world.ts";
import { type Links, linksTo } from "#core/links.ts";
import { openChannels, shown } from "./channels.ts";
import { addressOf, type Config } from "./config.ts";
import { type Opened, open } from "./main.ts";
import { StartError } from "./start-error.ts";

/** The assistant with all its channels running. */
export type Assistant = {
  world: World & Opened;
  /** The port on which the web chat really listens. */
  port: number;
  /** Links to it: to the web chat, and to the Telegram bot once its name is known. */
  links: Links;
  /** Ends when all links are known. */
  named: Promise<unknown>;
  /** Takes no new events, finishes what is in hand; what waits stays in the store. */
  stop(): Promise<void>;
};

/** Starts everything that is configured. Throws StartError with what to mend. */
export async function startAssistant(config: Config): Promise<Assistant> {
  let telegram: TelegramChannel | null = null;
  const botName = () => telegram?.botName() ?? null;
  const opened = await open(config, linksTo(addressOf(config), botName));
  const channels = await openChannels(config, opened);
  telegram = channels.telegram;
  const world = {
    ...opened,
    channels: new Map(channels.all.map((channel) => [channel.name, channel])),
  };
  const service = runService(world);
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
    routes: [channels.web, ...(telegram ? [telegram] : [])].map(
      (channel) => (app) => channel.routes(app),
    ),
    log: {
      info: (about, what) => world.log.info(what, shown(about)),
      error: (about, what) => world.log.error(what, null, shown(about)),
    },
  });
  const port = await listen(server, world);
  for (const channel of channels.all) await channel.start(service);
  service.start();
  const stopTidying = tidyDaily(world);
  world.log.info("started", { town: config.town, port });
  return {
    world,
    port,
    links: linksTo(addressOf(config, port), botName),
    named: Promise.resolve(telegram?.named),
    async stop() {
      stopTidying();
      for (const channel of channels.all) await channel.stop();
      await server.close();
      await service.stop();
      await channels.close();
      await world.close();
    },
  };
}

async function listen(server: HttpServer, world: Opened): Promise<number> {
  try {
    const { url } = await server.listen();
    return Number(new URL(url).port);
  } catch (error) {
    await world.close();
    throw error instanceof HttpServerError ? new StartError([error.message]) : error;
  }
}
