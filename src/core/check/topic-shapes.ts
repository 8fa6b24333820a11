import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { sentencesIn } from "./split-sentences.ts";
import type { TextEntry, TextIndex } from "./text-index.ts";
import { LISTED, partKey, TOPIC_PARTS, type TopicPart } from "./topic-parts.ts";

/** Parts of a topic in the wrong form: a text for a list, too many sentences, other steps. */
export function topicShapes(
  { topics, locales }: CheckedContent,
  _locale: CheckedLocale,
  texts: TextIndex,
  source: TextIndex,
): Finding[] {
  const first = locales[0]?.id ?? "";
  return [...topics.byId.keys()].flatMap((topic) => {
    const steps = texts.get(partKey(topic, "first"));
    const captions = texts.get(partKey(topic, "card"));
    return [
      ...(Object.keys(TOPIC_PARTS) as TopicPart[]).flatMap((part) => {
        const entry = texts.get(partKey(topic, part));
        return entry ? [...wrongForm(entry, part), ...wrongCount(entry, part)] : [];
      }),
      ...(steps ? otherSteps(steps, source.get(steps.key), `"${first}"`) : []),
      ...(captions ? otherSteps(captions, steps, "`first`") : []),
    ];
  });
}

/** The steps are the same in every language, and the captions are the same steps. */
function otherSteps({ file, path, texts }: TextEntry, model: TextEntry | undefined, name: string) {
  if (!model || model.texts.length === texts.length) return [];
  const message = `${texts.length} steps, ${name} has ${model.texts.length}: write the same steps in the same order`;
  return [fault(file, path, message)];
}

function wrongForm({ file, path, isList, texts }: TextEntry, part: TopicPart): Finding[] {
  const shouldBeList = LISTED.includes(part);
  if (isList !== shouldBeList) {
    const mend = shouldBeList ? "a list of sentences: […, …]" : 'one text: "…"';
    return [fault(file, path, `this is ${isList ? "a list" : "one text"}: write ${mend}`)];
  }
  if (!isList || part === "card") return [];
  return [...texts.entries()]
    .filter(([, text]) => !standsAlone(sentencesIn(text)))
    .map(([index]) => {
      const message = "more than one sentence: write each as an item of its own";
      return warning(file, [...path, index], message);
    });
}

/** One sentence, or a question with what to do then: "Moving? Tell the company early." */
function standsAlone(sentences: readonly string[]): boolean {
  const isPair = sentences.length === 2 && /[?؟]$/.test(sentences[0] ?? "");
  return sentences.length <= 1 || isPair;
}

function wrongCount({ file, path, isList, texts }: TextEntry, part: TopicPart): Finding[] {
  const limit = TOPIC_PARTS[part];
  // Elsewhere an item of two sentences is told of as such.
  const count = isList && part !== "answer" ? texts.length : texts.flatMap(sentencesIn).length;
  if (!limit || (count >= limit.least && count <= limit.most)) return [];
  const wanted = limit.least === limit.most ? `${limit.most}` : `${limit.least} to ${limit.most}`;
  const message = `${count} sentences: write ${wanted}`;
  const isRead = part === "answer" || part === "first";
  return [isRead && count > limit.most ? fault(file, path, message) : warning(file, path, message)];
}
