import { type Content, firstLocale, type Wording } from "#core/content.ts";
import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import type { HelpPoint } from "#core/directory/help-point.ts";
import { helpNear } from "#core/directory/search.ts";
import { VISIT_DAYS } from "#core/flow/limits.ts";
import type { Block } from "#core/message.ts";
import type { Task } from "#core/requests/news.ts";
import { company, type Handover, spokenIn } from "#core/requests/request.ts";
import { addDays } from "#core/text/calendar.ts";
import { momentAt } from "#core/text/clock.ts";
import { isFreeDay } from "#core/text/dutch-days.ts";
import { dayOf, dayText, momentText, noonOf, timeText } from "#core/text/format.ts";
import { localeName } from "#core/text/locale-name.ts";
import { newsOf } from "./callback.ts";
import { pointName } from "./labels.ts";
import { pointBlock } from "./near.ts";

/** Help points that are offered for a handover, and days of one. */
const POINTS = 6;
const DAYS = 5;

/** Formal help near, for this topic: who could go on. */
export function handoverPoints(scene: Scene): void {
  const news = newsOf(scene, "handover-points");
  if (!news) return;
  const { directory, openings } = scene.content;
  const { area, topic, locale } = news.task.offer;
  const query = { area, topic, locale, now: scene.turn.now };
  const found = helpNear(directory, query, openings).filter(({ point }) => point.kind === "formal");
  say(scene, "handover.where");
  const offered = found.slice(0, POINTS).map(({ point }) => ({
    id: `hand:${news.request}:${point.id}`,
    label: point.name,
  }));
  scene.choices = [...offered, ...scene.choices];
}

/** The next days on which it is open: `hand:<request>:<point>`. */
export function handoverDays(scene: Scene): void {
  const [, id = ""] = scene.carries.split(":");
  const point = scene.content.directory.points.find((one) => one.id === id);
  if (!point) return say(scene, "handover.where");
  say(scene, "handover.when", { place: point.name });
  const offered = openDays(scene.content, point, scene.turn.now).map(({ day, from }) => {
    const time = from === null ? "" : ` ${timeText(scene.conversation.locale, from)}`;
    const label = dayText(scene.conversation.locale, noonOf(day)) + time;
    return { id: `handday:${scene.carries}:${day}`, label };
  });
  scene.choices = [...offered, ...scene.choices];
}

/** What the resident reads before the yes: the very text that is passed on, in their own language. */
export function handoverRead(scene: Scene): void {
  const news = newsOf(scene, "handover-read");
  if (!news?.task.handover) return;
  const point = pointBlock(scene, news.task.handover.point);
  say(scene, "handover.read", { name: news.name });
  if (point) scene.blocks.push(point);
  say(scene, "handover.passed-on");
  const { locale } = scene.conversation;
  scene.blocks.push(...letterBlocks(scene.content, locale, news.task, news.name).slice(1));
  say(scene, "handover.how");
  const ways = company.options.map((way) => ({
    id: `handover:yes:${way}`,
    label: textOf(scene, `choices.handover:yes:${way}`),
  }));
  scene.choices = [...ways, ...scene.choices];
}

/** Day, place, who comes along and what to bring. */
export function handoverSet(scene: Scene): void {
  const news = newsOf(scene, "handover-set");
  if (!news?.handover?.company) return;
  const { day, company: way } = news.handover;
  say(scene, "handover.set", {
    day: dayText(scene.conversation.locale, noonOf(day)),
  });
  say(scene, `handover.set-${way}`, { name: news.name ?? "" });
  place(scene, news.handover);
}

/** The morning before: one message, and nothing of it says what it is about. */
export function visit(scene: Scene): void {
  const news = newsOf(scene, "visit");
  if (!news) return;
  say(scene, "handover.visit", {
    day: dayText(scene.conversation.locale, noonOf(news.handover.day)),
  });
  place(scene, news.handover);
}

