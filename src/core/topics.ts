import { z } from "zod";
import { firstLocale, type Texts } from "./content.ts";

const id = z.string().regex(/^[a-z0-9-]+$/);
const topic = z.strictObject({
  id,
  /** The answer leads with somebody to reach today. */
  urgent: z.boolean().optional(),
  /** Not kept with a conversation and not named in an offer. */
  private: z.boolean().optional(),
  lead: z.array(id).optional(),
  contacts: z.array(id).optional(),
  bring: z.array(id).optional(),
  /** Choices offered with the answer, ahead of the usual ones. */
  also: z.array(z.string()).optional(),
  /** Whom it may fit: answers by question of flows/may-get.yaml; none asked for is anybody. */
  fits: z
    .partialRecord(z.enum(["home", "children", "income", "age"]), z.array(z.string()))
    .optional(),
});

/** The one list of topics and services (topics/topics.yaml). */
export const topicsFile = z.strictObject({
  groups: z.array(z.strictObject({ id, topics: z.array(topic) })),
  services: z.array(z.strictObject({ id })),
  fallback: z.strictObject({ id }),
});

export type Topic = z.infer<typeof topic> & { group: string };

export type Topics = {
  groups: readonly { id: string; topics: readonly Topic[] }[];
  byId: ReadonlyMap<string, Topic>;
  services: ReadonlySet<string>;
  /** The id for what is none of our business. */
  fallback: string;
};

/** The catalogue as the core reads it. */
export function topicsFrom(file: z.infer<typeof topicsFile>): Topics {
  const groups = file.groups.map((group) => ({
    id: group.id,
    topics: group.topics.map((entry) => ({ ...entry, group: group.id })),
  }));
  return {
    groups,
    byId: new Map(groups.flatMap((group) => group.topics.map((entry) => [entry.id, entry]))),
    services: new Set(file.services.map((service) => service.id)),
    fallback: file.fallback.id,
  };
}

/** Whether a topic has an answer; of the others only the name is known. */
export function isWritten(texts: Texts, topic: string): boolean {
  return texts.has(firstLocale(texts), `topics.${topic}.answer`);
}
