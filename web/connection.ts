import type { FromPage, FromServer, MessageFrame } from "#adapters/channels/web/frames.ts";
import { dropEvent, type OutgoingEvent, queueEvent, waitingEvents } from "./outbox.ts";

export type ConnectionOptions = {
  hello: () => FromPage & { type: "hello" };
  onMessage: (frame: MessageFrame) => void;
  onTyping: () => void;
  onAccepted: (id: string) => void;
  /** The server cannot read it; it is not sent again. */
  onRefused: (id: string) => void;
  onLine: (isOnline: boolean) => void;
};

export type Connection = {
  /** Keeps the event and sends it as soon as the line allows. */
  send(event: OutgoingEvent): void;
  /** Says hello anew: as another session, or to hear what waits. */
  restart(): void;
};

const ANSWER_WITHIN_MS = 10_000;
const CALL_IT_OFFLINE_MS = 3_000;
const LONGEST_PAUSE_MS = 15_000;
const AGAIN_MS = 3_000;

/** The line to the server. It comes back by itself; events go one at a time, in order, until accepted. */
export function connect(options: ConnectionOptions): Connection {
  let socket: WebSocket | null = null;
  let isReady = false;
  let inFlight: string | null = null;
  let failures = 0;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let offline: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(reopening);
    socket?.close();
    const opened = new WebSocket(`${location.origin.replace(/^http/, "ws")}/chat/socket`);
    socket = opened;
    isReady = false;
    inFlight = null;
    expectAnswer();
    opened.onopen = () => say(options.hello());
    opened.onmessage = ({ data }) => {
      if (socket === opened) hear(JSON.parse(String(data)));
    };
    opened.onclose = () => {
      if (socket === opened) lost();
    };
  }

  function lost(): void {
    socket = null;
    isReady = false;
    clearTimeout(deadline);
    failures += 1;
    offline ??= setTimeout(() => options.onLine(false), CALL_IT_OFFLINE_MS);
    const pause = Math.min(LONGEST_PAUSE_MS, 400 * 2 ** failures);
    reopening = setTimeout(open, pause * (0.5 + Math.random() / 2));
  }

  /** A line that stays silent is dead, whatever the browser thinks of it. */
  function expectAnswer(): void {
    clearTimeout(deadline);
    deadline = setTimeout(() => {
      socket?.close();
      if (socket) lost();
    }, ANSWER_WITHIN_MS);
  }

  function say(frame: FromPage): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function hear(frame: FromServer): void {
    switch (frame.type) {
      case "ready":
        return ready();
      case "message":
        options.onMessage(frame);
        return say({ type: "ack", id: frame.id });
      case "typing":
        return options.onTyping();
      case "accepted":
        return answered(frame.id, options.onAccepted);
      case "refused":
        return refused(frame);
      default:
        frame satisfies never;
    }
  }

  function ready(): void {
    clearTimeout(deadline);
    clearTimeout(offline);
    offline = undefined;
    isReady = true;
    failures = 0;
    options.onLine(true);
    pump();
  }

  function refused({ id, why }: FromServer & { type: "refused" }): void {
    if (why === "malformed" && id !== null) return answered(id, options.onRefused);
    clearTimeout(deadline);
    inFlight = null;
    setTimeout(why === "hello-first" ? open : pump, AGAIN_MS);
  }

  function answered(id: string, then: (id: string) => void): void {
    clearTimeout(deadline);
    dropEvent(id);
    then(id);
    inFlight = null;
    pump();
  }

  function pump(): void {
    const [next] = waitingEvents();
    if (!isReady || inFlight !== null || !next) return;
    inFlight = next.id;
    say(next);
    expectAnswer();
  }

  /** Somebody looks at the page again: is the line still alive? */
  function check(): void {
    if (document.hidden) return;
    if (!socket || !isReady) return open();
    say(options.hello());
    expectAnswer();
  }

  addEventListener("online", check);
  addEventListener("offline", () => options.onLine(false));
  document.addEventListener("visibilitychange", check);
  open();
  return {
    send(event) {
      queueEvent(event);
      pump();
    },
    restart: open,
  };
}