/** An agreed visit does not take place: whoever waits for it hears so, and who tells the help point. */
export function visitOff(scene: Scene): void {
  const news = newsOf(scene, "visit-off");
  if (!news) return;
  const day = dayText(scene.conversation.locale, noonOf(news.handover.day));
  const isOwn =
    news.request === scene.conversation.request?.id || scene.conversation.role === "resident";
  if (isOwn) return say(scene, "handover.off", { day });
  const place = pointName(scene, news.handover.point);
  say(scene, news.isMailed ? "handover.off-mailed" : "handover.off-helper", { day, place });
}

/** For the key person: the yes, and the Dutch text to pass on. */
export function handoverAgreed(scene: Scene): void {
  const news = newsOf(scene, "handover-agreed");
  if (!news?.task.handover?.company) return;
  const { company: way, day, point } = news.task.handover;
  const found = scene.content.directory.points.find(({ id }) => id === point);
  say(scene, `handover.agreed-${way}`, {
    day: dayText(scene.conversation.locale, noonOf(day)),
    place: found?.name ?? "",
  });
  say(scene, news.isMailed ? "handover.mailed" : "handover.forward");
  const dutch = firstLocale(scene.content.texts);
  scene.blocks.push(...letterBlocks(scene.content, dutch, news.task, news.name));
}

/** The text for a help point in a language: a heading first, then what it says. No number, no name. */
export function letterBlocks(
  content: Wording,
  locale: string,
  { offer, handover }: Task,
  name: string,
): Block[] {
  const fill = (key: string, values: Record<string, string> = {}) =>
    content.texts.fill(locale, key, values);
  const items = [
    fill("handover.letter-topic", {
      topic: offer.topic ? fill(`topics.${offer.topic}.name`) : fill("callback.any-topic"),
    }),
    fill("handover.letter-language", { language: languageIn(content, locale, spokenIn(offer)) }),
    ...(handover
      ? [fill("handover.letter-day", { day: dayText(locale, noonOf(handover.day)) })]
      : []),
    ...(offer.caller === null ? [] : [fill(`handover.letter-${offer.caller}`)]),
    ...(handover?.company ? [fill(`handover.letter-${handover.company}`, { name })] : []),
  ];
  return [
    { type: "heading", text: fill("handover.letter-subject") },
    { type: "text", text: fill("handover.letter-hello", { name }) },
    { type: "list", ordered: false, items },
    { type: "text", text: fill("handover.letter-close") },
  ];
}

/** A language as another one calls it: "Arabisch". */
function languageIn({ texts }: Wording, locale: string, id: string): string {
  const called = new Intl.DisplayNames([locale, "nl"], { type: "language" }).of(id);
  return called === undefined || called === id ? localeName(texts, id) : called;
}

/** The place with the day of the visit, and a card of what to bring. */
function place(scene: Scene, { point: id, day }: Handover): void {
  const { directory, openings } = scene.content;
  const point = directory.points.find((one) => one.id === id);
  const opening = point && openings(point, momentAt(day, 0));
  const opens = opening?.state === "closed" && dayOf(opening.opens) === day ? opening.opens : null;
  const { locale } = scene.conversation;
  const time = opens === null ? dayText(locale, noonOf(day)) : momentText(locale, opens);
  const found = pointBlock(scene, id, time);
  if (found) scene.blocks.push(found);
  if (point && point.bring.length > 0) scene.card = `visit:${id}`;
}

/** Days on which a help point opens, with the time; working days where its hours are not known. */
function openDays(
  { openings }: Content,
  point: HelpPoint,
  now: number,
): { day: string; from: number | null }[] {
  const found: { day: string; from: number | null }[] = [];
  for (let ahead = 1; ahead <= VISIT_DAYS && found.length < DAYS; ahead++) {
    const day = addDays(dayOf(now), ahead);
    const opening = openings(point, momentAt(day, 0));
    if (opening.state === "closed" && dayOf(opening.opens) === day) {
      found.push({ day, from: opening.opens });
    } else if (opening.state !== "closed" && !isFreeDay(day)) {
      found.push({ day, from: null });
    }
  }
  return found;
}
