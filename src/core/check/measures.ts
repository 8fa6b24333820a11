import { fleschDouma } from "./readability.ts";
import { sentencesIn } from "./split-sentences.ts";
import type { TextIndex } from "./text-index.ts";
import { keyFits } from "./text-index.ts";
import { SENTENCED } from "./topic-parts.ts";

/** How hard the topics of a language are to read. */
export type Measures = {
  wordsPerSentence: number;
  lettersPerWord: number;
  /** Flesch–Douma, for Dutch only: 60 and more is plain. */
  ease: number | null;
};

/** Measures what residents read about topics; nothing to measure gives zeros. */
export function measuresOf(locale: string, texts: TextIndex): Measures {
  const sentences = [...texts.values()]
    .filter(({ key }) => SENTENCED.some((part) => keyFits(key, `topics.*.${part}`)))
    .flatMap(({ texts: said }) => said.flatMap(sentencesIn));
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{M}\p{N}’']+/gu) ?? []);
  const letters = words.reduce((sum, word) => sum + [...word].length, 0);
  return {
    wordsPerSentence: words.length / Math.max(1, sentences.length),
    lettersPerWord: letters / Math.max(1, words.length),
    ease: locale.split("-")[0] === "nl" ? fleschDouma(sentences) : null,
  };
}
