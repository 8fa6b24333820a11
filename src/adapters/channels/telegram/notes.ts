import type { Log } from "#ports/log.ts";
import { keepNewest } from "./keep-newest.ts";

/**
 * What may be forgotten, as strings by opaque keys: choices behind buttons, pictures that Telegram
 * has, messages to change later. Without a note there is a fresh menu, an upload, or nothing changes.
 */
export type Notes = {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
};

/**
 * The notes of one bot: numbers of messages and pictures mean nothing to another. Where they cannot be
 * read or written now, it is as if they were forgotten, and that is said once.
 */
export function notesOf(bot: string, notes: Notes, log: Log): Notes {
  let isAway = false;
  const tried = async <Result>(work: Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      const result = await work;
      isAway = false;
      return result;
    } catch (cause) {
      if (!isAway) log.error("the notes of Telegram's messages and menus are away", cause);
      isAway = true;
      return otherwise;
    }
  };
  const own = (key: string) => `${bot}:${key}`;
  return {
    get: (key) => tried(notes.get(own(key)), undefined),
    set: (key, value) => tried(notes.set(own(key), value), undefined),
    delete: (key) => tried(notes.delete(own(key)), undefined),
  };
}

/** Notes that are kept at hand as well, the newest. */
const AT_HAND = 5_000;

/**
 * Notes that are looked up for every message, at hand after the first time; also that there is none. What
 * another process notes meanwhile may be missed: a picture is uploaded twice, a button stays below.
 */
export function atHand(notes: Notes): Notes {
  const known = new Map<string, string | undefined>();
  const keep = (key: string, value: string | undefined) => keepNewest(known, key, value, AT_HAND);
  return {
    async get(key) {
      if (!known.has(key)) keep(key, await notes.get(key));
      return known.get(key);
    },
    async set(key, value) {
      keep(key, value);
      await notes.set(key, value);
    },
    async delete(key) {
      keep(key, undefined);
      await notes.delete(key);
    },
  };
}
