import type { CommandWords } from "./conversation/commands.ts";
import type { Directory, HelpPoint, Opening } from "./directory/help-point.ts";
import type { Flow } from "./flow/flow.ts";
import type { Routes } from "./flow/routes.ts";
import type { Letters } from "./letters.ts";
import type { Links } from "./links.ts";
import type { TopicPicture } from "./pictures.ts";
import type { Spoken } from "./spoken.ts";
import type { Figures } from "./text/figures.ts";
import type { Topics } from "./topics.ts";
import type { Understand } from "./understanding/understanding.ts";

/** What a text may be filled with. */
export type Values = Record<string, string | number>;

/** A language as its own folder says it. */
export type Locale = {
  id: string;
  /** Its name in itself. */
  name: string;
  direction: "ltr" | "rtl";
  /** Names of the months beside those that JavaScript knows. */
  months?: readonly string[] | undefined;
  /** Beginnings of the word "week" beside those that JavaScript knows. */
  weeks?: readonly string[] | undefined;
};

/** The words of all locales. */
export type Texts = {
  locales: ReadonlyMap<string, Locale>;
  has(locale: string, key: string): boolean;
  /** The sentences of a text as they stand in the file, placeholders and all; one for a plain text. */
  templates(locale: string, key: string): readonly string[];
  /** Fills placeholders and picks plurals. A key that a locale lacks is read in the first locale. */
  fill(locale: string, key: string, values?: Values): string;
  /** Fills the placeholders of one template. */
  fillTemplate(locale: string, template: string, values: Values): string;
  /** All texts of one file, by their keys; empty when there is none. */
  group(locale: string, file: string): Readonly<Record<string, string>>;
  /** A list of words, such as the commands of a locale; empty when there is none. */
  words(locale: string, key: string): readonly string[];
};

/** The language of the town's offices, that others fall back on. */
export function firstLocale({ locales }: Texts): string {
  return locales.keys().next().value ?? "";
}

/** Everything that is said and shown, read once at start. */
export type Wording = {
  flows: ReadonlyMap<string, Flow>;
  routes: Routes;
  topics: Topics;
  letters: Letters;
  spoken: Spoken;
  figures: Figures;
  texts: Texts;
  commands: CommandWords;
  directory: Directory;
  openings: (point: HelpPoint, now: number) => Opening;
  /** Pictograms: of topics and services (with an emoji for labels), of steps, of what to bring. */
  pictures: {
    signs: Readonly<Record<string, { pictogram: string; emoji: string }>>;
    topics: Readonly<Record<string, TopicPicture>>;
    bring: Readonly<Record<string, string>>;
    /** Cards of their own, by the text file that holds their words. */
    cards: Readonly<Record<string, TopicPicture>>;
  };
  /** Reads a phone number as typed in the Netherlands; E.164, or null when it cannot be one. */
  phoneNumber: (text: string) => string | null;
  /** Links to the assistant, for sharing and for invites. */
  links: Links;
};

/** Everything the conversation is made of. */
export type Content = Wording & { understand: Understand };
