import { z } from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const origin = {
  means: z.string(),
  source: z.url(),
  tier: z.enum(["official", "third-party"]),
  checked: day,
  /** The last day it holds; without it, it is not tied to a year. */
  until: day.optional(),
  /** The site that has the new figure. */
  look: z.string(),
};

/** An amount, a term or a date with where it was read and how long it holds (topics/figures.yaml). */
export const figure = z.union([
  z.strictObject({ money: z.number(), ...origin }),
  z.strictObject({ count: z.number().int(), ...origin }),
  z.strictObject({ date: day, ...origin }),
]);
export type Figure = z.infer<typeof figure>;
export type Figures = Readonly<Record<string, Figure>>;

export const figuresFile = z.record(z.string(), figure);

const NAMED = /\{\{figure\.([a-z0-9-]+)\}\}/g;

/** Ids of the figures that a template names. */
export function figuresIn(template: string): string[] {
  return [...template.matchAll(NAMED)].map((match) => match[1] ?? "");
}

/** Whether a figure no longer holds on a day (YYYY-MM-DD). */
export function isExpired(entry: Figure, today: string): boolean {
  return entry.until !== undefined && entry.until < today;
}
