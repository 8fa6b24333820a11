import type { Event } from "#core/event.ts";
import type { Message } from "#core/message.ts";
import { render } from "#core/text/render.ts";
import type { Channel, Delivery, Service } from "#ports/channel.ts";
import { PNG } from "./png.ts";

type Waiting = { id: string; message: Message; card?: { id: string; key: string; alt: string } };

/** What the assistant is to a channel: events once, answers in order, what waits is sent on a wake. */
export type FakeAssistant = Service & {
  /** Events taken, each once. */
  events: Event[];
  /** How often each event id came in, taken or not. */
  received: string[];
  wakes: string[];
  deliveries: Delivery[];
  /** Lets the next so many events fail before anything is saved. */
  failNext(times: number): void;
  /** Holds every event until the returned function is called. */
  hold(): () => void;
  /** Says something by itself, as news does. */
  tell(address: string, ...messages: Message[]): Promise<void>;
  serve(channel: Channel): void;
};

/** An assistant that answers with what `answer` says, over any channel. */
export function fakeAssistant(
  answer: (event: Event) => readonly Message[],
  paint: (id: string, locale: string) => Uint8Array | null = (id) =>
    id.startsWith("topic:") ? PNG : null,
): FakeAssistant {
  const events: Event[] = [];
  const received: string[] = [];
  const wakes: string[] = [];
  const deliveries: Delivery[] = [];
  const outbox = new Map<string, Waiting[]>();
  const busy = new Map<string, Promise<void>>();
  let failures = 0;
  let held = Promise.resolve();
  let said = 0;
  let channel: Channel | null = null;

  function flush(address: string): Promise<void> {
    const before = busy.get(address) ?? Promise.resolve();
    const work = before.then(() => sendAll(address));
    busy.set(address, work);
    return work;
  }

  async function sendAll(address: string): Promise<void> {
    const waiting = outbox.get(address) ?? [];
    for (let next = waiting[0]; next && channel; next = waiting[0]) {
      const delivery = await send(channel, address, next).catch(() => null);
      if (delivery === null) return;
      deliveries.push(delivery);
      if (delivery === "away") return;
      waiting.shift();
    }
  }

  function queue(address: string, id: string, message: Message): void {
    const waiting = outbox.get(address) ?? [];
    outbox.set(address, waiting);
    const card = message.card
      ? {
          card: { id: message.card, key: `${message.locale} ${message.card}`, alt: altOf(message) },
        }
      : {};
    waiting.push({ id, message, ...card });
  }

  return {
    events,
    received,
    wakes,
    deliveries,
    failNext(times) {
      failures = times;
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    async receive(event) {
      received.push(event.id);
      await held;
      if (failures > 0) {
        failures -= 1;
        throw new Error("the store is away");
      }
      if (events.some(({ id }) => id === event.id)) return;
      events.push(event);
      answer(event).forEach((message, index) => {
        queue(event.address, `${event.id}/${index}`, message);
      });
      void flush(event.address);
    },
    async wake(_channel, address) {
      wakes.push(address);
      await flush(address);
    },
    async card(id, locale) {
      return paint(id, locale);
    },
    async tell(address, ...messages) {
      for (const message of messages) queue(address, `news-${++said}`, message);
      await flush(address);
    },
    serve(given) {
      channel = given;
    },
  };
}

function send(channel: Channel, address: string, { id, message, card }: Waiting) {
  const fitted = render(message, channel.limits, { direction: "ltr", pick: "Pick:" });
  const picture = card ? { card: { ...card, png: async () => PNG } } : {};
  return channel.deliver(address, id, message, { ...fitted, ...picture });
}

function altOf({ blocks }: Message): string {
  const list = blocks.find((block) => block.type === "list");
  return list?.items.join(" – ") ?? "Card";
}
