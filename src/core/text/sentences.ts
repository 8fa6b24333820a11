import type { Values, Wording } from "#core/content.ts";
import { resolveContact } from "#core/directory/search.ts";
import { figuresIn, isExpired } from "./figures.ts";
import { dayOf, figureText } from "./format.ts";

const PHONE = /\{\{phone\.([a-z0-9-]+)\}\}/g;

/**
 * The sentences of a text on a day, with figures and phone numbers filled in. A sentence with a
 * figure that no longer holds falls away; in its place, once, stands where to look.
 */
export function sentencesOf(
  content: Wording,
  locale: string,
  key: string,
  now: number,
  values: Values = {},
): string[] {
  const today = dayOf(now);
  const look = new Set<string>();
  const kept: string[] = [];
  for (const template of content.texts.templates(locale, key)) {
    const expired = figuresIn(template)
      .map((id) => content.figures[id])
      .filter((entry) => entry !== undefined && isExpired(entry, today));
    for (const entry of expired) if (entry) look.add(entry.look);
    if (expired.length === 0) kept.push(fillTemplate(content, locale, template, values));
  }
  for (const site of look) kept.push(content.texts.fill(locale, "topic.look", { site }));
  return kept;
}

/** One template with its figures, phone numbers and values filled in. */
export function fillTemplate(
  content: Wording,
  locale: string,
  template: string,
  values: Values = {},
): string {
  const all: Values = { ...values };
  for (const id of figuresIn(template)) {
    const entry = content.figures[id];
    if (entry) all[`figure.${id}`] = figureText(locale, entry);
  }
  for (const match of template.matchAll(PHONE)) {
    const slug = match[1] ?? "";
    all[`phone.${slug}`] = resolveContact(content.directory, slug)?.phone ?? "";
  }
  return content.texts.fillTemplate(locale, template, all);
}
