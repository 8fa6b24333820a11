import { figuresIn } from "#core/text/figures.ts";
import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, warning } from "./finding.ts";
import { wordsIn } from "./split-sentences.ts";
import { itemsIn, type TextIndex, textFile } from "./text-index.ts";
import { partKey, SENTENCED } from "./topic-parts.ts";

/** Fewer words than this may be a name that is the same everywhere. */
const ENOUGH_WORDS = 4;

/** Texts that are word for word those of the first language, and facts that a topic has lost. */
export function untranslated(
  { topics }: CheckedContent,
  locale: CheckedLocale,
  texts: TextIndex,
  source: TextIndex,
): Finding[] {
  if (texts === source) return [];
  const model = new Set(itemsIn(source).map(({ text }) => text));
  const copied = itemsIn(texts)
    .filter(({ text }) => model.has(text) && wordsIn(text) >= ENOUGH_WORDS)
    .map(({ file, path }) => {
      const message = "this is the text of the first language: write it in this one";
      return warning(file, path, message);
    });
  return [
    ...copied,
    ...[...topics.byId.keys()].flatMap((id) => lostFacts(locale, id, texts, source)),
  ];
}

function lostFacts(
  { id }: CheckedLocale,
  topic: string,
  texts: TextIndex,
  source: TextIndex,
): Finding[] {
  const own = factsOf(topic, texts);
  if (own === null) return [];
  return [...(factsOf(topic, source) ?? [])]
    .filter((figure) => !own.has(figure))
    .map((figure) => {
      const message = `the first language names {{figure.${figure}}} in this topic: write it too`;
      return warning(textFile(id, "topics"), [topic], message);
    });
}

/** The figures a topic names; null when it has no text. */
function factsOf(topic: string, texts: TextIndex): Set<string> | null {
  const said = SENTENCED.flatMap((part) => texts.get(partKey(topic, part))?.texts ?? []);
  return said.length === 0 ? null : new Set(said.flatMap(figuresIn));
}
