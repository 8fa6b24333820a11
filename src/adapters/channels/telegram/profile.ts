import type { Api } from "grammy";
import type { LanguageCode } from "grammy/types";
import type { Log } from "#ports/log.ts";
import { SHOWN_COMMANDS } from "./commands.ts";
import { isRefusal } from "./fault.ts";
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
  log: Log;
};

/**
 * How the bot presents itself in each language: commands, descriptions, menu button, name. Telegram
 * knows languages of two letters; who has another one sees the first. Nothing is sent while nothing
 * changed: Telegram allows few changes a day, of names the fewest, so those come last. What Telegram
 * refuses is told by language and left out.
 */
export async function presentBot(options: ProfileOptions): Promise<void> {
  const { api, notes, text, locales, opaque, log } = options;
  const [first = ""] = locales;
  const wanted = new Map<string, Profile>([["", profileOf(text, first)]]);
  for (const locale of locales) {
    if (locale.length === 2) wanted.set(locale, profileOf(text, locale));
  }
  const mark = opaque(`telegram profile ${JSON.stringify([...wanted])}`);
  if ((await notes.get("profile")) === mark) return;
  const calls = [
    ...[...wanted].flatMap(([language, profile]) => textsOf(api, language, profile)),
    { what: "menu button", call: () => api.setChatMenuButton({ menu_button: COMMANDS }) },
    ...[...wanted].map(([language, { name }]) => nameOf(api, language, name)),
  ];
  for (const { what, call } of calls) {
    await call().catch((cause: unknown) => {
      if (!isRefusal(cause, /./)) throw cause;
      log.error("Telegram refused a text of the bot", cause, { what });
    });
  }
  await notes.set("profile", mark);
}

const COMMANDS = { type: "commands" } as const;

type Call = { what: string; call: () => Promise<unknown> };

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

function nameOf(api: Api, language: string, name: string): Call {
  const of = inLanguage(language);
  const call = async () => (await api.getMyName(of)).name !== name && api.setMyName(name, of);
  return { what: `name ${language}`, call };
}

function textsOf(api: Api, language: string, wanted: Profile): Call[] {
  const of = inLanguage(language);
  const { commands, description, shortDescription } = wanted;
  return [
    { what: `commands ${language}`, call: () => api.setMyCommands(commands, of) },
    {
      what: `description ${language}`,
      call: async () =>
        (await api.getMyDescription(of)).description !== description &&
        api.setMyDescription(description, of),
    },
    {
      what: `short description ${language}`,
      call: async () =>
        (await api.getMyShortDescription(of)).short_description !== shortDescription &&
        api.setMyShortDescription(shortDescription, of),
    },
  ];
}
