import { bannedWords } from "./banned-words.ts";
import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { deadSteps } from "./dead-steps.ts";
import { extraPictures } from "./extra-pictures.ts";
import { figures } from "./figures.ts";
import type { Finding } from "./finding.ts";
import { flowChoices } from "./flow-choices.ts";
import { flowLoops } from "./flow-loops.ts";
import { flowOpenings } from "./flow-openings.ts";
import { flowQuestions } from "./flow-questions.ts";
import { flowTargets } from "./flow-targets.ts";
import { labels, rows } from "./labels.ts";
import { pictures } from "./pictures.ts";
import { placeholders } from "./placeholders.ts";
import { pluralForms, pluralsIn } from "./plural-forms.ts";
import { readability } from "./readability.ts";
import { scripts } from "./scripts.ts";
import { sentenceLengths } from "./sentence-lengths.ts";
import { indexTexts, type TextIndex } from "./text-index.ts";
import { textKeys } from "./text-keys.ts";
import { textLengths } from "./text-lengths.ts";
import { topicShapes } from "./topic-shapes.ts";
import { typedNumbers } from "./typed-numbers.ts";
import { untranslated } from "./untranslated.ts";

/** What is wrong in the flows themselves. */
export function checkFlows(content: CheckedContent): Finding[] {
  return [
    flowTargets,
    deadSteps,
    flowLoops,
    flowOpenings,
    flowQuestions,
    flowChoices,
    rows,
  ].flatMap((check) => check(content));
}

/** What is wrong in the words, figures and pictures. */
export function checkWords(content: CheckedContent): Finding[] {
  const indexed = content.locales.map((locale) => ({ locale, ...indexTexts(locale) }));
  const indexes = new Map(indexed.map(({ locale, texts }) => [locale.id, texts]));
  const source: TextIndex = indexed[0]?.texts ?? new Map();
  return [
    ...textKeys(content, indexes),
    ...figures(content, indexes),
    ...pictures(content, source),
    ...extraPictures(content, indexes),
    ...indexed.flatMap(({ locale, texts, findings }) => [
      ...findings,
      ...checkLocale(content, locale, texts, source),
    ]),
  ];
}

/** What is wrong in the words of one locale. */
function checkLocale(
  content: CheckedContent,
  locale: CheckedLocale,
  texts: TextIndex,
  source: TextIndex,
): Finding[] {
  const each = [
    sentenceLengths,
    textLengths,
    labels,
    bannedWords,
    scripts,
    readability,
    typedNumbers,
  ];
  return [
    ...placeholders(content, texts, source),
    ...pluralForms(locale, texts, pluralsIn(source)),
    ...topicShapes(content, locale, texts, source),
    ...untranslated(content, locale, texts, source),
    ...each.flatMap((check) => check(content, locale, texts)),
  ];
}
