import type { Entity } from "./entities.ts";
import { entityOf, faultOf, isTag, type Tag } from "./html-tags.ts";
import { badRequest } from "./refusal.ts";

/** A text without its tags. */
export type Marked = { text: string; entities: Entity[] };

type Reading = Marked & { html: string; at: number; open: Tag[] };

const CHARACTERS: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const CHARACTER = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot)(?![a-z]));?/giy;
const START = /<([^\s>]*)/y;
const ATTRIBUTE = /\s+([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)(?=[\s>])))?/y;
const CLOSE = /\s*>/y;
const END = /<\/([^\s>]*)\s*>/y;
const PLAIN = /[^<&]+/y;

/** Reads a text in Telegram's HTML; what Telegram refuses is refused. */
export function readHtml(html: string): Marked {
  const reading: Reading = { html, at: 0, text: "", entities: [], open: [] };
  while (reading.at < html.length) {
    reading.text += take(reading, PLAIN)?.[0] ?? "";
    if (html[reading.at] === "&") readCharacter(reading);
    else if (html.startsWith("</", reading.at)) readEnd(reading);
    else if (html[reading.at] === "<") readStart(reading);
  }
  const left = reading.open.at(-1)?.name;
  if (left !== undefined)
    badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${left}"`);
  return { text: reading.text, entities: reading.entities };
}

function readCharacter(reading: Reading): void {
  const found = take(reading, CHARACTER);
  reading.text += found ? characterOf(found) : "&";
  if (!found) reading.at += 1;
}

function readStart(reading: Reading): void {
  const begin = reading.at;
  const name = take(reading, START)?.[1]?.toLowerCase() ?? "";
  if (reading.at >= reading.html.length) fail(reading, "Unclosed start tag", begin);
  if (!isTag(name)) fail(reading, `Unsupported start tag "${name}"`, begin);
  const said = new Map<string, string>();
  for (let found = take(reading, ATTRIBUTE); found; found = take(reading, ATTRIBUTE)) {
    const [, attribute = "", double, single, bare = ""] = found;
    said.set(attribute.toLowerCase(), decoded(double ?? single ?? bare.toLowerCase()));
  }
  if (!take(reading, CLOSE)) fail(reading, `Unclosed start tag "${name}"`, begin);
  const tag = { name, said, offset: reading.text.length };
  const fault = faultOf(tag, reading.open);
  if (fault) fail(reading, fault, begin);
  reading.open.push(tag);
}

function readEnd(reading: Reading): void {
  const begin = reading.at;
  const tag = reading.open.pop() ?? fail(reading, "Unexpected end tag", begin);
  const [, name = ""] = take(reading, END) ?? fail(reading, "Unclosed end tag", begin);
  if (name !== "" && name !== tag.name)
    fail(reading, "Unmatched end tag", begin, `, expected "</${tag.name}>", found "</${name}>"`);
  const entity = entityOf(tag, reading.text.slice(tag.offset));
  if (entity) reading.entities.push(entity);
}

function take(reading: Reading, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.html);
  reading.at += found?.[0].length ?? 0;
  return found;
}

function fail({ html }: Reading, words: string, place: number, more = ""): never {
  const offset = Buffer.byteLength(html.slice(0, place));
  return badRequest(`can't parse entities: ${words} at byte offset ${offset}${more}`);
}

function characterOf([whole = "", hex, decimal, name]: readonly (string | undefined)[]): string {
  if (name !== undefined) return CHARACTERS[name.toLowerCase()] ?? "";
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}

function decoded(value: string): string {
  return value.replace(new RegExp(CHARACTER.source, "gi"), (...found) => characterOf(found));
}
