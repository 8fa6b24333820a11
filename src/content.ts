import { join } from "node:path";
import { checkContent, issuesInLessons } from "#adapters/content/check-content.ts";
import { checkedDigest, noteChecked, wasChecked } from "#adapters/content/checked-file.ts";
import { lessonsDigest, readLearned, writeLearned } from "#adapters/content/learned-file.ts";
import { type ReadContent, readContent } from "#adapters/content/read-content.ts";
import { readLessons } from "#adapters/content/read-lessons.ts";
import { openingOf } from "#adapters/help/opening.ts";
import { readDirectory } from "#adapters/help/read-directory.ts";
import { i18nextTexts } from "#adapters/i18n/texts.ts";
import { phoneNumber } from "#adapters/phone/phone-number.ts";
import type { Content, Wording } from "#core/content.ts";
import { commandWordsOf } from "#core/conversation/commands.ts";
import type { Directory } from "#core/directory/help-point.ts";
import { routesOf } from "#core/flow/routes.ts";
import { type Issue, issueLine } from "#core/issue.ts";
import type { Links } from "#core/links.ts";
import { dayOf } from "#core/text/format.ts";
import type { Topics } from "#core/topics.ts";
import { type Learned, learn } from "#core/understanding/learn.ts";
import { understandBy } from "#core/understanding/understand.ts";
import { StartError } from "./start-error.ts";

/** Where the content lives: the folder this project was unpacked in. */
export const ROOT = join(import.meta.dirname, "..");
/** The folder of the program. */
const SRC = import.meta.dirname;

/** Everything that stands in the content files, with what is wrong in them. */
export type LoadedContent = { read: ReadContent; directory: Directory | null; issues: Issue[] };

/** Reads all content files for a town. `today` is YYYY-MM-DD. */
export function loadContent(root: string, town: string, today: string): LoadedContent {
  const { read, issues } = readContent(root);
  const help = readDirectory(join(root, "help"), town, {
    today,
    topics: new Set(read.topics.byId.keys()),
    bring: new Set(Object.keys(read.bring)),
  });
  return { read, directory: help.directory, issues: [...issues, ...help.issues] };
}

/**
 * The content of a town, ready to answer; `now` in epoch milliseconds, `links` to the assistant.
 * Throws StartError with every fault.
 */
export function openContent(town: string, links: Links, now: number): Content {
  const today = dayOf(now);
  const loaded = loadContent(ROOT, town, today);
  const { read, directory } = loaded;
  stopAtFaults([...loaded.issues, ...issuesIn(loaded, town, today)]);
  if (!directory) throw new StartError([`there are no help points for "${town}"`]);
  const learned = openLearned(read.topics);
  return { ...wordingOf(read, directory, links), understand: understandBy(learned, read.topics) };
}

/** Where it stands that the content was checked: that takes time and memory at every start. */
const CHECKED = join(ROOT, "dist/checked");

/** What is wrong in content, which is only checked when it, or the program, is not as it was. */
function issuesIn(loaded: LoadedContent, town: string, today: string): Issue[] {
  const digest = checkedDigest(ROOT, SRC, town);
  if (wasChecked(CHECKED, digest)) return [];
  const issues = checkContent(loaded, { root: ROOT, src: SRC, today, faultsOnly: true });
  const faults = [...issues, ...loaded.issues].filter(({ severity }) => severity === "fault");
  if (faults.length === 0) keep(() => noteChecked(CHECKED, digest));
  return issues;
}

/** Writes what only makes the next start quicker: a read-only installation does without. */
function keep(write: () => void): void {
  try {
    write();
  } catch {
    // The same is done anew at every start: slower, not less.
  }
}

/** Where what was learned from the phrases is kept from one start to the next. */
const LEARNED = join(ROOT, "dist/understanding.bin");

/**
 * What is learned from the phrases: from the file that `npm ci` made, or anew when phrases changed.
 * Throws StartError with every fault in them.
 */
function openLearned(topics: Topics): Learned {
  const digest = lessonsDigest(ROOT, SRC, topics);
  const kept = readLearned(LEARNED, digest);
  if (kept) return kept;
  const read = readLessons(ROOT);
  stopAtFaults(issuesInLessons(read, topics));
  const learned = learn(read.lessons, topics);
  keep(() => writeLearned(LEARNED, digest, learned));
  return learned;
}

function stopAtFaults(issues: readonly Issue[]): void {
  const faults = issues.filter(({ severity }) => severity === "fault");
  if (faults.length > 0) throw new StartError(faults.map(issueLine));
}

/** What was read, as the conversation says and shows it. */
export function wordingOf(read: ReadContent, directory: Directory, links: Links): Wording {
  const texts = i18nextTexts(
    read.locales.map(({ id, name, direction, months, weeks, words }) => ({
      locale: { id, name, direction, months, weeks },
      words,
    })),
  );
  return {
    flows: read.flows,
    routes: routesOf(read.flows),
    topics: read.topics,
    letters: read.letters,
    spoken: read.spoken,
    figures: read.figures,
    texts,
    commands: commandWordsOf(texts),
    directory,
    openings: openingOf,
    pictures: { signs: read.signs, topics: read.pictures, bring: read.bring, cards: read.cards },
    phoneNumber,
    links,
  };
}
