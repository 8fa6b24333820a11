import { join } from "node:path";
import { checkContent } from "#adapters/content/check-content.ts";
import { type ReadContent, readContent } from "#adapters/content/read-content.ts";
import { openingOf } from "#adapters/help/opening.ts";
import { readDirectory } from "#adapters/help/read-directory.ts";
import { i18nextTexts } from "#adapters/i18n/texts.ts";
import { phoneNumber } from "#adapters/phone/phone-number.ts";
import type { Content } from "#core/content.ts";
import { commandWordsOf } from "#core/conversation/commands.ts";
import type { Directory } from "#core/directory/help-point.ts";
import { routesOf } from "#core/flow/routes.ts";
import { type Issue, issueLine } from "#core/issue.ts";
import { dayOf } from "#core/text/format.ts";
import { learn } from "#core/understanding/learn.ts";
import { StartError } from "./start-error.ts";

/** Where the content lives: the folder this project was unpacked in. */
export const ROOT = join(import.meta.dirname, "..");

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
 * The content of a town, ready to answer; `now` in epoch milliseconds, `address` where people reach
 * the web chat. Throws StartError with every fault.
 */
export function openContent(town: string, address: string, now: number): Content {
  const today = dayOf(now);
  const loaded = loadContent(ROOT, town, today);
  const options = { root: ROOT, src: join(ROOT, "src"), today, faultsOnly: true };
  const faults = [...loaded.issues, ...checkContent(loaded, options)].filter(
    ({ severity }) => severity === "fault",
  );
  const { read, directory } = loaded;
  if (!directory || faults.length > 0) throw new StartError(faults.map(issueLine));
  return contentOf(read, directory, address);
}

/** The content as the conversation uses it: texts ready, understanding learned from the phrases. */
function contentOf(read: ReadContent, directory: Directory, address: string): Content {
  const texts = i18nextTexts(
    read.locales.map(({ id, name, direction, words }) => ({
      locale: { id, name, direction },
      words,
    })),
  );
  return {
    flows: read.flows,
    routes: routesOf(read.flows),
    topics: read.topics,
    figures: read.figures,
    texts,
    commands: commandWordsOf(texts),
    understand: learn(
      new Map(read.locales.map(({ id, phrases }) => [id, phrases])),
      read.topics,
      new Map(read.locales.map(({ id, concepts }) => [id, concepts])),
    ),
    directory,
    openings: openingOf,
    pictures: { signs: read.signs, topics: read.pictures, bring: read.bring },
    phoneNumber,
    address,
  };
}
