import { randomUUID } from "node:crypto";
import type { FromPage, FromServer, PageHappening } from "#adapters/channels/web/frames.ts";

export const SESSION = "00112233445566778899aabbccddeeff";

/** One open page as a test sees it; `await using` closes it. */
export type PageClient = {
  frames: FromServer[];
  send(frame: FromPage): void;
  sendRaw(text: string | Uint8Array<ArrayBuffer>): void;
  /** Sends an event; gives its id. */
  event(happening: PageHappening, id?: string): string;
  /** The first frame, past or to come, that fits. */
  next<Type extends FromServer["type"]>(
    type: Type,
    fits?: (frame: FromServer & { type: Type }) => boolean,
  ): Promise<FromServer & { type: Type }>;
  closed: Promise<number>;
} & AsyncDisposable;

/** Opens a socket as the page does. Acknowledges messages unless told not to. */
export async function openPage(
  url: string,
  options: { session?: string | null; locale?: string; origin?: string; acks?: boolean } = {},
): Promise<PageClient> {
  const { session = SESSION, locale, origin = url, acks = true } = options;
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/chat/socket`, {
    headers: { origin },
  });
  const frames: FromServer[] = [];
  const listeners = new Set<() => void>();
  const closing = Promise.withResolvers<number>();
  socket.onclose = ({ code }) => closing.resolve(code);
  socket.onmessage = ({ data }) => {
    const frame: FromServer = JSON.parse(String(data));
    frames.push(frame);
    if (frame.type === "message" && acks) send({ type: "ack", id: frame.id });
    for (const listener of listeners) listener();
  };
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error("the socket was refused"));
  });

  function send(frame: FromPage): void {
    socket.send(JSON.stringify(frame));
  }

  function next<Type extends FromServer["type"]>(
    type: Type,
    fits: (frame: FromServer & { type: Type }) => boolean = () => true,
  ): Promise<FromServer & { type: Type }> {
    return new Promise((resolve) => {
      const look = () => {
        for (const frame of frames) {
          if (!isOf(frame, type) || !fits(frame)) continue;
          listeners.delete(look);
          return resolve(frame);
        }
      };
      listeners.add(look);
      look();
    });
  }

  const client: PageClient = {
    frames,
    send,
    sendRaw: (text) => socket.send(text),
    event(happening, id = randomUUID()) {
      send({ type: "event", id, happening });
      return id;
    },
    next,
    closed: closing.promise,
    async [Symbol.asyncDispose]() {
      socket.close();
      await closing.promise;
    },
  };
  if (session !== null) {
    send({ type: "hello", session, ...(locale ? { locale } : {}) });
    await client.next("ready");
  }
  return client;
}

function isOf<Type extends FromServer["type"]>(
  frame: FromServer,
  type: Type,
): frame is FromServer & { type: Type } {
  return frame.type === type;
}
