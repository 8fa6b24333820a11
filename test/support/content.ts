import { join } from "node:path";
import { readContent } from "#adapters/content/read-content.ts";
import { openingOf } from "#adapters/help/opening.ts";
import { readDirectory } from "#adapters/help/read-directory.ts";
import { i18nextTexts } from "#adapters/i18n/texts.ts";
import { phoneNumber } from "#adapters/phone/phone-number.ts";
import type { Content } from "#core/content.ts";
import { commandWordsOf } from "#core/conversation/commands.ts";
import { type Flow, flow } from "#core/flow/flow.ts";
import { routesOf } from "#core/flow/routes.ts";
import { linksTo } from "#core/links.ts";
import { understand } from "./understand.ts";

/** The folder of this project. */
export const ROOT = join(import.meta.dirname, "../..");

/** Monday 23 November 2026, ten in the morning in the Netherlands. */
export const MONDAY = Date.parse("2026-11-23T10:00+01:00");
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

let known: Content | null = null;

/** The real content with the invented town; only understanding is scripted. */
export function realContent(): Content {
  known ??= contentIn(ROOT);
  return known;
}

/** The content of a root folder with the invented town; only understanding is scripted. */
export function contentIn(root: string): Content {
  const { read } = readContent(root);
  const { directory } = readDirectory(join(root, "help"), "voorbeeldstad", {
    today: "2026-11-23",
  });
  if (!directory) throw new Error("the help points of voorbeeldstad cannot be read");
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
    understand,
    directory,
    openings: openingOf,
    pictures: { signs: read.signs, topics: read.pictures, bring: read.bring, cards: read.cards },
    phoneNumber,
    links: linksTo("https://geldbuur.example"),
  };
}

/** The real content with one flow put in or replaced. */
export function contentWithFlow(id: string, written: Flow): Content {
  const flows = new Map(realContent().flows).set(id, flow.parse(written));
  return { ...realContent(), flows, routes: routesOf(flows) };
}

/** The locales there are, as rows for `test.each`. */
export function localeIds(): string[] {
  return [...realContent().texts.locales.keys()];
}
