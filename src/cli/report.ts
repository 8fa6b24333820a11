import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cardPainter } from "#adapters/cards/painter.ts";
import type { ReadLocale } from "#adapters/content/read-content.ts";
import { composeCard } from "#core/cards/compose.ts";
import { measuresOf } from "#core/check/measures.ts";
import { indexTexts, type TextEntry, type TextIndex } from "#core/check/text-index.ts";
import { fingerprints, unitOf } from "#core/check/translations.ts";
import type { Wording } from "#core/content.ts";
import type { Issue } from "#core/issue.ts";
import { type PageOfLanguage, page, type Unit } from "./report-page.ts";

/**
 * Writes the report for native speakers into a folder: a page for each language, its texts beside
 * the Dutch with their cards, and index.html with every topic in every language. Returns the path
 * of the index.
 */
export async function writeReport(
  { folder, pictures }: { folder: string; pictures: string },
  content: Wording,
  locales: readonly ReadLocale[],
  issues: readonly Issue[],
): Promise<string> {
  const indexes = new Map(locales.map((locale) => [locale.id, indexTexts(locale).texts]));
  const source: TextIndex = indexes.get(locales[0]?.id ?? "") ?? new Map();
  const units = [...Map.groupBy(source.values(), ({ key }) => unitOf(key))];
  await paintCards(folder, content, pictures);
  const pages = locales.map((locale): PageOfLanguage => {
    const texts = indexes.get(locale.id) ?? new Map();
    const prints = fingerprints(texts);
    return {
      ...locale,
      measures: measuresOf(locale.id, texts),
      units: units.map((unit) => unitFrom(unit, locale, { texts, prints, issues })),
    };
  });
  for (const one of pages) writeFileSync(join(folder, `${one.id}.html`), page([one], pages));
  const index = join(folder, "index.html");
  writeFileSync(index, page(pages, pages));
  return index;
}

/** What is known of a locale while its pages are made. */
type Known = {
  texts: TextIndex;
  prints: ReadonlyMap<string, string>;
  issues: readonly Issue[];
};

function unitFrom(
  [id, dutchTexts]: readonly [string, readonly TextEntry[]],
  locale: ReadLocale,
  { texts, prints, issues }: Known,
): Unit {
  const [file = "", topic] = id.split(".");
  const path = `locales/${locale.id}/${file}.json`;
  const fingerprint = prints.get(id) ?? "";
  const review = locale.status[id]?.reviewed;
  return {
    id,
    fingerprint,
    reviewed: review?.text === fingerprint ? review : null,
    card: topic === undefined ? null : `cards/${locale.id}/${topic}.png`,
    rows: dutchTexts.map(({ key, texts: dutch }) => ({
      key: key.slice(id.length + 1),
      dutch,
      own: texts.get(key)?.texts ?? [],
    })),
    issues: issues
      .filter(({ file: at, key }) => at === path && (!topic || key.split(".")[0] === topic))
      .map(({ key, message }) => `${key}: ${message}`),
  };
}

async function paintCards(folder: string, content: Wording, pictures: string): Promise<void> {
  const painter = cardPainter({ pictures });
  try {
    for (const locale of content.texts.locales.keys()) {
      mkdirSync(join(folder, "cards", locale), { recursive: true });
      for (const topic of content.topics.byId.keys()) {
        const card = composeCard(content, `topic:${topic}`, locale);
        if (!card) continue;
        const file = join(folder, "cards", locale, `${topic}.png`);
        writeFileSync(file, await painter.paint(card));
      }
    }
  } finally {
    await painter.close();
  }
}
