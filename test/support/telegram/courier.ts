import type { Updates, Waiting } from "./updates.ts";

/** Where updates are brought to. */
export type Webhook = { url: string; secretToken: string | null; connections: number };

/** Brings updates to a webhook: in order per chat, again and again until it says 2xx. */
export type Courier = {
  webhook: Webhook;
  lastError: { at: number; words: string } | null;
  /** Takes other settings for the same address. */
  change(webhook: Webhook): void;
  stop(): void;
};

type Lane = { chat: number; waiting: Waiting[]; delay: number };

const FIRST_DELAY = 20;
const LONGEST_DELAY = 1000;

/** Starts with everything that waits. */
export function startCourier(updates: Updates, webhook: Webhook): Courier {
  const lanes = new Map<number, Lane>();
  const ready = new Set<Lane>();
  const pauses = new Set<NodeJS.Timeout>();
  const stopping = new AbortController();
  let under = 0;

  function take(waiting: Waiting): void {
    const lane = lanes.get(waiting.chat);
    if (lane) {
      lane.waiting.push(waiting);
      return;
    }
    const opened = { chat: waiting.chat, waiting: [waiting], delay: FIRST_DELAY };
    lanes.set(waiting.chat, opened);
    ready.add(opened);
    go();
  }

  function go(): void {
    for (const lane of ready) {
      if (under >= courier.webhook.connections || stopping.signal.aborted) return;
      ready.delete(lane);
      void bring(lane);
    }
  }

  async function bring(lane: Lane): Promise<void> {
    const [first] = lane.waiting;
    if (!first) return;
    under += 1;
    const fault = await deliver(first);
    under -= 1;
    if (stopping.signal.aborted) return;
    if (fault === null) done(lane, first);
    else later(lane, fault);
    go();
  }

  function done(lane: Lane, delivered: Waiting): void {
    updates.confirm(delivered);
    lane.waiting.shift();
    lane.delay = FIRST_DELAY;
    if (lane.waiting.length > 0) ready.add(lane);
    else lanes.delete(lane.chat);
  }

  function later(lane: Lane, words: string): void {
    courier.lastError = { at: Date.now(), words };
    const pause = setTimeout(() => {
      pauses.delete(pause);
      ready.add(lane);
      go();
    }, lane.delay);
    pauses.add(pause);
    lane.delay = Math.min(LONGEST_DELAY, lane.delay * 2);
  }

  async function deliver({ update }: Waiting): Promise<string | null> {
    const { url, secretToken } = courier.webhook;
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          ...(secretToken === null ? {} : { "x-telegram-bot-api-secret-token": secretToken }),
        },
        body: JSON.stringify(update),
        signal: stopping.signal,
      });
      await response.arrayBuffer();
      if (response.ok) return null;
      return `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim();
    } catch (error) {
      return wordsOf(error);
    }
  }

  const ignore = updates.listen(take);
  const courier: Courier = {
    webhook,
    lastError: null,
    change(changed) {
      courier.webhook = changed;
      go();
    },
    stop() {
      ignore();
      stopping.abort();
      for (const pause of pauses) clearTimeout(pause);
    },
  };
  for (const waiting of updates.queue) take(waiting);
  return courier;
}

function wordsOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const refused = cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
  return refused ? "Connection refused" : "Connection reset by peer";
}
