import type { Happening } from "#core/event.ts";
import { choiceOfCommand, readCommand } from "./commands.ts";
import { type Content, UNREAD } from "./content-of.ts";

/** What somebody did with a message; null for what the chat says of itself (pinned, title changed …). */
export function happeningOf(message: Content, sender: number): Happening | null {
  const { text, caption, location, contact } = message;
  if (text !== undefined) return happeningOfText(text);
  if (location) return { type: "location", ...location };
  if (contact) return { type: "phone", number: numberOf(contact, sender) };
  if (message.photo || isPicture(message.document?.mime_type)) {
    return caption ? { type: "image", caption } : { type: "image" };
  }
  // Words beside what cannot be read or heard are worth more than that it cannot.
  if (caption) return { type: "text", text: caption };
  if (message.voice !== undefined || message.audio !== undefined) return { type: "voice" };
  const what = UNREAD.find((kind) => kind in message);
  return what ? { type: "unsupported", what } : null;
}

/** What a link to a bot can carry. */
const PAYLOAD = /^[\w-]{1,64}$/;

/** Whatever stands behind a command is said by somebody, but for what a link carries. */
function happeningOfText(text: string): Happening {
  const command = readCommand(text);
  if (!command) return { type: "text", text };
  const { name, rest } = command;
  const isStart = name === "start";
  if (isStart && PAYLOAD.test(rest)) return { type: "start", payload: rest };
  if (rest !== "" && (isStart || choiceOfCommand(name))) return { type: "text", text: rest };
  if (isStart) return { type: "start" };
  const choice = choiceOfCommand(name);
  return choice ? { type: "choice", choice } : { type: "text", text };
}

/** A letter is sent as a photo, or as a file of one. */
function isPicture(mime = ""): boolean {
  return mime.startsWith("image/") || mime === "application/pdf";
}

/** Telegram gives the own number without its plus; one from the address book as it was typed there. */
function numberOf({ phone_number, user_id }: NonNullable<Content["contact"]>, sender: number) {
  const isOwn = user_id === sender;
  return isOwn && !phone_number.startsWith("+") ? `+${phone_number}` : phone_number;
}
