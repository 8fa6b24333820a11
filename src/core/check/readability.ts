import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { dutchSyllables } from "./dutch-syllables.ts";
import { type Finding, warning } from "./finding.ts";
import { placeholdersIn } from "./placeholders.ts";
import { sentencesIn } from "./split-sentences.ts";
import { type TextIndex, textFile } from "./text-index.ts";
import { partKey, SENTENCED } from "./topic-parts.ts";

/** Below this a text is "fairly hard". */
const NORMAL = 60;
/** On fewer words the number says nothing. */
const ENOUGH_WORDS = 50;

/**
 * Dutch topics that are hard to read as a whole (Flesch–Douma: Tijdschrift voor Taalbeheersing,
 * 1977). A formula for another language would stand beside it.
 */
export function readability(
  { topics }: CheckedContent,
  { id }: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  if (id.split("-")[0] !== "nl") return [];
  return [...topics.byId.keys()].flatMap((topic) => {
    const sentences = SENTENCED.flatMap((part) => texts.get(partKey(topic, part))?.texts ?? [])
      .flatMap(sentencesIn)
      .map(spoken);
    const ease = fleschDouma(sentences);
    if (ease === null || ease >= NORMAL) return [];
    const message = `this topic reads at ${Math.round(ease)} (Flesch–Douma), ${NORMAL} is normal: write shorter words and sentences`;
    return [warning(textFile(id, "topics"), [topic], message)];
  });
}

/** 206.84 − 0.93 × words per sentence − 77 × syllables per word; null for a text that is too short. */
export function fleschDouma(sentences: readonly string[]): number | null {
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}’']+/gu) ?? []);
  if (words.length < ENOUGH_WORDS) return null;
  const syllables = words.reduce((sum, word) => sum + dutchSyllables(word), 0);
  return 206.84 - (0.93 * words.length) / sentences.length - (77 * syllables) / words.length;
}

/** Without placeholders and sites: those are recognised, not read. */
function spoken(sentence: string): string {
  const plain = placeholdersIn(sentence).reduce(
    (text, name) => text.replaceAll(`{{${name}}}`, " "),
    sentence,
  );
  return plain.replace(/\S+\.(nl|com|eu|org)\b/g, " ");
}
