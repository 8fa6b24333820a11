import { resolveContact } from "#core/directory/search.ts";
import { figureText } from "#core/text/format.ts";
import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { placeholdersIn } from "./placeholders.ts";
import { itemsIn, keyFits, type TextIndex } from "./text-index.ts";

/** Characters that a text may have, by its key (docs/content.md). */
const LONGEST: readonly { keys: string; most: number }[] = [
  { keys: "topics.*.name", most: 24 },
  { keys: "topics.*.title", most: 40 },
  { keys: "topics.*.card", most: 28 },
  { keys: "bring.*", most: 24 },
  { keys: "help.*", most: 70 },
  // What the Bot API takes; a flag or a rare sign counts twice there.
  { keys: "telegram.name", most: 60 },
  { keys: "telegram.short-description", most: 115 },
  { keys: "telegram.description", most: 500 },
];

/** Texts that are longer than their place. */
export function textLengths(
  content: CheckedContent,
  locale: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  return itemsIn(texts).flatMap(({ key, file, path, text }) => {
    const limit = LONGEST.find(({ keys }) => keyFits(key, keys));
    if (!limit) return [];
    const length = [...filled(content, locale.id, text)].length;
    if (length <= limit.most) return [];
    return [fault(file, path, `${length} characters: write at most ${limit.most}`)];
  });
}

/** A text with its phone numbers and figures, as a reader sees it. */
export function filled(content: CheckedContent, locale: string, text: string): string {
  return placeholdersIn(text).reduce((shown, name) => {
    const [kind, id = ""] = name.split(/\.(.*)/s);
    const figure = kind === "figure" ? content.figures[id] : undefined;
    const phone = kind === "phone" ? resolveContact(content.directory, id)?.phone : undefined;
    const value = figure ? figureText(locale, figure) : phone;
    return value === undefined ? shown : shown.replaceAll(`{{${name}}}`, value);
  }, text);
}
