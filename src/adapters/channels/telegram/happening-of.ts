import type { Happening } from "#core/event.ts";
import { choiceOfCommand, readCommand } from "./commands.ts";
import { type Content, UNREAD } from "./content-of.ts";

/** What somebody did with a message; null for what the chat says of itself (pinned, title changed …). */
export function happeningOf(message: Content, sender: number): Happening | null {
  const { text, caption, location, contact } = message;
  if (text !== undefined) return happeningOfText(text);
  if (location) return { type: "location", ...location };
  if (contact) return { type: "phone", number: numberOf(contact, sender) };
  if (message.voice !== undefined || message.audio !== undefined) return { type: "voice" };
  if (message.photo || isPicture(message.document?.mime_type)) {
    return caption ? { type: "image", caption } : { type: "image" };
  }
  // Words beside what cannot be read are worth more than that it cannot.
  if (caption) return { type: "text", text: caption };
  const what = UNREAD.find((kind) => kind in message);
  return what ? { type: "unsupported", what } : null;
}

function happeningOfText(text: string): Happening {
  const command = readCommand(text);
  if (command?.name === "start") {
    return command.rest ? { type: "start", payload: command.rest } : { type: "start" };
  }
  const choice = command && choiceOfCommand(command.name);
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
