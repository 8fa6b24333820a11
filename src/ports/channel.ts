import type { ChannelName, Event } from "#core/event.ts";
import type { Choice, Message } from "#core/message.ts";
import type { Limits } from "#core/text/render.ts";

/** A message fitted to one channel. */
export type Rendered = {
  /** In order; the last carries the buttons. */
  texts: string[];
  buttons: Choice[];
  /** The same picture has the same `key`. `png` paints on demand, from a cache where it can. */
  card?: { id: string; key: string; alt: string; png: () => Promise<Uint8Array> };
};

/**
 * `delivered`: the channel has it. `away`: the contact cannot be reached now; keep it until
 * `wake` is called for the contact. `gone`: the contact left for good; drop what waits. `tryIn`: the
 * channel asks to wait so many milliseconds.
 */
export type Delivery = "delivered" | "away" | "gone" | { tryIn: number };

/** A place to chat. */
export type Channel = {
  name: ChannelName;
  limits: Limits;
  /** Sends one message; `id` is the same on every attempt. Throws when it should be tried again. */
  deliver(address: string, id: string, message: Message, rendered: Rendered): Promise<Delivery>;
  /** Begins to receive; each event is handed to the service and acknowledged only after it returned. */
  start(service: Service): Promise<void>;
  /** Stops receiving, lets what is in hand finish. */
  stop(): Promise<void>;
};

/** The assistant as a channel sees it. */
export type Service = {
  /** Returns after the commit. Throws when nothing was saved and the event should come again. */
  receive(event: Event): Promise<void>;
  /** The contact can be reached again: send what waits. */
  wake(channel: ChannelName, address: string): Promise<void>;
  /** The picture of a card in a locale; null when there is no such card. */
  card(id: string, locale: string): Promise<Uint8Array | null>;
};
