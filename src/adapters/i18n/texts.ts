import { createInstance } from "i18next";
import type { Locale, Texts, Values } from "#core/content.ts";

/** The words of one locale: everything in its folder, by file name. */
export type LocaleWords = { locale: Locale; words: Readonly<Record<string, unknown>> };

/** Texts over i18next (JSON v4, CLDR plurals). The first locale is the one the others fall back on. */
export function i18nextTexts(all: readonly LocaleWords[]): Texts {
  const first = all[0]?.locale.id ?? "nl";
  const i18n = createInstance({
    lng: first,
    fallbackLng: first,
    resources: Object.fromEntries(
      all.map(({ locale, words }) => [locale.id, { translation: { ...words } }]),
    ),
    interpolation: { escapeValue: false },
    nsSeparator: false,
    returnNull: false,
    initAsync: false,
  });
  void i18n.init();
  const raw = (locale: string, key: string): unknown =>
    i18n.getResource(locale, "translation", key) ?? i18n.getResource(first, "translation", key);

  return {
    locales: new Map(all.map(({ locale }) => [locale.id, locale])),
    has: (locale, key) => i18n.getResource(locale, "translation", key) !== undefined,
    templates: (locale, key) => listOf(raw(locale, key)),
    group: (locale, file) => {
      const found: unknown = raw(locale, file);
      return typeof found === "object" && found !== null ? { ...(found as object) } : {};
    },
    words: (locale, key) => listOf(i18n.getResource(locale, "translation", key)),
    fill: (locale, key, values = {}) => {
      const text: unknown = i18n.t(key, { lng: locale, ...values, returnObjects: true });
      return listOf(text).join(" ");
    },
    fillTemplate: (locale, template, values) =>
      i18n.services.interpolator.interpolate(template, nested(values), locale, {
        escapeValue: false,
      }),
  };
}

function listOf(found: unknown): readonly string[] {
  if (Array.isArray(found)) return found.map(String);
  return found === undefined ? [] : [String(found)];
}

/** `figure.fine-weeks` as i18next looks it up: an object in an object. */
function nested(values: Values): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const [group, name] = key.split(".");
    if (group === undefined || name === undefined) made[key] = value;
    else made[group] = { ...(made[group] as object | undefined), [name]: value };
  }
  return made;
}
