import type { Content } from "#core/content.ts";
import type { Choice } from "#core/message.ts";

/**
 * A choice as it is remembered. One that leads to a private topic keeps its place in the list, so
 * that its number still chooses it, but neither its label nor its id says what it is.
 */
export function remembered(content: Content, choice: Choice): Choice {
  const topic = choice.id.split(":").at(-1) ?? "";
  if (!content.topics.byId.get(topic)?.private) return choice;
  return { id: `quiet:${privateTopics(content).indexOf(topic)}`, label: "" };
}

/** The choice that was remembered quietly. */
export function recalled(content: Content, choice: string): string {
  const [, index] = /^quiet:(\d+)$/.exec(choice) ?? [];
  const topic = index === undefined ? undefined : privateTopics(content)[Number(index)];
  return topic === undefined ? choice : `topic:${topic}`;
}

function privateTopics({ topics }: Content): string[] {
  return [...topics.byId.values()].filter((topic) => topic.private).map(({ id }) => id);
}
