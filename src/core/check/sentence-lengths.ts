import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { sentencesIn, wordsIn } from "./split-sentences.ts";
import { itemsIn, type TextIndex, textFile } from "./text-index.ts";
import { partKey, SENTENCED } from "./topic-parts.ts";

/** Words of a sentence: more than the first is long, more than the second too long. */
const LONG = 15;
const TOO_LONG = 20;
/** Words of a sentence on average over a topic. */
const AVERAGE = 12;
/** Words that are read first, with the warm sentence. */
const READ_FIRST = 60;

/** Sentences, answers and topics with too many words. */
export function sentenceLengths(
  { topics }: CheckedContent,
  locale: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  return [
    ...longSentences(texts),
    ...[...topics.byId.keys()].flatMap((topic) => [
      ...longAnswer(locale, topic, texts),
      ...longOnAverage(locale, topic, texts),
    ]),
  ];
}

function longSentences(texts: TextIndex): Finding[] {
  return itemsIn(texts).flatMap(({ file, path, text }) => {
    if (text.split(" ").length <= LONG) return [];
    const words = Math.max(0, ...sentencesIn(text).map(wordsIn));
    if (words <= LONG) return [];
    const message = `a sentence of ${words} words: write two, of at most ${LONG}`;
    return [words > TOO_LONG ? fault(file, path, message) : warning(file, path, message)];
  });
}

function longAnswer({ id }: CheckedLocale, topic: string, texts: TextIndex): Finding[] {
  const words = (["soft", "answer"] as const)
    .flatMap((part) => texts.get(partKey(topic, part))?.texts ?? [])
    .reduce((sum, text) => sum + wordsIn(text), 0);
  if (words <= READ_FIRST) return [];
  const message = `what is read first has ${words} words: write at most ${READ_FIRST} (with \`soft\`), and put the rest in \`more\``;
  return [fault(textFile(id, "topics"), [topic, "answer"], message)];
}

function longOnAverage({ id }: CheckedLocale, topic: string, texts: TextIndex): Finding[] {
  const sentences = SENTENCED.flatMap((part) => texts.get(partKey(topic, part))?.texts ?? [])
    .flatMap(sentencesIn)
    .map(wordsIn);
  const average = sentences.reduce((sum, words) => sum + words, 0) / sentences.length;
  if (sentences.length === 0 || average <= AVERAGE) return [];
  const message = `${average.toFixed(1)} words a sentence on average: write at most ${AVERAGE}`;
  return [fault(textFile(id, "topics"), [topic], message)];
}
