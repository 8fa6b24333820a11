import type { Api } from "grammy";
import type { Event } from "#core/event.ts";
import type { Service } from "#ports/channel.ts";
import type { Log } from "#ports/log.ts";
import { isRefusal, telegramError } from "./fault.ts";
import type { Menus } from "./menus.ts";
import { type Incoming, readUpdate, type Tap } from "./read-update.ts";
import type { Typing } from "./typing.ts";

const SLIP_MS = 1_500;
/** So often an update may fail while others do not, and so often at all, before it is answered without being read. */
const ATTEMPTS = 5;
const ATTEMPTS_ALONE = 20;
const OLD_MENU = "telegram:unknown";

export type ReceiverOptions = {
  api: Api;
  /** Of the bot: its updates have ids of their own. */
  bot: string;
  menus: Menus;
  typing: Typing;
  service: Service;
  log: Log;
  /** A second tap on the same button within this is a finger that slipped. Default 1.5 s. */
  slipMs?: number | undefined;
};

/** What came in, on its way to the service. */
export type Receiver = {
  /** In our words; null when there is nothing to do. */
  read(update: unknown): Incoming | null;
  /** Returns after the commit. Throws when it should come again. */
  take(incoming: Incoming): Promise<void>;
  /** Lets what is in hand finish. */
  settled(): Promise<void>;
};

export function openReceiver(options: ReceiverOptions): Receiver {
  const { api, bot, menus, typing, service, log, slipMs = SLIP_MS } = options;
  const tapped = new Map<string, { id: string; at: number }>();
  const failures = new Map<string, { times: number; since: number }>();
  let successes = 0;
  const inHand = new Set<Promise<unknown>>();

  return {
    read: readUpdate,
    async take(incoming) {
      const tap = "tap" in incoming ? incoming.tap : null;
      if (tap) beside(api.answerCallbackQuery(tap.query), /query/i);
      if (tap && isSlip(incoming, tap)) return;
      const work = hand(await eventOf(incoming));
      inHand.add(work);
      await work.finally(() => inHand.delete(work));
      if (tap?.message) {
        beside(api.editMessageReplyMarkup(Number(incoming.address), tap.message), /message/i);
      }
    },
    async settled() {
      typing.stop();
      await Promise.allSettled(inHand);
    },
  };

  async function hand(event: Event): Promise<void> {
    if (event.happening.type !== "left") typing.begin(event.address);
    try {
      await service.receive(event);
      successes++;
      failures.delete(event.id);
    } catch (cause) {
      typing.end(event.address);
      if (!isHopeless(event.id)) throw cause;
      await answerWithout(event, cause);
    }
  }

  /** A store that is away fails for all; what fails while others do not will never work. */
  function isHopeless(id: string): boolean {
    const { times, since } = failures.get(id) ?? { times: 0, since: successes };
    failures.set(id, { times: times + 1, since });
    return times + 1 >= (successes > since ? ATTEMPTS : ATTEMPTS_ALONE);
  }

  /** One update that fails again and again must not keep everything behind it from being heard. */
  async function answerWithout(event: Event, cause: unknown): Promise<void> {
    const happening = { type: "unsupported", what: "failed" } as const;
    await service.receive({ ...event, happening });
    failures.delete(event.id);
    log.error("an update failed again and again; its sender was asked to try other words", cause);
  }

  async function eventOf(incoming: Incoming): Promise<Event> {
    const { id, address, hint } = incoming;
    const happening =
      "tap" in incoming
        ? { type: "choice" as const, choice: await choiceOf(incoming.tap) }
        : incoming.happening;
    const from = { channel: "telegram", address, ...(hint ? { hint } : {}) } as const;
    return { id: `${bot}:${id}`, ...from, happening };
  }

  /** A button that nothing is known of any more is answered with a fresh menu. */
  async function choiceOf({ data }: Tap): Promise<string> {
    return (await menus.choiceBehind(data)) ?? OLD_MENU;
  }

  /** Another tap on the same button; the same tap that comes again is none. */
  function isSlip({ id, address }: Incoming, { message, data }: Tap): boolean {
    const now = Date.now();
    for (const [key, { at }] of tapped) {
      if (now - at < slipMs) break;
      tapped.delete(key);
    }
    const key = `${address}:${message}:${data}`;
    const before = tapped.get(key);
    if (before) return before.id !== id;
    tapped.set(key, { id, at: now });
    return false;
  }

  /** A call that nothing waits for. */
  function beside(call: Promise<unknown>, harmless: RegExp): void {
    const done = call
      .catch((cause: unknown) => {
        if (isRefusal(cause, harmless)) return;
        log.warn("a call to Telegram failed", { code: telegramError(cause).code });
      })
      .finally(() => inHand.delete(done));
    inHand.add(done);
  }
}
