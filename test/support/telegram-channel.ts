import {
  type TelegramChannel,
  type TelegramOptions,
  telegramChannel,
} from "#adapters/channels/telegram/channel.ts";
import { openVault } from "#adapters/crypto/vault.ts";
import { type HttpServer, httpServer } from "#adapters/http/server.ts";
import type { Service } from "#ports/channel.ts";
import { realContent } from "./content.ts";
import type { FakeAssistant } from "./fake-assistant.ts";
import { openTelegram, type Telegram } from "./telegram/telegram.ts";

/** A line of the log. */
export type Logged = { level: "info" | "warn" | "error"; what: string; about: object };

/** The real channel before a loopback of Telegram's servers. */
export type RunningTelegram = {
  telegram: Telegram;
  channel: TelegramChannel;
  log: Logged[];
  /** What the channel keeps for later; a test may forget it. */
  notes: Map<string, string>;
  /** The address at which updates are delivered, with its secret; null when they are fetched. */
  webhook: { url: string; secret: string } | null;
  /** Stops the channel and starts a new one on the same network and notes. */
  restart(between?: () => Promise<void>): Promise<void>;
} & AsyncDisposable;

const vault = openVault(Buffer.alloc(32, 5));
export const SECRET = "s3cret-of-the-webhook";

/** Puts a fake assistant behind the channel: it takes the events and answers through it. */
export function serving(assistant: FakeAssistant): (channel: TelegramChannel) => Service {
  return (channel) => {
    assistant.serve(channel);
    return assistant;
  };
}

/** Opens both; `serve` gives what takes the events. */
export async function openTelegramChannel(
  serve: (channel: TelegramChannel) => Service,
  way: "polling" | "webhook" = "polling",
  options: {
    times?: TelegramOptions["times"];
    token?: string;
    notes?: Map<string, string>;
    /** Instead of the notes. */
    keep?: TelegramOptions["notes"];
    /** What happens at Telegram before the channel starts. */
    before?: (network: Telegram) => void;
    /** Does not wait until Telegram told the name of the bot. */
    unnamed?: boolean;
  } = {},
): Promise<RunningTelegram> {
  const { notes = new Map<string, string>(), token, times = {} } = options;
  const network = await openTelegram(token === undefined ? {} : { token });
  options.before?.(network);
  const log: Logged[] = [];
  const write =
    (level: Logged["level"]) =>
    (what: string, about: object = {}) => {
      log.push({ level, what, about });
    };
  let port = 0;
  let server: HttpServer | null = null;
  let channel = await open();

  async function open(): Promise<TelegramChannel> {
    const path = "/telegram";
    const opened = telegramChannel({
      token: network.token,
      apiRoot: network.apiRoot,
      webhook:
        way === "webhook"
          ? {
              // The port is known only once it is taken; after a restart it is the same.
              get url() {
                return `http://127.0.0.1:${port}${path}`;
              },
              path,
              secret: SECRET,
            }
          : null,
      notes: options.keep ?? {
        get: async (key) => notes.get(key),
        set: async (key, value) => void notes.set(key, value),
        delete: async (key) => void notes.delete(key),
      },
      text: (locale, key) => realContent().texts.fill(locale, key),
      locales: () => ["nl", "ar"],
      opaque: (text) => vault.lookUp(text),
      log: {
        info: write("info"),
        warn: write("warn"),
        error: (what, _cause, about) => write("error")(what, about),
      },
      times: {
        ...{ call: 1_000, poll: 1_000, firstPause: 20, longestPause: 100, taken: 200, look: 300 },
        ...times,
      },
    });
    if (way === "webhook") {
      server = httpServer({ port, routes: [(app) => opened.routes(app)] });
      port = (await server.listen()).port;
    }
    await opened.start(serve(opened));
    if (!options.unnamed) await opened.named;
    return opened;
  }

  async function close(): Promise<void> {
    await channel.stop();
    await server?.close();
  }

  return {
    telegram: network,
    get channel() {
      return channel;
    },
    log,
    notes,
    get webhook() {
      return way === "webhook"
        ? { url: `http://127.0.0.1:${port}/telegram`, secret: SECRET }
        : null;
    },
    async restart(between) {
      await close();
      await between?.();
      channel = await open();
    },
    async [Symbol.asyncDispose]() {
      await close();
      await network.stop();
    },
  };
}
