/** What a topic's text is made of (docs/content.md), and how many sentences each part may have. */
export const TOPIC_PARTS = {
  name: null,
  title: null,
  soft: { least: 1, most: 1 },
  lead: { least: 1, most: 2 },
  answer: { least: 1, most: 3 },
  first: { least: 1, most: 3 },
  card: null,
  more: { least: 2, most: 5 },
  watch: { least: 1, most: 2 },
  who: { least: 1, most: 2 },
} as const satisfies Record<string, { least: number; most: number } | null>;
export type TopicPart = keyof typeof TOPIC_PARTS;

/** Parts that are lists: one sentence, one item. */
export const LISTED: readonly TopicPart[] = ["answer", "first", "card", "more", "watch"];

/** Parts made of whole sentences, in reading order. */
export const SENTENCED: readonly TopicPart[] = [
  "soft",
  "lead",
  "answer",
  "first",
  "more",
  "watch",
  "who",
];

/** The text key of a part of a topic. */
export function partKey(topic: string, part: TopicPart): string {
  return `topics.${topic}.${part}`;
}
