import type { Delivery } from "#ports/channel.ts";
import type { OutboxRow } from "#ports/store.ts";
import { renderFor } from "./render-for.ts";
import type { World } from "./world.ts";

/** Messages on their way at once; each is of another conversation. */
const AT_ONCE = 50;
/** A row taken by a process that died is free again after this. */
const LEASE_MS = 60_000;
/** First wait after a failure; it doubles up to the longest. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** After this many attempts, about a day, it is given up, loudly. */
const ATTEMPTS = 100;

/**
 * Takes what waits, oldest first per conversation, and begins to send it; each promise ends when
 * its message is dealt with, never in a throw. Slow contacts hold up nobody else.
 */
export async function beginDeliveries(world: World, inFlight: number): Promise<Promise<void>[]> {
  if (inFlight >= AT_ONCE) return [];
  const now = world.clock.now();
  const rows = await world.store.outbox.claim(now, now + LEASE_MS, AT_ONCE - inFlight);
  return rows.map((row) =>
    deliver(world, row).catch((cause) =>
      world.log.error("the outbox failed", cause, { message: markOf(world, row) }),
    ),
  );
}

async function deliver(world: World, row: OutboxRow): Promise<void> {
  const { channel } = row.contact;
  try {
    const delivery = await send(world, row);
    world.meter.sent(channel, delivery);
    if (delivery === "away") await world.store.outbox.park(row.id);
    else await world.store.outbox.sent(row.id);
  } catch (cause) {
    await retry(world, row, cause);
  }
}

async function send(world: World, row: OutboxRow): Promise<Delivery> {
  const channel = world.channels.get(row.contact.channel);
  if (!channel) return "away";
  const rendered = renderFor(world, channel.limits, row.message);
  return channel.deliver(row.contact.address, row.id, row.message, rendered);
}

async function retry(world: World, row: OutboxRow, cause: unknown): Promise<void> {
  const { channel } = row.contact;
  const attempt = row.attempts + 1;
  if (attempt >= ATTEMPTS) {
    world.log.error("a message was given up", cause, { channel, message: markOf(world, row) });
    world.meter.sent(channel, "failed");
    await world.store.outbox.failed(row.id);
    return;
  }
  world.log.warn("a message will be tried again", {
    channel,
    message: markOf(world, row),
    attempt,
  });
  world.meter.sent(channel, "retry");
  const wait = Math.min(RETRY_MS * 2 ** Math.min(attempt - 1, 20), LONGEST_RETRY_MS);
  await world.store.outbox.retry(row.id, world.clock.now() + wait);
}

/** Tells one message from another in a log; a row's own id may carry a channel's, and so a number. */
function markOf(world: World, row: OutboxRow): string {
  return world.vault.lookUp(`message:${row.id}`).slice(0, 12);
}
