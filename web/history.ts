import type { MessageFrame } from "#adapters/channels/web/frames.ts";
import type { Choice, Message } from "#core/message.ts";
import { keep, recall } from "./storage.ts";

/** What the resident did; `kind` says how to show it, `text` is theirs. */
export type Own = {
  from: "me";
  id: string;
  kind: "text" | "choice" | "photo" | "location";
  text: string;
  state: "waiting" | "sent" | "refused";
};
/** What Geldbuur said. */
export type Theirs = { from: "us"; id: string; frame: MessageFrame };
export type Entry = Own | Theirs;

const MOST = 150;

/** Everything said in this chat, oldest first. */
export function entries(): Entry[] {
  return recall<Entry[]>("history") ?? [];
}

/** Adds an entry; says whether it was new. */
export function remember(entry: Entry): boolean {
  const known = entries();
  if (known.some(({ id }) => id === entry.id)) return false;
  store([...known, entry]);
  return true;
}

/** Notes what became of something the resident did. */
export function mark(id: string, state: Own["state"]): void {
  store(entries().map((one) => (one.id === id && one.from === "me" ? { ...one, state } : one)));
}

/** The oldest go first when the phone is full. */
function store(all: Entry[]): void {
  for (let most = MOST; most >= 1; most = Math.floor(most / 2)) {
    if (keep("history", all.slice(-most))) return;
  }
}

/** What can be chosen now: the newest choices, unless the resident went on since. */
export function offered(): { choices: readonly Choice[]; asks: Message["asks"] } {
  let asks: Message["asks"];
  for (const entry of entries().reverse()) {
    if (entry.from === "me") break;
    asks = asks ?? entry.frame.message.asks;
    if (entry.frame.buttons.length > 0) return { choices: entry.frame.buttons, asks };
  }
  return { choices: [], asks };
}

/** The language of the newest message. */
export function newestLocale(): string | null {
  const newest = entries()
    .reverse()
    .find((entry) => entry.from === "us");
  return newest?.from === "us" ? newest.frame.message.locale : null;
}
