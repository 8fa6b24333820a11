import type { Entity } from "./entities.ts";
import type { Key } from "./markup.ts";

/** A message of the bot as the person sees it. */
export type Shown = {
  id: number;
  kind: "text" | "photo" | "venue" | "location" | "contact" | "document";
  /** Text or caption, without markup. */
  text: string;
  /** Text or caption as it was sent. */
  html: string;
  bold: readonly string[];
  links: readonly { text: string; url: string }[];
  /** Inline buttons in reading order; a button that is only a link has no data. */
  buttons: readonly { label: string; data: string; url?: string }[];
  photo?: { fileId: string; bytes: Uint8Array };
  document?: { fileId: string; name: string; bytes: Uint8Array };
  venue?: { latitude: number; longitude: number; title: string; address: string };
  location?: { latitude: number; longitude: number };
  contact?: { number: string; name: string };
  previewOff: boolean;
  /** When it was sent, in milliseconds. */
  at: number;
};

/** A message of the bot as the server keeps it. */
export type Kept = {
  shown: Shown;
  json: Record<string, unknown>;
  entities: readonly Entity[];
  markup: string;
  editable: boolean;
};

/** Somebody on Telegram. */
export type User = { id: number; is_bot: boolean; first_name: string; language_code?: string };

/** A private chat or a group. */
export type Chat = {
  id: number;
  json: { id: number; type: "private" | "supergroup"; first_name?: string; title?: string };
  members: Map<number, User>;
  /** Why the bot cannot write here: the words of the 403. */
  shut: string | null;
  /** The bot's messages as they stand now, oldest first. */
  messages: Map<number, Kept>;
  /** Ids of messages of people. */
  incoming: Set<number>;
  sent: Shown[];
  keyboard: { message: number; keys: readonly Key[]; oneTime: boolean } | null;
  /** Who waits for the next message, and how many were taken. */
  expecting: Set<(shown: Shown) => void>;
  taken: number;
};

/** A chat without any message. */
export function emptyChat(json: Chat["json"], members: readonly User[]): Chat {
  return {
    id: json.id,
    json,
    members: new Map(members.map((member) => [member.id, member])),
    shut: null,
    messages: new Map(),
    incoming: new Set(),
    sent: [],
    keyboard: null,
    expecting: new Set(),
    taken: 0,
  };
}

/** Shows a message that was just sent. */
export function show(chat: Chat, kept: Kept): void {
  chat.messages.set(kept.shown.id, kept);
  chat.sent.push(kept.shown);
  for (const take of chat.expecting) {
    chat.expecting.delete(take);
    chat.taken += 1;
    return take(kept.shown);
  }
}

/** The next message that nobody took; fails when none comes in time. */
export function nextShown(chat: Chat, milliseconds = 5000): Promise<Shown> {
  const waiting = chat.sent[chat.taken];
  if (waiting) {
    chat.taken += 1;
    return Promise.resolve(waiting);
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      chat.expecting.delete(take);
      reject(new Error(`the bot sent nothing to ${chat.id} within ${milliseconds} ms`));
    }, milliseconds);
    const take = (shown: Shown) => {
      clearTimeout(timer);
      resolve(shown);
    };
    chat.expecting.add(take);
  });
}
