import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import { hasActiveRequest } from "#core/requests/request.ts";

import { dayText, noonOf } from "#core/text/format.ts";

/** Everything that is kept about this contact, in words. */
export function data(scene: Scene): void {
  const { conversation, content } = scene;
  const none = textOf(scene, "about.none");
  const area = content.directory.town.areas.find(({ code }) => code === conversation.area);
  const items = [
    textOf(scene, "about.language", {
      language: content.texts.locales.get(conversation.locale)?.name ?? conversation.locale,
    }),
    textOf(scene, "about.area", { area: area ? `${area.name} (${area.code})` : none }),
    textOf(scene, "about.topic", {
      topic: conversation.topic ? textOf(scene, `topics.${conversation.topic}.name`) : none,
    }),
    textOf(scene, hasActiveRequest(conversation.request) ? "about.request" : "about.no-request"),
  ];
  const { reminder } = conversation;
  if (reminder) {
    const day = dayText(conversation.locale, noonOf(reminder));
    items.push(textOf(scene, "about.reminder", { day }));
  }
  if (conversation.checkIn) items.push(textOf(scene, "about.check-in"));
  if (conversation.role !== "resident") items.push(textOf(scene, "about.staff"));
  say(scene, "about.data");
  scene.blocks.push({ type: "list", ordered: false, items });
  if (conversation.role === "resident") say(scene, "about.kept-until");
}
