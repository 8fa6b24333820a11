import { isRecord } from "./params.ts";

/** An update that waits until the bot confirms it. */
export type Waiting = {
  id: number;
  /** Its id was made up by the test: kept until it was handed out once, whatever the offset. */
  forced: boolean;
  handedOut: boolean;
  chat: number;
  update: Record<string, unknown>;
};

/** What Telegram keeps for one bot until it is confirmed. */
export type Updates = ReturnType<typeof openUpdates>;

const NOT_BY_THEMSELVES = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/** Nothing waits yet; every usual kind is allowed. */
export function openUpdates() {
  const queue = new Set<Waiting>();
  const confirmed: number[] = [];
  const listeners = new Set<(waiting: Waiting) => void>();
  let allowed: ReadonlySet<string> | null = null;
  let next = 1;
  let settling: (() => void)[] = [];

  function remove(waiting: Waiting): boolean {
    const removed = queue.delete(waiting);
    if (queue.size === 0) {
      for (const done of settling) done();
      settling = [];
    }
    return removed;
  }

  function isAllowed(kind: string): boolean {
    return allowed ? allowed.has(kind) : !NOT_BY_THEMSELVES.has(kind);
  }

  function confirm(waiting: Waiting): void {
    if (remove(waiting)) confirmed.push(waiting.id);
  }

  return {
    queue,
    confirmed,
    confirm,
    /** Calls it with every update that comes, until the returned function is called. */
    listen(listener: (waiting: Waiting) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Keeps an update if its kind is allowed; gives its id. */
    push(given: Record<string, unknown>): number {
      const { update_id: own, ...content } = given;
      const id = typeof own === "number" ? own : next;
      next = Math.max(next, id + 1);
      const kind = Object.keys(content)[0] ?? "";
      if (!isAllowed(kind)) return id;
      const update = { update_id: id, ...content };
      const forced = own !== undefined;
      const waiting = { id, forced, handedOut: false, chat: chatOf(content[kind]), update };
      queue.add(waiting);
      for (const listener of listeners) listener(waiting);
      return id;
    },
    /** From now on only these kinds; none means all usual ones. */
    allow(kinds: readonly unknown[]): void {
      allowed = kinds.length > 0 ? new Set(kinds.map(String)) : null;
    },
    allowed: (): readonly string[] | null => (allowed ? [...allowed] : null),
    /** Confirms what came before an offset; a negative one keeps only so many of the last. */
    confirmBefore(offset: number): void {
      const gone = offset < 0 ? [...queue].slice(0, offset) : [...queue].filter(isBefore(offset));
      for (const waiting of gone) confirm(waiting);
    },
    /** The first that wait; they stay until they are confirmed. */
    handOut(limit: number): Record<string, unknown>[] {
      const out: Record<string, unknown>[] = [];
      for (const waiting of queue) {
        if (out.length >= limit) break;
        waiting.handedOut = true;
        out.push(waiting.update);
      }
      return out;
    },
    drop(): void {
      for (const waiting of queue) remove(waiting);
    },
    async settled(): Promise<void> {
      if (queue.size > 0) await new Promise<void>((resolve) => settling.push(resolve));
    },
  };
}

function isBefore(offset: number): (waiting: Waiting) => boolean {
  return ({ id, handedOut, forced }) => id < offset && (handedOut || !forced);
}

function chatOf(content: unknown): number {
  if (!isRecord(content)) return 0;
  const message = isRecord(content["message"]) ? content["message"] : content;
  const owner = message["chat"] ?? content["from"];
  return isRecord(owner) && typeof owner["id"] === "number" ? owner["id"] : 0;
}
