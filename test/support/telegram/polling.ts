import { between, listOf, type Params } from "./params.ts";
import { conflict, type Refusal } from "./refusal.ts";
import type { Updates } from "./updates.ts";

/** One getUpdates call. */
export type Poll = { offset: number; allowed: readonly string[] | null };

/** The way of getting updates by asking. */
export type Polling = ReturnType<typeof openPolling>;

const OTHER =
  "terminated by other getUpdates request; make sure that only one bot instance is running";

/** Long polls over the updates that wait; a later one ends the earlier. */
export function openPolling(updates: Updates) {
  const polls: Poll[] = [];
  let interrupt: ((why: Refusal) => void) | null = null;

  /** One getUpdates; `onGone` tells when its caller went away. */
  function poll(
    params: Params,
    onGone: (left: () => void) => void,
  ): Promise<Record<string, unknown>[]> {
    interrupt?.(conflict(OTHER));
    const kinds = listOf(params, "allowed_updates");
    if (kinds) updates.allow(kinds);
    const offset = typeof params["offset"] === "number" ? params["offset"] : 0;
    polls.push({ offset, allowed: kinds?.map(String) ?? null });
    updates.confirmBefore(offset);
    const limit = between(params, "limit", 1, 100, 100);
    const seconds = between(params, "timeout", 0, 50, 0);
    if (updates.queue.size > 0 || seconds === 0) return Promise.resolve(updates.handOut(limit));
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => () => {
        if (interrupt === refuse) interrupt = null;
        clearTimeout(timer);
        ignore();
        settle();
      };
      const refuse = (why: Refusal) => end(() => reject(why))();
      const timer = setTimeout(
        end(() => resolve([])),
        seconds * 1000,
      );
      const ignore = updates.listen(() => {
        ignore();
        setImmediate(() => {
          if (interrupt === refuse) end(() => resolve(updates.handOut(limit)))();
        });
      });
      interrupt = refuse;
      onGone(end(() => resolve([])));
    });
  }

  return {
    polls,
    poll,
    /** Ends the poll that waits. */
    end: (words: string) => interrupt?.(conflict(words)),
  };
}
