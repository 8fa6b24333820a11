import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { indexTexts, itemsIn, keyFits } from "./text-index.ts";
import { filled } from "./text-lengths.ts";

/** What a painter of cards knows of a text. */
export type CardFit = {
  caption(text: string, locale: string): boolean;
  title(text: string, locale: string): boolean;
  /** Characters that cannot be drawn. */
  missing(text: string, locale: string): readonly string[];
};

const CAPTIONS = ["topics.*.card", "topics.*.name", "bring.*", "letter.*.card", "bailiff.card"];
const TITLES = [
  ...["topics.*.title", "topic.bring", "topic.choose"],
  ...["letter.title", "letter.*.title", "bailiff.title"],
];

/** Captions and titles that a card cannot show well. */
export function checkCaptions(content: CheckedContent, fit: CardFit): Finding[] {
  return content.locales.flatMap((locale) =>
    itemsIn(indexTexts(locale).texts).flatMap(({ key, file, path, text }) => {
      const place = placeOf(key);
      if (place === null) return [];
      const shown = filled(content, locale.id, text);
      const missing = fit.missing(shown, locale.id);
      if (missing.length > 0) {
        const message = `no font of the cards has ${missing.join(" ")}: write it without`;
        return [fault(file, path, message)];
      }
      if (fit[place](shown, locale.id)) return [];
      const message = "this is too long for its place on the card: write shorter words";
      return [warning(file, path, message)];
    }),
  );
}

function placeOf(key: string): "caption" | "title" | null {
  if (CAPTIONS.some((keys) => keyFits(key, keys))) return "caption";
  return TITLES.some((keys) => keyFits(key, keys)) ? "title" : null;
}
