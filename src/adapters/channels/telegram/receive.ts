import type { Api } from "grammy";
import type { Event, Happening } from "#core/event.ts";
import type { Service } from "#ports/channel.ts";
import type { Log } from "#ports/log.ts";
import { isRefusal, telegramError } from "./fault.ts";
import type { Menus } from "./menus.ts";
import { type Incoming, queryIn, readUpdate, type Tap } from "./read-update.ts";
import { openRepeats } from "./repeats.ts";
import type { Typing } from "./typing.ts";

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
  /** As in `openRepeats`. */
  slipMs: number;
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
  const { api, bot, menus, typing, service, log, slipMs } = options;
  const repeats = openRepeats(slipMs);
  const failures = new Map<string, { times: number; since: number }>();
  let successes = 0;
  const inHand = new Set<Promise<unknown>>();

  return {
    read(update) {
      const incoming = readUpdate(update);
      const query = incoming ? null : queryIn(update);
      if (query) beside(api.answerCallbackQuery(query), /query/i);
      return incoming;
    },
    async take(incoming) {
      const tap = "tap" in incoming ? incoming.tap : null;
      if (tap) beside(api.answerCallbackQuery(tap.query), /query/i);
      if (repeats.isRepeat(incoming)) return;
      const work = hand(incoming);
      inHand.add(work);
      await work.finally(() => inHand.delete(work));
      if (tap) {
        beside(api.editMessageReplyMarkup(Number(incoming.address), tap.message), /message/i);
      }
    },
    async settled() {
      typing.stop();
      await Promise.allSettled(inHand);
    },
  };

  async function hand(incoming: Incoming): Promise<void> {
    const { id, address } = incoming;
    if (!("happening" in incoming) || incoming.happening.type !== "left") typing.begin(address);
    try {
      await service.receive(await eventOf(incoming));
      successes++;
      failures.delete(id);
    } catch (cause) {
      typing.end(address);
      if (!isHopeless(id)) throw cause;
      await answerWithout(incoming, cause);
    }
  }

  /** A store that is away fails for all; what fails while others do not will never work. */
  function isHopeless(id: string): boolean {
    const { times, since } = failures.get(id) ?? { times: 0, since: successes };
    failures.set(id, { times: times + 1, since });
    return times + 1 >= (successes > since ? ATTEMPTS : ATTEMPTS_ALONE);
  }

  /** One update that fails again and again must not keep everything behind it from being heard. */
  async function answerWithout(incoming: Incoming, cause: unknown): Promise<void> {
    await service.receive(eventFrom(incoming, { type: "unsupported", what: "failed" }));
    failures.delete(incoming.id);
    log.error("an update failed again and again; its sender was asked to send it again", cause);
  }

  async function eventOf(incoming: Incoming): Promise<Event> {
    if (!("tap" in incoming)) return eventFrom(incoming, incoming.happening);
    return eventFrom(incoming, { type: "choice", choice: await choiceOf(incoming.tap) });
  }

  function eventFrom({ id, address, hint }: Incoming, happening: Happening): Event {
    const from = { channel: "telegram", address, ...(hint ? { hint } : {}) } as const;
    return { id: `${bot}:${id}`, ...from, happening };
  }

  /** A button that nothing is known of any more is answered with a fresh menu. */
  async function choiceOf({ data }: Tap): Promise<string> {
    return (await menus.choiceBehind(data)) ?? OLD_MENU;
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
