import { readHtml } from "./html.ts";
import { isRecord, listOf, type Params, textOf } from "./params.ts";
import { badRequest } from "./refusal.ts";

/** A part of a text that is more than plain; offsets in UTF-16 units. */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  custom_emoji_id?: string;
};

/** A text or caption as it stands in a message. */
export type Words = { text: string; html: string; entities: readonly Entity[] };

/** The text of a call, or its caption: parsed, trimmed and not too long. */
export function wordsOf(params: Params, name: "text" | "caption"): Words {
  const html = textOf(params, name);
  const { text, entities } = trimmed(parsed(params, name, html));
  if (name === "text" && text === "") badRequest("message text is empty");
  if (text.length > (name === "text" ? 4096 : 1024))
    badRequest(name === "text" ? "message is too long" : "message caption is too long");
  return { text, html, entities };
}

/** The parts of a text that are of a type. */
export function partsOf({ text, entities }: Words, type: string): { text: string; url: string }[] {
  return entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length, url = "" }) => ({ text: text.slice(offset, offset + length), url }));
}

function parsed(params: Params, name: string, html: string): { text: string; entities: Entity[] } {
  const mode = textOf(params, "parse_mode");
  if (mode.toLowerCase() === "html") return readHtml(html);
  if (mode !== "") badRequest("unsupported parse_mode");
  const given = listOf(params, name === "text" ? "entities" : "caption_entities") ?? [];
  return { text: html, entities: given.map((entity) => givenEntity(entity, html.length)) };
}

function givenEntity(entity: unknown, end: number): Entity {
  if (!isRecord(entity)) return badRequest("can't parse MessageEntity: expected an Object");
  const { type, offset, length, url } = entity;
  if (typeof type !== "string" || typeof offset !== "number" || typeof length !== "number")
    return badRequest("can't parse MessageEntity: it needs a type, an offset and a length");
  if (offset < 0 || length < 1 || offset + length > end)
    badRequest("entity beginning or end is outside of the text");
  return { type, offset, length, ...(typeof url === "string" ? { url } : {}) };
}

function trimmed({ text, entities }: { text: string; entities: readonly Entity[] }): {
  text: string;
  entities: Entity[];
} {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const inside = entities.flatMap((entity) => {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(kept.length, entity.offset - start + entity.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return {
    text: kept,
    entities: inside.sort((a, b) => a.offset - b.offset || b.length - a.length),
  };
}
