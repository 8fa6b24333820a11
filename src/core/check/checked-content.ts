import { z } from "zod";
import type { Position } from "#core/conversation/conversation.ts";
import type { Directory } from "#core/directory/help-point.ts";
import type { Flow } from "#core/flow/flow.ts";
import type { Letters } from "#core/letters.ts";
import type { Status } from "#core/locale-file.ts";
import type { TopicPicture } from "#core/pictures.ts";
import type { Figures } from "#core/text/figures.ts";
import type { Topics } from "#core/topics.ts";

/**
 * locales/<id>/banned.json: words that blame or shut out, and what to write instead. A word that
 * ends in `*` stands for all that begin so. `in` limits it to text keys, `*` for any one part.
 */
export const bannedFile = z.array(
  z.strictObject({
    word: z.string().min(1),
    instead: z.string().min(1),
    in: z.array(z.string()).optional(),
  }),
);
export type Banned = z.infer<typeof bannedFile>;

/** A locale as it stands in its files. */
export type CheckedLocale = {
  id: string;
  /** By file name without `.json`: strings, lists of strings, and objects of them. */
  words: Readonly<Record<string, unknown>>;
  banned: Banned;
  status: Status;
};

/** What the program itself names: texts it says, steps it goes to, values it fills in. */
export type Program = {
  keys: ReadonlySet<string>;
  steps: readonly Position[];
  names: ReadonlySet<string>;
};

/** Content as it stands in the files, for checking. */
export type CheckedContent = {
  flows: ReadonlyMap<string, Flow>;
  topics: Topics;
  letters: Letters;
  figures: Figures;
  /** The first is the one that others are compared with. */
  locales: readonly CheckedLocale[];
  pictures: {
    signs: Readonly<Record<string, { pictogram: string; emoji: string }>>;
    topics: Readonly<Record<string, TopicPicture>>;
    bring: Readonly<Record<string, string>>;
    cards: Readonly<Record<string, TopicPicture>>;
  };
  /** Names of the drawings in pictures/pictograms. */
  pictograms: ReadonlySet<string>;
  directory: Directory;
  program: Program;
  /** YYYY-MM-DD. */
  today: string;
};
