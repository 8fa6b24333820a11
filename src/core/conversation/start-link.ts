import { findArea } from "#core/directory/search.ts";
import { change, effect } from "#core/flow/change.ts";
import { type Scene, say } from "./scene.ts";

/** What a link to the chat may carry, by its own name in the link. */
const PARTS = ["invite", "lang", "town", "area", "group", "topic"] as const;
export type StartLink = Partial<Record<(typeof PARTS)[number], string>>;

/**
 * Reads what a link carries: parts of a name, a dash and a value, joined by `_`, such as
 * `lang-tr_topic-rent-arrears`. At most 64 characters of `A-Za-z0-9_-`, so that Telegram takes it.
 */
export function readLink(payload: string): StartLink {
  const link: StartLink = {};
  for (const part of payload.split("_")) {
    const [name = "", ...rest] = part.split("-");
    const known = PARTS.find((one) => one === name);
    const value = rest.join("-");
    if (known && value !== "") link[known] = value;
  }
  return link;
}

/** A group's code; nothing that could be a number or a name with a surname. */
const GROUP = /^(?!.*\d{6})[a-z0-9]{4,16}$/;

/** What a link says of who follows it: a language, a neighbourhood, a town that is not this one, a group. */
export function noteLink(scene: Scene, { lang, area, town, group }: StartLink): void {
  const { directory, texts } = scene.content;
  if (lang && texts.locales.has(lang)) change(scene, { locale: lang, localeBy: "choice" });
  const found = area ? findArea(directory, area) : null;
  if (found) change(scene, { area: found.code });
  if (town && town !== directory.town.id) {
    say(scene, "start.other-town", { town: directory.town.name });
  }
  const { greeted, locale, area: known } = scene.conversation;
  if (!group || greeted || !GROUP.test(group)) return;
  effect(scene, { type: "count", kind: "came-by-group", topic: group, locale, area: known ?? "" });
}
