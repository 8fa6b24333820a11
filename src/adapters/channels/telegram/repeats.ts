import { createHash } from "node:crypto";
import { keepNewest } from "./keep-newest.ts";
import type { Incoming } from "./read-update.ts";

/** Messages, albums and buttons that are remembered, the newest. */
const REMEMBERED = 5_000;

/** Tells what somebody did once from what only looks as if they did it again. */
export type Repeats = { isRepeat(incoming: Incoming): boolean };

type Seen = { id: string; at: number; mark: string };

/**
 * A second tap on the same button within `slipMs` is a finger that slipped. An edit that leaves the
 * words as they were is none: Telegram sends such. A photo without words beside one with words of the
 * same album is answered with that. What comes again under the same id is let through: it failed before.
 * Only in memory: at worst something is answered twice.
 */
export function openRepeats(slipMs: number): Repeats {
  const seen = new Map<string, Seen>();

  const keep = (key: string, one: Seen) => keepNewest(seen, key, one, REMEMBERED);

  function isSame(key: string, one: Seen, within: number): boolean {
    const before = seen.get(key);
    const isRepeat =
      before !== undefined &&
      before.id !== one.id &&
      before.mark === one.mark &&
      one.at - before.at < within;
    if (!isRepeat) keep(key, one);
    return isRepeat;
  }

  return {
    isRepeat(incoming) {
      const { id, address } = incoming;
      const at = Date.now();
      if ("tap" in incoming) {
        const { message, data } = incoming.tap;
        return isSame(`${address}:${message}:tap`, { id, at, mark: data }, slipMs);
      }
      const { album, words, message } = incoming;
      const group = `${address}:album:${album}`;
      if (album !== undefined && words === undefined) return seen.has(group);
      if (album !== undefined) keep(group, { id, at, mark: "" });
      if (words === undefined) return false;
      const one = { id, at, mark: markOf(words) };
      return isSame(`${address}:${message}:words`, one, Number.POSITIVE_INFINITY);
    },
  };
}

function markOf(words: string): string {
  return createHash("sha256").update(words).digest("base64url").slice(0, 16);
}
