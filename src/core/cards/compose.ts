import type { Content } from "#core/content.ts";
import { resolveContact } from "#core/directory/search.ts";
import { fillTemplate } from "#core/text/sentences.ts";
import type { Card } from "./card.ts";

type Tiles = Pick<Card, "title" | "sign" | "tiles" | "numbered" | "call">;

/** A card by its id (`topic:<topic>`, `bring:<topic>`, `topics:<topic>,<topic>`); null if there is none. */
export function composeCard(content: Content, id: string, locale: string): Card | null {
  const [kind, rest = ""] = id.split(":");
  const known = content.texts.locales.get(locale);
  if (!known) return null;
  const made = tilesOf(content, kind ?? "", rest, locale);
  return made && { locale, direction: known.direction, ...made };
}

function tilesOf(content: Content, kind: string, rest: string, locale: string): Tiles | null {
  if (kind === "topic") return steps(content, rest, locale);
  if (kind === "bring") return bring(content, rest, locale);
  if (kind === "topics") return signs(content, rest.split(","), locale);
  return null;
}

/** What to do first, step by step, and the line to call. */
function steps(content: Content, topic: string, locale: string): Tiles | null {
  const picture = content.pictures.topics[topic];
  const captions = content.texts.templates(locale, `topics.${topic}.card`);
  if (!picture || captions.length === 0) return null;
  const call = picture.call ? resolveContact(content.directory, picture.call) : null;
  return {
    title: content.texts.fill(locale, `topics.${topic}.title`),
    sign: picture.sign,
    tiles: captions.map((caption, index) => ({
      pictogram: picture.steps[index] ?? "",
      caption: fillTemplate(content, locale, caption),
    })),
    numbered: true,
    ...(call?.phone ? { call: { number: call.phone, caption: call.name } } : {}),
  };
}

/** Tiles that one card can hold. */
const MOST = 6;

function bring(content: Content, topic: string, locale: string): Tiles | null {
  const keywords = content.topics.byId.get(topic)?.bring?.slice(0, MOST);
  if (!keywords || keywords.length === 0) return null;
  return {
    title: content.texts.fill(locale, "topic.bring"),
    tiles: keywords.map((keyword) => ({
      pictogram: content.pictures.bring[keyword] ?? "",
      caption: content.texts.fill(locale, `bring.${keyword}`),
    })),
    numbered: false,
  };
}

function signs(content: Content, topics: readonly string[], locale: string): Tiles | null {
  const known = topics.filter((topic) => content.topics.byId.has(topic)).slice(0, MOST);
  if (known.length < 2) return null;
  return {
    title: content.texts.fill(locale, "topic.choose"),
    tiles: known.map((topic) => ({
      pictogram: content.pictures.signs[topic]?.pictogram ?? "",
      caption: content.texts.fill(locale, `topics.${topic}.name`),
    })),
    numbered: false,
  };
}
