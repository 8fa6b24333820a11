import type { Texts } from "#core/content.ts";

/** Intl objects are dear to make. */
const own = new Map<string, string>();

/** A language by its own name: as its folder says it, else as CLDR does. */
export function localeName(texts: Texts, id: string): string {
  const known = texts.locales.get(id)?.name ?? own.get(id);
  if (known !== undefined) return known;
  const name = new Intl.DisplayNames([id, "nl"], { type: "language" }).of(id) ?? id;
  own.set(id, name);
  return name;
}
