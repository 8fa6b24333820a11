import type { Language } from "#adapters/channels/web/page-routes.ts";
import { keep, recall } from "./storage.ts";
import { fetchJson, useWords } from "./words.ts";

const FALL_BACK: Language = { locale: "nl", name: "Nederlands", direction: "ltr" };
let languages: readonly Language[] = [FALL_BACK];

/** Learns which languages there are. */
export async function loadLanguages(): Promise<readonly Language[]> {
  const found = await fetchJson<Language[]>("/words/languages.json");
  if (found && found.length > 0) languages = found;
  return languages;
}

/** The language to begin in: asked for, used before, or the phone's own. */
export function firstLocale(asked: string | null): string {
  const wishes = [asked, recall<string>("locale"), ...navigator.languages];
  const known = wishes.map((wish) => wish && languageOf(wish)?.locale).find(Boolean);
  return known ?? languages[0]?.locale ?? FALL_BACK.locale;
}

/** Which way a language is read. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return languageOf(locale)?.direction ?? "ltr";
}

/** Turns the whole page to a language. */
export async function useLocale(locale: string): Promise<void> {
  const page = document.documentElement;
  page.lang = locale;
  page.dir = directionOf(locale);
  keep("locale", locale);
  await useWords([locale, baseOf(locale), "en", languages[0]?.locale ?? FALL_BACK.locale]);
}

function languageOf(locale: string): Language | undefined {
  return (
    languages.find((one) => one.locale.toLowerCase() === locale.toLowerCase()) ??
    languages.find((one) => one.locale === baseOf(locale))
  );
}

function baseOf(locale: string): string {
  return locale.split("-")[0] ?? locale;
}
