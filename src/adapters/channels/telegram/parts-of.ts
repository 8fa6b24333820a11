import type { Block, Message } from "#core/message.ts";
import { escapeHtml } from "#core/text/html.ts";
import type { Rendered } from "#ports/channel.ts";
import { plainOf } from "./html.ts";

/** Longest caption of a photo, as it is read. */
const CAPTION_LENGTH = 1024;
/** Telegram sends no buttons without a text. */
const ONLY_CHOICES = "👇";

type Place = Extract<Block, { type: "place" }>;
export type Asks = NonNullable<Message["asks"]>;

/** One message of Telegram. Texts are HTML. */
export type Part =
  | { type: "venue"; name: string; at: NonNullable<Place["at"]> }
  /** `words`: of the caption, should the picture fail. */
  | { type: "photo"; key: string; caption: string; words: string; png: () => Promise<Uint8Array> }
  | { type: "text"; html: string }
  /** A button below the field where one types, with a word on it. */
  | { type: "ask"; asks: Asks };

/** The messages that Telegram needs for one of ours, in order; the choices stand under `menuAt`. */
export function partsOf(message: Message, rendered: Rendered): { parts: Part[]; menuAt: number } {
  const parts = [...venue(message), ...pictureAndTexts(rendered)];
  const menuAt = parts.length - 1;
  if (message.asks) parts.push({ type: "ask", asks: message.asks });
  return { parts, menuAt };
}

/** A place is shown on a map; of several the links are enough. */
function venue({ blocks }: Message): Part[] {
  const places = blocks.filter((block) => block.type === "place");
  const [place] = places;
  if (places.length !== 1 || !place?.at) return [];
  return [{ type: "venue", name: place.name, at: place.at }];
}

/** The words as the picture's caption where they fit, else below it. */
function pictureAndTexts({ texts, card }: Rendered): Part[] {
  const below = texts.map((html): Part => ({ type: "text", html }));
  if (!card) return below.length > 0 ? below : [{ type: "text", html: ONLY_CHOICES }];
  const alt = `<blockquote expandable>🖼️ ${escapeHtml(card.alt)}</blockquote>`;
  const [only = ""] = texts;
  const photo = (caption: string, words: string): Part => {
    const { key, png } = card;
    return { type: "photo", key, png, caption, words };
  };
  if (texts.length > 1 || !fits(only)) return [photo(fits(alt) ? alt : "", ""), ...below];
  const both = only === "" ? alt : `${only}\n\n${alt}`;
  return [photo(fits(both) ? both : only, only)];
}

function fits(html: string): boolean {
  return plainOf(html).length <= CAPTION_LENGTH;
}
