import type { Api } from "grammy";
import type { Update } from "grammy/types";
import { ALLOWED_UPDATES, type Incoming } from "./read-update.ts";
import type { Receiver } from "./receive.ts";
import { openTrouble, type TroubleOptions } from "./trouble.ts";

/** Updates fetched at once; Telegram gives at most 100. */
const AT_ONCE = 100;
/** How long Telegram keeps an empty poll open, in seconds. */
export const POLL_SECONDS = 20;

export type PollOptions = TroubleOptions & { api: Api; receiver: Receiver };

/**
 * Fetches updates until the signal says stop. Whatever goes wrong, it tries again. Telegram hears that
 * updates were received by the next poll, so only after all of them were committed.
 */
export async function poll(options: PollOptions, signal: AbortSignal): Promise<void> {
  const { backOff, log } = options;
  const trouble = openTrouble(options, signal);
  const fetch = fetcher(options);
  let offset = 0;
  while (!signal.aborted) {
    try {
      const updates = await fetch(offset);
      trouble.over();
      const { next, failed } = await takeAll(options.receiver, updates, offset);
      offset = next;
      if (failed === null) {
        backOff.reset();
        continue;
      }
      log.error("updates were not saved and will come again", failed);
      await backOff.wait(signal);
    } catch (cause) {
      await trouble.of(cause);
    }
  }
}

/** Gets what waits from an update on. A webhook of before would keep everything from us: it ends first. */
function fetcher({ api, log }: PollOptions): (offset: number) => Promise<Update[]> {
  let isOurs = false;
  return async (offset) => {
    if (!isOurs) await endWebhook();
    isOurs = true;
    const wanted = { offset, limit: AT_ONCE, timeout: POLL_SECONDS };
    return api.getUpdates({ ...wanted, allowed_updates: ALLOWED_UPDATES });
  };

  async function endWebhook(): Promise<void> {
    const { url } = await api.getWebhookInfo();
    if (url) log.warn("this bot had a webhook, which ends now: its messages are fetched");
    await api.deleteWebhook();
  }
}

/** One after the other in each chat; chats beside each other. Where the next poll begins. */
async function takeAll(
  receiver: Receiver,
  updates: readonly Update[],
  offset: number,
): Promise<{ next: number; failed: unknown }> {
  const chats = new Map<string, { id: number; incoming: Incoming }[]>();
  const ids = updates.map(({ update_id }) => update_id).filter(Number.isSafeInteger);
  // By this batch alone: after a quiet week Telegram begins its numbers anew, perhaps lower.
  let next = ids.length > 0 ? Math.max(...ids) + 1 : offset;
  let failed: unknown = null;
  for (const update of updates.toSorted((a, b) => a.update_id - b.update_id)) {
    const incoming = receiver.read(update);
    if (!incoming) continue;
    const chat = chats.get(incoming.address) ?? [];
    chats.set(incoming.address, chat);
    chat.push({ id: update.update_id, incoming });
  }
  await Promise.all([...chats.values()].map(takeChat));
  return { next, failed };

  async function takeChat(chat: readonly { id: number; incoming: Incoming }[]): Promise<void> {
    for (const { id, incoming } of chat) {
      try {
        await receiver.take(incoming);
      } catch (cause) {
        failed = cause;
        next = Math.min(next, id);
        return;
      }
    }
  }
}
