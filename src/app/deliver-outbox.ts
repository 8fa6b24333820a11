import type { Delivery } from "#ports/channel.ts";
import type { OutboxRow } from "#ports/store.ts";
import { renderFor } from "./render-for.ts";
import { takeTurn } from "./take-turn.ts";
import type { World } from "./world.ts";

/** Messages on their way at once; each is of another conversation. */
const AT_ONCE = 100;
/** A delivery that takes longer is no longer waited for. */
const LONGEST_MS = 30_000;
/** A row taken by a process that died is free again after this. */
const LEASE_MS = 60_000;
/** First wait after a failure; it doubles up to the longest. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** After this many attempts, about a day, it is given up, loudly. */
const ATTEMPTS = 100;

/** The sending of one process: what is on its way. */
export type Deliveries = {
  /** Takes what waits, oldest first per conversation, and begins to send it; whether there was any. */
  begin(): Promise<boolean>;
  /** Ends when the next one has ended or is given no more time; null when none is on its way. */
  next(): Promise<void> | null;
};

/**
 * Sends what waits in the outbox. A slow contact holds up nobody else: after a while its delivery is
 * no longer waited for, and while it is in hand it is not begun again. `lookAgain` hears when one is to
 * be tried again, epoch milliseconds.
 */
export function deliveries(world: World, lookAgain: (at: number) => void): Deliveries {
  const inHand = new Set<string>();
  const waitedFor = new Set<Promise<void>>();

  const begin = (row: OutboxRow) => {
    inHand.add(row.id);
    const delivery = deliver(world, row, lookAgain)
      .catch((cause) =>
        world.log.error("the outbox failed", cause, { message: markOf(world, row) }),
      )
      .finally(() => inHand.delete(row.id));
    const waited = withinTime(world, delivery).finally(() => waitedFor.delete(waited));
    waitedFor.add(waited);
  };

  return {
    async begin() {
      const room = AT_ONCE - waitedFor.size;
      if (room <= 0) return false;
      const now = world.clock.now();
      const rows = await world.store.outbox.claim(now, now + LEASE_MS, room);
      const fresh = rows.filter(({ id }) => !inHand.has(id));
      for (const row of fresh) begin(row);
      return fresh.length > 0;
    },
    next: () => (waitedFor.size > 0 ? Promise.race(waitedFor) : null),
  };
}

/** Ends with the delivery, or when it has had time enough. */
function withinTime(world: World, delivery: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const callOff = world.clock.at(world.clock.now() + LONGEST_MS, resolve);
    void delivery.then(() => {
      callOff();
      resolve();
    });
  });
}

async function deliver(
  world: World,
  row: OutboxRow,
  lookAgain: (at: number) => void,
): Promise<void> {
  const { channel } = row.contact;
  const later = async (wait: number) => {
    world.meter.sent(channel, "retry");
    const at = world.clock.now() + wait;
    await world.store.outbox.retry(row.id, at);
    lookAgain(at);
  };
  try {
    const delivery = await send(world, row);
    if (typeof delivery === "object") {
      world.log.warn("a channel asks to wait", { channel, milliseconds: delivery.tryIn });
      return await later(delivery.tryIn);
    }
    world.meter.sent(channel, delivery);
    if (delivery === "away") return await world.store.outbox.park(row.id);
    if (delivery === "gone") await noteGone(world, row);
    await world.store.outbox.sent(row.id);
  } catch (cause) {
    const wait = waitAfter(world, row, cause);
    if (wait !== null) return await later(wait);
    world.meter.sent(channel, "failed");
    await world.store.outbox.failed(row.id);
  }
}

/** Whoever counts on this contact must know. */
async function noteGone(world: World, { id, contact }: OutboxRow): Promise<void> {
  const { channel, address } = contact;
  await takeTurn(world, { id: `gone:${id}`, channel, address, happening: { type: "left" } });
}

async function send(world: World, row: OutboxRow): Promise<Delivery> {
  const channel = world.channels.get(row.contact.channel);
  // Perhaps a setting was forgotten: it is tried again for as long as anything that fails.
  if (!channel) throw new Error("the channel is not open");
  const rendered = renderFor(world, channel.limits, row.message);
  return channel.deliver(row.contact.address, row.id, row.message, rendered);
}

/** How long to wait after a failure, milliseconds; null when it is given up. */
function waitAfter(world: World, row: OutboxRow, cause: unknown): number | null {
  const { channel } = row.contact;
  const message = markOf(world, row);
  const attempt = row.attempts + 1;
  if (attempt >= ATTEMPTS) {
    world.log.error("a message was given up", cause, { channel, message });
    return null;
  }
  const code = codeOf(cause);
  world.log.warn("a message will be tried again", { channel, message, attempt, code });
  return Math.min(RETRY_MS * 2 ** Math.min(attempt - 1, 20), LONGEST_RETRY_MS);
}

/** What an error says of itself in a code; its words may quote people. */
function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "none";
}

/** Tells one message from another in a log; a row's own id may carry a channel's, and so a number. */
function markOf(world: World, row: OutboxRow): string {
  return world.vault.lookUp(`message:${row.id}`).slice(0, 12);
}
