import { z } from "zod";
import type { Happening } from "#core/event.ts";
import { content } from "./content-of.ts";
import { happeningOf } from "./happening-of.ts";

/** The kinds of updates that Telegram is asked for. */
export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
] as const;

/** A button that was tapped: the data behind it, and where. */
export type Tap = { query: string; data: string; message: number };

/** An update of somebody in a private chat, in our words. */
export type Incoming = {
  /** The same for what is one thing to people, such as the photos of an album. */
  id: string;
  /** The chat it came from. */
  address: string;
  /** The language of the app. */
  hint?: string;
} & ({ tap: Tap } | Done);

/** Something that was done by a message, or happened to the chat. */
type Done = {
  happening: Happening;
  /** The message it came with. */
  message?: number;
  /** The words in it; none: a photo alone. */
  words?: string;
  album?: string;
};

const id = z.int();
const sender = z.object({
  id,
  is_bot: z.boolean().optional(),
  language_code: z.string().max(35).optional(),
});
const chat = z.object({ id, type: z.string() });
const message = content.loose().extend({ message_id: id, chat, from: sender.optional() });
const update = z.object({
  update_id: id,
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: sender,
      data: z.string().optional(),
      message: z.object({ message_id: id, chat }).optional(),
    })
    .optional(),
  my_chat_member: z
    .object({ chat, from: sender, new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});
type Update = z.infer<typeof update>;
type Message = z.infer<typeof message>;

/** What somebody did by an update; null when it is nothing of ours, or cannot be read. */
export function readUpdate(json: unknown): Incoming | null {
  const read = update.safeParse(json);
  if (!read.success) return null;
  const { message, edited_message, callback_query, my_chat_member } = read.data;
  if (callback_query) return tapped(read.data.update_id, callback_query);
  if (my_chat_member) return stayed(read.data.update_id, my_chat_member);
  if (message) return sent(read.data.update_id, message);
  // Somebody mended their words; a place that moves says nothing new.
  const isMended = (edited_message?.text ?? edited_message?.caption) !== undefined;
  return edited_message && isMended ? sent(read.data.update_id, edited_message) : null;
}

/** The query of a tap, whatever else an update holds: it must be answered. */
export function queryIn(json: unknown): string | null {
  return (
    z.object({ callback_query: z.object({ id: z.string() }) }).safeParse(json).data?.callback_query
      .id ?? null
  );
}

function sent(updateId: number, message: Message): Incoming | null {
  const { chat, from, media_group_id: album } = message;
  if (chat.type !== "private" || !from || from.is_bot) return null;
  const happening = happeningOf(message, from.id);
  if (!happening) return null;
  const words = message.text ?? message.caption;
  const isOfAlbum = album !== undefined && words === undefined;
  return {
    ...whoseOf(chat, from),
    id: isOfAlbum ? `album:${album}` : String(updateId),
    happening,
    message: message.message_id,
    ...(words === undefined ? {} : { words }),
    ...(album === undefined ? {} : { album }),
  };
}

function tapped(
  updateId: number,
  { id: query, from, data, message }: NonNullable<Update["callback_query"]>,
): Incoming | null {
  if (message?.chat.type !== "private" || data === undefined) return null;
  const tap = { query, data, message: message.message_id };
  return { ...whoseOf(message.chat, from), id: String(updateId), tap };
}

/** Only that somebody blocked us is news: who lets us in again writes. */
function stayed(
  updateId: number,
  { chat, from, new_chat_member }: NonNullable<Update["my_chat_member"]>,
): Incoming | null {
  if (chat.type !== "private" || new_chat_member.status !== "kicked") return null;
  return { ...whoseOf(chat, from), id: String(updateId), happening: { type: "left" } };
}

function whoseOf({ id }: z.infer<typeof chat>, { language_code }: z.infer<typeof sender>) {
  return { address: String(id), ...(language_code ? { hint: language_code } : {}) };
}
