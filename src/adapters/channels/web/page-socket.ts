import type { WebSocket } from "@fastify/websocket";
import type { Event } from "#core/event.ts";
import type { Service } from "#ports/channel.ts";
import { addressOf, eventIdOf } from "./address.ts";
import { allowance } from "./allowance.ts";
import { type FromPage, type FromServer, type PageHappening, readFrame } from "./frames.ts";
import type { Link, Links } from "./links.ts";

export type PageSocketOptions = {
  links: Links;
  /** Null while the channel is not started or already stopping. */
  service: () => Service | null;
  /** Work that `stop` must wait for. */
  inHand: Set<Promise<void>>;
  failed: (cause: unknown, what: string) => void;
};

/** RFC 6455, 7.4.1. */
const CLOSE = { policy: 1008, restarting: 1012, tryLater: 1013 };
const HELLO_WITHIN_MS = 10_000;
const PING_EVERY_MS = 25_000;
const MOST_WAITING = 20;
const MOST_MALFORMED = 10;

/** Speaks with one open page until it closes. Nothing a page sends can make this throw. */
export function servePage(socket: WebSocket, options: PageSocketOptions): void {
  const { links, service, inHand, failed } = options;
  const mayFrame = allowance(120, 5, Date.now);
  const mayEvent = allowance(20, 1, Date.now);
  let address: string | null = null;
  let hint: string | undefined;
  let malformed = 0;
  let waiting = 0;
  let last = Promise.resolve();

  const send = (frame: FromServer) => socket.send(JSON.stringify(frame), () => {});
  const link: Link = { send, drop: () => socket.terminate(), bye: () => sayGoodbye(socket) };
  const stopBeating = beat(socket);
  const impatience = setTimeout(() => socket.close(CLOSE.policy, "no hello"), HELLO_WITHIN_MS);

  // An oversized or broken frame arrives here too; ws closes the socket itself.
  socket.on("error", () => {});
  socket.on("close", () => {
    clearTimeout(impatience);
    stopBeating();
    if (address !== null) links.remove(address, link);
  });
  socket.on("message", (data, isBinary) => {
    if (!mayFrame()) return socket.close(CLOSE.policy, "too many");
    const read = isBinary ? { frame: null, id: null } : readFrame(String(data));
    if (read.frame) return hear(read.frame);
    send({ type: "refused", id: read.id, why: "malformed" });
    if (++malformed > MOST_MALFORMED) socket.close(CLOSE.policy, "malformed");
  });

  function hear(frame: FromPage): void {
    if (frame.type === "hello") return greet(frame);
    if (frame.type === "ack")
      return address === null ? undefined : links.acknowledge(address, frame.id);
    const why = refusalOf();
    if (why) return send({ type: "refused", id: frame.id, why });
    if (address !== null) take(address, frame.id, frame.happening);
  }

  function refusalOf() {
    if (address === null) return "hello-first";
    if (waiting >= MOST_WAITING || !mayEvent()) return "too-fast";
    return service() ? null : "later";
  }

  function greet(frame: FromPage & { type: "hello" }): void {
    const current = service();
    if (!current) return socket.close(CLOSE.tryLater, "starting or stopping");
    const given = addressOf(frame.session);
    if (address !== null && address !== given) return socket.close(CLOSE.policy, "one session");
    clearTimeout(impatience);
    hint = frame.locale;
    if (address === null) links.add(given, link);
    address = given;
    send({ type: "ready" });
    keep(current.wake("web", given).catch((cause) => failed(cause, "waking a contact failed")));
  }

  /** One after the other, in the order they came. */
  function take(from: string, id: string, happening: PageHappening): void {
    waiting += 1;
    last = last.then(async () => {
      const answer = await receive(from, id, happening);
      waiting -= 1;
      send(answer);
    });
    keep(last);
  }

  async function receive(from: string, id: string, happening: PageHappening): Promise<FromServer> {
    const current = service();
    if (!current) return { type: "refused", id, why: "later" };
    links.tell(from, { type: "typing" });
    try {
      await current.receive(toEvent(from, id, happening, hint));
      return { type: "accepted", id };
    } catch (cause) {
      failed(cause, "an event was not saved");
      return { type: "refused", id, why: "later" };
    }
  }

  function keep(work: Promise<void>): void {
    inHand.add(work);
    void work.finally(() => inHand.delete(work));
  }
}

function toEvent(address: string, id: string, happening: PageHappening, hint?: string): Event {
  const event = { id: eventIdOf(address, id), channel: "web" as const, address };
  return { ...event, ...(hint ? { hint } : {}), happening: coarse(happening) };
}

/** About a kilometre: enough for a neighbourhood, too little for a house. */
function coarse(happening: PageHappening): Event["happening"] {
  if (happening.type === "start") {
    return happening.payload ? { type: "start", payload: happening.payload } : { type: "start" };
  }
  if (happening.type !== "location") return happening;
  const round = (degrees: number) => Math.round(degrees * 100) / 100;
  return {
    ...happening,
    latitude: round(happening.latitude),
    longitude: round(happening.longitude),
  };
}

/** A page that is still there answers at once; one that is not must not hold us up. */
function sayGoodbye(socket: WebSocket): void {
  socket.close(CLOSE.restarting, "restarting");
  const timer = setTimeout(() => socket.terminate(), 1_000);
  socket.on("close", () => clearTimeout(timer));
}

/** A phone that fell asleep or lost its network says nothing; after two silent rounds it is gone. */
function beat(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on("pong", () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, PING_EVERY_MS);
  return () => clearInterval(timer);
}
