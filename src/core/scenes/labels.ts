import { type Scene, textOf } from "#core/conversation/scene.ts";
import type { Choice } from "#core/message.ts";

/** A topic's label: its sign and its name. */
export function topicLabel(scene: Scene, topic: string): string {
  const emoji = scene.content.pictures.signs[topic]?.emoji;
  const name = textOf(scene, `topics.${topic}.name`);
  return emoji ? `${emoji} ${name}` : name;
}

/** A choice that leads to a topic. */
export function topicChoice(scene: Scene, topic: string): Choice {
  return { id: `topic:${topic}`, label: topicLabel(scene, topic) };
}

/** The name of a help point; empty when it is not there any more. */
export function pointName({ content: { directory } }: Scene, id: string): string {
  return directory.points.find((one) => one.id === id)?.name ?? "";
}
