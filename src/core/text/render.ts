import type { Block, Choice, Message } from "#core/message.ts";
import { closed, hasIsolates, isolate } from "./direction.ts";
import { escapeHtml } from "./html.ts";

/** What a message must be fitted to. */
export type Limits = {
  buttons: { most: number; label: number } | null;
  /** Longest text in characters. */
  text: number;
  markup: "none" | "html" | "whatsapp";
  /** Whether a message that was sent can be changed. */
  edits: boolean;
};

type Reading = {
  direction: "ltr" | "rtl";
  /** "Answer with a number", for choices without buttons. */
  pick: string;
};

const RIGHT_TO_LEFT_MARK = "\u200f";

/** Fits a message to a channel: escaped, isolated, split, with buttons or a numbered list. */
export function render(
  message: Message,
  limits: Limits,
  reading: Reading,
): { texts: string[]; buttons: Choice[] } {
  const asButtons = fitsButtons(message.choices, limits);
  const paragraphs = message.blocks.map((block) => blockText(block, limits, reading));
  if (!asButtons && message.choices.length > 0) {
    paragraphs.push(numbered(message.choices, limits, reading));
  }
  return {
    texts: split(paragraphs, limits.text),
    buttons: asButtons ? message.choices : [],
  };
}

function fitsButtons(choices: readonly Choice[], { buttons }: Limits): boolean {
  return (
    buttons !== null &&
    choices.length <= buttons.most &&
    choices.every(({ label }) => [...label].length <= buttons.label)
  );
}

function blockText(block: Block, limits: Limits, reading: Reading): string {
  const plain = (text: string) => escaped(isolate(text, reading.direction), limits.markup);
  const strong = (text: string) => bold(plain(text), limits.markup);
  switch (block.type) {
    case "text":
      return plain(block.text);
    case "heading":
      return strong(block.text);
    case "list":
      return block.items.map((item) => `${block.ordered ? "▸" : "•"} ${plain(item)}`).join("\n");
    case "contact": {
      const reached = [block.phone, siteName(block.website)].filter((one) => one !== undefined);
      const line = [strong(block.name), ...reached.map(plain)].join(" · ");
      return block.note ? `${line}\n${plain(block.note)}` : line;
    }
    case "place": {
      const reached = [
        block.phone && `📞 ${plain(block.phone)}`,
        block.website && `🌐 ${plain(siteName(block.website) ?? "")}`,
        block.map && mapLine(block.map, limits.markup),
      ].filter((one) => one !== undefined && one !== "");
      return [strong(block.name), ...block.lines.map(plain), ...reached].join("\n");
    }
    default:
      return block satisfies never;
  }
}

function mapLine(map: string, markup: Limits["markup"]): string {
  if (markup !== "html") return `🗺️ ${escaped(map, markup)}`;
  const href = escaped(map, markup).replaceAll('"', "&quot;");
  return `<a href="${href}">🗺️ ${escaped(new URL(map).hostname.replace(/^www\./, ""), markup)}</a>`;
}

/** A site as people type it. */
function siteName(website: string | undefined): string | undefined {
  return website?.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

function numbered(choices: readonly Choice[], limits: Limits, reading: Reading): string {
  const mark = reading.direction === "rtl" ? RIGHT_TO_LEFT_MARK : "";
  const lines = choices.map(({ label }, index) => {
    const text = escaped(isolate(label, reading.direction), limits.markup);
    return `${mark}${index + 1}. ${text}`;
  });
  return [escaped(reading.pick, limits.markup), ...lines].join("\n");
}

function bold(text: string, markup: Limits["markup"]): string {
  if (markup === "html") return `<b>${text}</b>`;
  return markup === "whatsapp" ? `*${text}*` : text;
}

const WORD_JOINER = "\u2060";

/** Text as text, whatever stands in it. */
function escaped(text: string, markup: Limits["markup"]): string {
  if (markup === "html") return escapeHtml(text);
  if (markup === "whatsapp") return text.replace(/[*_~`]/g, (sign) => sign + WORD_JOINER);
  return text;
}

/** Paragraphs joined into as few texts as fit; a paragraph too long is cut at a space. */
function split(paragraphs: readonly string[], most: number): string[] {
  const texts: string[] = [];
  let current = "";
  for (const paragraph of paragraphs.flatMap((one) => pieces(one, most))) {
    const joined = current === "" ? paragraph : `${current}\n\n${paragraph}`;
    if (joined.length <= most) {
      current = joined;
    } else {
      texts.push(current);
      current = paragraph;
    }
  }
  return current === "" ? texts : [...texts, current];
}

/** Room for what closes a run of the other direction that goes on in the next piece. */
const CLOSING = 1;

function pieces(text: string, longest: number): string[] {
  if (text.length <= longest) return [text];
  const most = longest - (hasIsolates(text) ? CLOSING : 0);
  const space = Math.max(text.lastIndexOf("\n", most), text.lastIndexOf(" ", most));
  const at = space > most / 2 ? space : wholeBefore(text, most);
  const cut = elementAround(text, at);
  if (cut === 0) return pieces(text.replace(ELEMENT, "$2"), longest);
  const end = cut ?? at;
  const [piece, rest] = closed(text.slice(0, end), text.slice(end).trimStart());
  return [piece, ...pieces(rest, longest)];
}

const ELEMENT = /<(\w+)[^>]*>([^<]*)<\/\1>/;

/** Where the element begins that a cut at a place would break; null when it breaks none. */
function elementAround(text: string, at: number): number | null {
  for (const { index, 0: element } of text.matchAll(new RegExp(ELEMENT, "g"))) {
    if (index < at && at < index + element.length) return index;
  }
  return null;
}

/** The last place up to `most` that cuts no character, tag or escape in two; `most` if there is none. */
function wholeBefore(text: string, most: number): number {
  const whole = /<[^>]*>|&\w+;|[*_~`]\u2060|\P{M}\p{M}*/gsuy;
  let end = 0;
  for (const [piece] of text.matchAll(whole)) {
    if (end + piece.length > most) break;
    end += piece.length;
  }
  return end > 0 ? end : most;
}
