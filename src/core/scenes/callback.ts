import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import type { News } from "#core/requests/news.ts";
import { hasActiveRequest, type Wish } from "#core/requests/request.ts";
import { momentText } from "#core/text/format.ts";
import { localeName } from "#core/text/locale-name.ts";

/** What a request asks for, shown back once before the yes. */
export function wish(scene: Scene): void {
  const { draft, locale } = scene.conversation;
  if (!draft?.when || !draft.number) return;
  say(scene, "callback.back");
  scene.blocks.push({
    type: "list",
    ordered: false,
    items: [
      wishTopic(scene, draft.topic),
      textOf(scene, `choices.callback:${draft.when}`),
      textOf(scene, `choices.callback:${draft.caller ?? "any"}`),
      localeName(scene.content.texts, locale),
      textOf(scene, "callback.on", { number: draft.number }),
    ],
  });
}

/** When will I be called? */
export function status(scene: Scene): void {
  const { request } = scene.conversation;
  if (!request || !hasActiveRequest(request)) return say(scene, "callback.none");
  if (request.name === null) return say(scene, "callback.status-open");
  if (request.state === "not-reached") {
    return say(scene, "callback.status-tried", { name: request.name });
  }
  if (request.state === "reached") {
    return say(scene, "callback.status-reached", { name: request.name });
  }
  say(scene, "callback.status-claimed", {
    name: request.name,
    until: until(scene, request.callBy),
  });
}

/** News for the resident: who calls, and until when. */
export function claimed(scene: Scene): void {
  const news = newsOf(scene, "claimed");
  if (!news) return;
  say(scene, "callback.claimed", { name: news.name, until: until(scene, news.callBy) });
}

/** News for the resident: somebody tried. */
export function tried(scene: Scene): void {
  const news = newsOf(scene, "tried");
  if (news) say(scene, "callback.tried", { name: news.name });
}

/** News for the resident: it has ended well. */
export function requestDone(scene: Scene): void {
  const news = newsOf(scene, "done");
  if (news) say(scene, "callback.done", { name: news.name });
}

/** The wish of a request as a key person or coordinator sees it: no number, no name. */
export function wishLines(scene: Scene, shown: Omit<Wish, "number">): string[] {
  const { texts, directory } = scene.content;
  const area = directory.town.areas.find(({ code }) => code === shown.area);
  return [
    `💬 ${localeName(texts, shown.locale)}`,
    wishTopic(scene, shown.topic),
    `🕐 ${textOf(scene, `choices.callback:${shown.when}`)}`,
    `📍 ${area ? `${area.name} (${area.code})` : textOf(scene, "key-person.area-unknown")}`,
  ];
}

export function newsOf<Kind extends News["kind"]>(
  scene: Scene,
  kind: Kind,
): Extract<News, { kind: Kind }> | null {
  const { happening } = scene;
  if (happening.type !== "news" || happening.news.kind !== kind) return null;
  return happening.news as Extract<News, { kind: Kind }>;
}

/** "maandag 23 november om 18:00". */
export function until(scene: Scene, at: number | null): string {
  return at === null ? "" : momentText(scene.conversation.locale, at);
}

function wishTopic(scene: Scene, topic: string | null): string {
  const emoji = (topic && scene.content.pictures.signs[topic]?.emoji) || "💶";
  const name = topic ? textOf(scene, `topics.${topic}.name`) : textOf(scene, "callback.any-topic");
  return `${emoji} ${name}`;
}
