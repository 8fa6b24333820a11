import type { Entity } from "./entities.ts";
import { checkedLink } from "./links.ts";

/** A tag that is open, and the attributes it was opened with. */
export type Tag = { name: string; said: ReadonlyMap<string, string>; offset: number };

const TYPES = new Map([
  ["b", "bold"],
  ["strong", "bold"],
  ["i", "italic"],
  ["em", "italic"],
  ["u", "underline"],
  ["ins", "underline"],
  ["s", "strikethrough"],
  ["strike", "strikethrough"],
  ["del", "strikethrough"],
  ["span", "spoiler"],
  ["tg-spoiler", "spoiler"],
  ["tg-emoji", "custom_emoji"],
  ["tg-time", "date_time"],
  ["a", "text_link"],
  ["code", "code"],
  ["pre", "pre"],
  ["blockquote", "blockquote"],
]);

/** Whether Telegram knows a tag. */
export function isTag(name: string): boolean {
  return TYPES.has(name);
}

/** What is wrong with a tag inside of those that are open. */
export function faultOf({ name, said }: Tag, open: readonly Tag[]): string | null {
  if (name === "span" && said.get("class") !== "tg-spoiler")
    return 'Tag "span" must have class "tg-spoiler"';
  if (name === "tg-emoji" && !/^\d+$/.test(said.get("emoji-id") ?? ""))
    return 'Tag "tg-emoji" must have attribute "emoji-id"';
  const outer = open.find((each) => !mayHold(each.name, name));
  return outer ? `Tag "${name}" can't be inside of "${outer.name}"` : null;
}

/** What a tag makes of the text inside of it; a link that leads nowhere is only text. */
export function entityOf({ name, said, offset }: Tag, inside: string): Entity | null {
  if (inside.length === 0) return null;
  const entity: Entity = { type: TYPES.get(name) ?? name, offset, length: inside.length };
  if (name === "a") {
    const url = checkedLink(said.get("href") || inside);
    return url === null ? null : { ...entity, url };
  }
  if (name === "blockquote" && said.has("expandable"))
    return { ...entity, type: "expandable_blockquote" };
  const emoji = said.get("emoji-id");
  return name === "tg-emoji" && emoji ? { ...entity, custom_emoji_id: emoji } : entity;
}

function mayHold(outer: string, inner: string): boolean {
  if (outer === "pre") return inner === "code";
  if (outer === "code") return false;
  if (outer === "blockquote") return inner !== "blockquote";
  return inner !== "pre" && inner !== "code";
}
