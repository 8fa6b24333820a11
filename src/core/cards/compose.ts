import { firstLocale, type Wording } from "#core/content.ts";
import { resolveContact } from "#core/directory/search.ts";
import type { TopicPicture } from "#core/pictures.ts";
import { isolated } from "#core/text/direction.ts";
import { fillTemplate } from "#core/text/sentences.ts";
import type { Card } from "./card.ts";

type Tiles = Pick<Card, "title" | "sign" | "tiles" | "numbered" | "call">;

/**
 * A card by its id: `topic:<topic>`, `bring:<topic>`, `topics:<topic>,<topic>`, `desk:<topic>`, `letters`,
 * `letter:<sender>`, `visit:<help point>`, `card:<text file>`; null if there is none.
 */
export function composeCard(content: Wording, id: string, locale: string): Card | null {
  const [kind, rest = ""] = id.split(":");
  const known = content.texts.locales.get(locale);
  if (!known) return null;
  const made = tilesOf(content, kind ?? "", rest, locale);
  return made && { locale, direction: known.direction, ...made };
}

function tilesOf(content: Wording, kind: string, rest: string, locale: string): Tiles | null {
  if (kind === "topic")
    return steps(content, content.pictures.topics[rest], `topics.${rest}`, locale);
  if (kind === "bring") return bring(content, content.topics.byId.get(rest)?.bring, locale);
  if (kind === "visit") return bring(content, bringTo(content, rest), locale);
  if (kind === "desk") return desk(content, rest, locale);
  if (kind === "letters") return senders(content, locale);
  if (kind === "letter") return letter(content, rest, locale);
  if (kind === "card") return steps(content, content.pictures.cards[rest], rest, locale);
  if (kind === "topics") return signs(content, rest.split(","), locale);
  return null;
}

/** What to do first, step by step, and the line to call. */
function steps(
  content: Wording,
  picture: TopicPicture | undefined,
  key: string,
  locale: string,
): Tiles | null {
  const captions = content.texts.templates(locale, `${key}.card`);
  if (!picture || captions.length === 0) return null;
  const call = picture.call ? resolveContact(content.directory, picture.call) : null;
  return {
    title: content.texts.fill(locale, `${key}.title`),
    sign: picture.sign,
    tiles: captions.map((caption, index) => ({
      pictogram: picture.steps[index] ?? "",
      caption: fillTemplate(content, locale, caption),
    })),
    numbered: true,
    ...(call?.phone ? { call: { number: call.phone, caption: call.name } } : {}),
  };
}

/** The senders of letters that people meet most. */
function senders(content: Wording, locale: string): Tiles {
  const shown = content.letters.filter(({ overview }) => overview).slice(0, MOST);
  return {
    title: content.texts.fill(locale, "letter.title"),
    tiles: shown.map(({ id, sign }) => ({
      pictogram: sign,
      caption: withoutSign(content.texts.fill(locale, `choices.letter:${id}`)),
    })),
    numbered: false,
  };
}

function letter(content: Wording, sender: string, locale: string): Tiles | null {
  const found = content.letters.find(({ id }) => id === sender);
  return found ? steps(content, found, `letter.${sender}`, locale) : null;
}

/** A label without the emoji before it. */
function withoutSign(label: string): string {
  return label.replace(/^[^\p{L}\p{N}]+/u, "");
}

/** Tiles that one card can hold. */
const MOST = 6;

function bringTo({ directory }: Wording, point: string): readonly string[] | undefined {
  return directory.points.find(({ id }) => id === point)?.bring;
}

function bring(content: Wording, all: readonly string[] | undefined, locale: string): Tiles | null {
  const keywords = all?.slice(0, MOST);
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

/** What to ask at a counter: in Dutch for who sits there, and in the reader's language. */
function desk(content: Wording, topic: string, locale: string): Tiles | null {
  const sign = content.pictures.signs[topic];
  if (!sign || !content.topics.byId.has(topic)) return null;
  const dutch = firstLocale(content.texts);
  const say = (language: string, key: "topic" | "speak" | "slowly") =>
    content.texts.fill(language, `desk.${key}`, {
      topic: content.texts.fill(language, `topics.${topic}.name`),
      language: nameOfLanguage(locale, language),
    });
  const tile = (pictogram: string, key: "topic" | "speak" | "slowly") => ({
    pictogram,
    caption: say(dutch, key),
    own: say(locale, key),
  });
  return {
    title: isolated(content.texts.fill(dutch, "desk.title")),
    tiles: [
      tile(sign.pictogram, "topic"),
      tile("languages", "speak"),
      tile("help-with-form", "slowly"),
    ],
    numbered: false,
  };
}

/** "Arabisch" for ar in Dutch; the name that a language gives itself where no other is known. */
function nameOfLanguage(named: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage, "nl"], { type: "language" }).of(named) ?? named;
}

function signs(content: Wording, topics: readonly string[], locale: string): Tiles | null {
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
