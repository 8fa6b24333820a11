import type { Block } from "#core/message.ts";
import { element, type IconName, icon } from "./dom.ts";
import { link, linkedText, phoneHref, webHref } from "./linked-text.ts";
import { word } from "./words.ts";

type Direction = "ltr" | "rtl";

/** One part of a message as real elements. */
export function blockElement(block: Block, direction: Direction): HTMLElement {
  switch (block.type) {
    case "text":
      return element("p", {}, ...linkedText(block.text, direction));
    case "heading":
      return element("h2", {}, ...linkedText(block.text, direction));
    case "list": {
      const items = block.items.map((item) => element("li", {}, ...linkedText(item, direction)));
      return element(block.ordered ? "ol" : "ul", {}, ...items);
    }
    case "contact":
      return help(block, block.note === undefined ? [] : [block.note], direction);
    case "place":
      return help(block, block.lines, direction);
    default:
      return block satisfies never;
  }
}

/** Somebody who helps: who, what there is to know, and the ways to reach them. */
function help(
  block: Block & { type: "contact" | "place" },
  lines: readonly string[],
  direction: Direction,
): HTMLElement {
  const facts = lines.map((line) => element("p", {}, ...linkedText(line, direction)));
  const ways = [
    block.phone === undefined ? null : way("call", phoneHref(block.phone), block.phone),
    block.type === "contact" || block.map === undefined ? null : way("map", block.map, ""),
    block.website === undefined ? null : way("website", block.website, ""),
  ].filter((one) => one !== null);
  const reach = ways.length > 0 ? [element("p", { class: "ways" }, ...ways)] : [];
  const name = element("h3", {}, ...linkedText(block.name, direction));
  return element("section", { class: "help" }, name, ...facts, ...reach);
}

function way(kind: IconName & ("call" | "map" | "website"), to: string, detail: string) {
  const href = kind === "call" ? to : webHref(to);
  if (href === null) return null;
  const made = link(href, icon(kind), element("span", {}, word(kind)));
  if (detail !== "") made.append(" ", element("bdi", { dir: "ltr" }, detail));
  made.removeAttribute("dir");
  made.className = kind === "call" ? "way main" : "way";
  return made;
}
