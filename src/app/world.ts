import type { Content } from "#core/content.ts";
import type { ChannelName } from "#core/event.ts";
import type { Cache } from "#ports/cache.ts";
import type { CardPainter } from "#ports/card-painter.ts";
import type { Channel } from "#ports/channel.ts";
import type { Clock } from "#ports/clock.ts";
import type { Log } from "#ports/log.ts";
import type { Meter } from "#ports/meter.ts";
import type { Store } from "#ports/store.ts";
import type { Vault } from "#ports/vault.ts";

/** Everything the order of doing needs from outside. */
export type World = {
  content: Content;
  store: Store;
  vault: Vault;
  clock: Clock;
  log: Log;
  meter: Meter;
  channels: ReadonlyMap<ChannelName, Channel>;
  painter: CardPainter;
  /** Rendered cards by the hash of what is on them. */
  cards: Cache;
};

/** The conversation of an address on a channel: opaque, the same every time. */
export function conversationId(world: World, channel: ChannelName, address: string): string {
  return world.vault.lookUp(`${channel}:${address}`);
}
