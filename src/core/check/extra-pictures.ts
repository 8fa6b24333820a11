import { routeOfChoice, routesOf } from "#core/flow/routes.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { instead } from "./mend.ts";
import { drawnAndCalled } from "./pictures.ts";
import type { TextIndex } from "./text-index.ts";

const LETTERS = "topics/letters.yaml";
const CARDS = "pictures/cards.yaml";
const TOPICS = "topics/topics.yaml";

/** Senders of letters and cards of their own: drawings, topics, one caption for each pictogram. */
export function extraPictures(
  content: CheckedContent,
  indexes: ReadonlyMap<string, TextIndex>,
): Finding[] {
  return [...letters(content, indexes), ...cards(content, indexes), ...also(content)];
}

function letters(content: CheckedContent, indexes: ReadonlyMap<string, TextIndex>): Finding[] {
  return content.letters.flatMap((letter, index) => {
    const unknown = content.topics.byId.has(letter.topic)
      ? []
      : [
          fault(
            LETTERS,
            [index, "topic"],
            `there is no topic "${letter.topic}": ${instead(letter.topic, content.topics.byId.keys())}`,
          ),
        ];
    return [
      ...unknown,
      ...drawnAndCalled(content, LETTERS, [index], letter),
      ...sameNumber(indexes, `letter.${letter.id}.card`, letter),
      ...sameNumber(indexes, `letter.${letter.id}.first`, letter),
    ];
  });
}

function cards(content: CheckedContent, indexes: ReadonlyMap<string, TextIndex>): Finding[] {
  return Object.entries(content.pictures.cards).flatMap(([id, card]) => [
    ...drawnAndCalled(content, CARDS, [id], card),
    ...sameNumber(indexes, `${id}.card`, card),
  ]);
}

/** One line for each pictogram, in every language. */
function sameNumber(
  indexes: ReadonlyMap<string, TextIndex>,
  key: string,
  { steps }: { steps: readonly string[] },
) {
  return [...indexes.values()].flatMap((texts) => {
    const entry = texts.get(key);
    if (!entry || entry.texts.length === steps.length) return [];
    const message = `${entry.texts.length} lines for ${steps.length} pictograms: write one for each`;
    return [fault(entry.file, entry.path, message)];
  });
}

/** Choices offered with an answer that lead nowhere. */
function also({ flows, topics }: CheckedContent): Finding[] {
  const routes = routesOf(flows);
  return [...topics.byId.values()].flatMap(({ id, also: choices = [] }) =>
    choices
      .filter((choice) => !routeOfChoice(routes, choice))
      .map((choice) => {
        const mend = instead(choice, routes.choices.keys());
        return fault(TOPICS, [], `"${id}" offers "${choice}", which leads nowhere: ${mend}`);
      }),
  );
}
