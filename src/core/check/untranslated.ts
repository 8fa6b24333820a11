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
  { topics, locales }: CheckedContent,
  locale: CheckedLocale,
  texts: TextIndex,
  source: TextIndex,
): Finding[] {
  if (texts === source) return [];
  const first = locales[0]?.id ?? "";
  const model = new Set(itemsIn(source).map(({ text }) => text));
  const copied = itemsIn(texts)
    .filter(({ text }) => model.has(text) && wordsIn(text) >= ENOUGH_WORDS)
    .map(({ file, path }) => {
      const message = `this is the text of "${first}", word for word: write it in this language`;
      return warning(file, path, message);
    });
  const lost = [...topics.byId.keys()].flatMap((topic) =>
    lostFigures(topic, texts, source).map((figure) => {
      const message = `"${first}" names {{figure.${figure}}} in this topic: write it too`;
      return warning(textFile(locale.id, "topics"), [topic], message);
    }),
  );
  return [...copied, ...lost];
}

function lostFigures(topic: string, texts: TextIndex, source: TextIndex): string[] {
  const own = figuresOf(topic, texts);
  if (own === null) return [];
  return [...(figuresOf(topic, source) ?? [])].filter((figure) => !own.has(figure));
}

/** The figures a topic names; null when it has no text. */
function figuresOf(topic: string, texts: TextIndex): Set<string> | null {
  const said = SENTENCED.flatMap((part) => texts.get(partKey(topic, part))?.texts ?? []);
  return said.length === 0 ? null : new Set(said.flatMap(figuresIn));
}
