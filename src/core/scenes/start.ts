import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import { TOPICS_PER_PAGE } from "#core/flow/limits.ts";
import { isWritten } from "#core/topics.ts";
import { topicChoice } from "./labels.ts";

/** Who speaks, and an invitation to ask. */
export function hello(scene: Scene): void {
  const isPuzzled = scene.happening.type === "text" && scene.understood?.decision === "none";
  say(scene, isPuzzled ? "fallback.none" : "start.ask");
}

export function menu(scene: Scene): void {
  say(scene, "start.menu");
}

/** The topics of one menu group that have an answer, a page at a time: `group:<id>` or `group:<id>:2`. */
export function group(scene: Scene): void {
  const [id = "", page = "1"] = scene.carries.split(":");
  const found = scene.content.topics.groups.find((entry) => entry.id === id);
  if (!found) return menu(scene);
  const written = found.topics.filter((topic) => isWritten(scene.content.texts, topic.id));
  const from = (Number(page) - 1) * TOPICS_PER_PAGE || 0;
  const shown = written.slice(from, from + TOPICS_PER_PAGE);
  say(scene, `start.group-${id}`);
  const rest =
    written.length > from + TOPICS_PER_PAGE
      ? [{ id: `group:${id}:${Number(page) + 1}`, label: textOf(scene, "choices.group-more") }]
      : [];
  scene.choices = [
    ...shown.map((topic) => topicChoice(scene, topic.id)),
    ...rest,
    ...scene.choices,
  ];
}

/** Two lines to pass on. */
export function share(scene: Scene): void {
  say(scene, "start.share");
  const [address = ""] = scene.content.links("");
  say(scene, "start.share-line", { address });
}

/** Every language by its own name. */
export function languages(scene: Scene): void {
  say(scene, "start.languages");
  const all = [...scene.content.texts.locales.values()];
  scene.choices = [
    ...all.map(({ id, name }) => ({ id: `language:${id}`, label: name })),
    ...scene.choices,
  ];
}
