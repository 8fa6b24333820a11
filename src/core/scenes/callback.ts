import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import type { News, Offer } from "#core/requests/news.ts";
import { hasActiveRequest, spokenIn } from "#core/requests/request.ts";
import { spokenName } from "#core/spoken.ts";
import { clockText } from "#core/text/clock.ts";
import { dayText, momentText, noonOf } from "#core/text/format.ts";
import { pointName } from "./labels.ts";

/** What a request asks for, shown back once before the yes. */
export function wish(scene: Scene): void {
  const { draft, locale, area } = scene.conversation;
  if (!draft?.when || draft.caller === undefined || draft.number === undefined) return;
  const { when, caller, number } = draft;
  const reached =
    number === null ? textOf(scene, "callback.write") : textOf(scene, "callback.on", { number });
  say(scene, "callback.back");
  const asked = { ...draft, when, caller, locale, area };
  const items = [
    topicLine(scene, draft.topic),
    timeLine(scene, asked),
    callerLine(scene, caller),
    `💬 ${spokenName(scene.content, spokenIn(asked))}`,
    ...extraLines(scene, asked),
    ...(draft.aftercare && draft.isPrivate ? [textOf(scene, "choices.extra:aftercare")] : []),
    reached,
  ];
  scene.blocks.push({ type: "list", ordered: false, items });
}

/** When will I be called? */
export function status(scene: Scene): void {
  const { request, locale } = scene.conversation;
  if (!request || !hasActiveRequest(request)) return say(scene, "callback.none");
  const { handover } = request;
  const stands = standing(request, scene.turn.now);
  say(scene, `callback.status-${stands}`, {
    name: request.name ?? "",
    until: inWords(scene, request.callBy),
    from: inWords(scene, request.from),
    day: handover ? dayText(locale, noonOf(handover.day)) : "",
    place: handover ? pointName(scene, handover.point) : "",
  });
}

/** How a request stands, by the name of its text. */
export const STANDINGS = [
  "open",
  "later",
  "wide",
  "claimed",
  "tried",
  "reached",
  "handover",
  "proposed",
] as const;

function standing(
  { state, from, isWide, handover }: NonNullable<Scene["conversation"]["request"]>,
  now: number,
): (typeof STANDINGS)[number] {
  if (state === "open") return isWide ? "wide" : from !== null && from > now ? "later" : "open";
  if (state === "handover") return handover?.company ? "handover" : "proposed";
  if (state === "not-reached") return "tried";
  return state === "reached" ? "reached" : "claimed";
}

/** Something that happened to the resident's own request. Never a topic: others may see the preview. */
export function requestNews(scene: Scene): void {
  const { happening, conversation } = scene;
  if (happening.type !== "news" || !("urgent" in happening.news)) return;
  const { kind, name, callBy, handover } = happening.news;
  say(scene, `callback.${kind}`, {
    name: name ?? "",
    until: inWords(scene, callBy),
    day: handover ? dayText(conversation.locale, noonOf(handover.day)) : "",
  });
}

/** The wish of a request as a key person or coordinator sees it: no number, no name; the topic last. */
export function wishLines(scene: Scene, shown: Offer): string[] {
  const { content } = scene;
  const area = content.directory.town.areas.find(({ code }) => code === shown.area);
  return [
    `💬 ${spokenName(content, spokenIn(shown))}`,
    timeLine(scene, shown),
    `📍 ${area ? `${area.name} (${area.code})` : textOf(scene, "key-person.area-unknown")}`,
    ...(shown.caller === null ? [] : [callerLine(scene, shown.caller)]),
    ...extraLines(scene, shown),
    ...(shown.writes ? [textOf(scene, "callback.write")] : []),
    ...(shown.urgent ? [`❗ ${textOf(scene, "key-person.urgent")}`] : []),
    topicLine(scene, shown.topic),
  ];
}

type NewsOf<Kind extends News["kind"]> = News extends infer One
  ? One extends { kind: infer Kinds }
    ? Kind extends Kinds
      ? One
      : never
    : never
  : never;

/** The news that is heard, if it is of this kind. */
export function newsOf<Kind extends News["kind"]>(scene: Scene, kind: Kind): NewsOf<Kind> | null {
  const { happening } = scene;
  if (happening.type !== "news" || happening.news.kind !== kind) return null;
  return happening.news as unknown as NewsOf<Kind>;
}

/** "maandag 23 november om 18:00". */
export function inWords(scene: Scene, at: number | null): string {
  return at === null ? "" : momentText(scene.conversation.locale, at);
}

/** Its sign and its name; of a private topic nothing is known. */
export function topicLine(scene: Scene, topic: string | null): string {
  const emoji = (topic && scene.content.pictures.signs[topic]?.emoji) || "💶";
  const name = topic ? textOf(scene, `topics.${topic}.name`) : textOf(scene, "callback.any-topic");
  return `${emoji} ${name}`;
}

function callerLine(scene: Scene, caller: Offer["caller"]): string {
  return textOf(scene, `choices.callback:${caller ?? "any"}`);
}

function timeLine(scene: Scene, { when, days, between }: Pick<Offer, "when" | "days" | "between">) {
  const parts = [
    ...(when === "days" ? [] : [textOf(scene, `choices.callback:${when}`)]),
    ...days.map((day) => textOf(scene, `key-person.day-${day}`)),
    ...(between ? [`${clockText(between.from)} – ${clockText(between.to)}`] : []),
  ];
  return `🕐 ${parts.join(", ")}`;
}

function extraLines(scene: Scene, { outside, shared }: Pick<Offer, "outside" | "shared">) {
  return [
    ...(outside ? [textOf(scene, "choices.extra:outside")] : []),
    ...(shared ? [textOf(scene, "choices.extra:shared")] : []),
  ];
}
