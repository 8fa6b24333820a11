import type { Api } from "grammy";
import type { LanguageCode } from "grammy/types";
import { SHOWN_COMMANDS } from "./commands.ts";
import type { Notes } from "./notes.ts";

/** Texts of a locale by their key. */
export type Text = (locale: string, key: string) => string;

export type ProfileOptions = {
  api: Api;
  notes: Notes;
  text: Text;
  /** The first is what everybody sees whose language we do not have. */
  locales: readonly string[];
  opaque: (text: string) => string;
};

/**
 * How the bot presents itself in each language: name, descriptions, commands, menu button. Telegram
 * knows languages of two letters; who has another one sees the first. Nothing is sent while nothing
 * changed: Telegram allows few changes a day.
 */
export async function presentBot(options: ProfileOptions): Promise<void> {
  const { api, notes, text, locales, opaque } = options;
  const [first = ""] = locales;
  const wanted = new Map<string, Profile>([["", profileOf(text, first)]]);
  for (const locale of locales) {
    if (locale.length === 2) wanted.set(locale, profileOf(text, locale));
  }
  const mark = opaque(`telegram profile ${JSON.stringify([...wanted])}`);
  if ((await notes.get("profile")) === mark) return;
  for (const [language, profile] of wanted) await present(api, language, profile);
  await api.setChatMenuButton({ menu_button: { type: "commands" } });
  // Last: of names Telegram allows the fewest changes, and then makes all wait.
  for (const [language, { name }] of wanted) await setName(api, language, name);
  await notes.set("profile", mark);
}

type Profile = {
  name: string;
  description: string;
  shortDescription: string;
  commands: { command: string; description: string }[];
};

function profileOf(text: Text, locale: string): Profile {
  return {
    name: text(locale, "telegram.name"),
    description: text(locale, "telegram.description"),
    shortDescription: text(locale, "telegram.short-description"),
    commands: SHOWN_COMMANDS.map(({ command, choice }) => ({
      command,
      description: text(locale, `choices.${choice}`),
    })),
  };
}

/** Two letters, so one that Telegram may know; none for everybody else. */
function inLanguage(language: string): { language_code?: LanguageCode } {
  return language === "" ? {} : { language_code: language as LanguageCode };
}

async function setName(api: Api, language: string, name: string): Promise<void> {
  const of = inLanguage(language);
  if ((await api.getMyName(of)).name !== name) await api.setMyName(name, of);
}

async function present(api: Api, language: string, wanted: Profile): Promise<void> {
  const of = inLanguage(language);
  await api.setMyCommands(wanted.commands, of);
  if ((await api.getMyDescription(of)).description !== wanted.description) {
    await api.setMyDescription(wanted.description, of);
  }
  if ((await api.getMyShortDescription(of)).short_description !== wanted.shortDescription) {
    await api.setMyShortDescription(wanted.shortDescription, of);
  }
}
