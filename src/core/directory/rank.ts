import type { HelpPoint, Opening } from "./help-point.ts";

/** What is known of somebody who looks for help. */
export type Query = {
  /** Four digits of a neighbourhood. */
  area: string | null;
  topic: string | null;
  locale: string;
  /** One of `AUDIENCES`. */
  audience?: string;
  now: number;
};

/** A help point as found: how far, and whether it is open. */
export type Ranked = { point: HelpPoint; km: number | null; opening: Opening };

export type Openings = (point: HelpPoint, now: number) => Opening;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Who works by appointment mostly has time within a week. */
const UNKNOWN_MS = 7 * DAY_MS;
/** Opening a quarter earlier is no reason to cross the town. */
const SOON_STEP_MS = 6 * HOUR_MS;
/** Without a topic, a place for fewer things than this is less likely the right one. */
const MANY_TOPICS = 6;
/** Spoken languages whose speakers mostly read the other. */
const READ_AS: Readonly<Record<string, string>> = { ary: "ar", arz: "ar", prs: "fa" };

/**
 * The order of help points: informal first, then by topic, opening, distance and language. Never
 * by size or by who pays: what is left equal is put in order of its id.
 */
export function byRank(query: Query): (one: Ranked, other: Ranked) => number {
  const keys = new Map<Ranked, number[]>();
  const keysOf = (found: Ranked): number[] => {
    const known = keys.get(found) ?? rankOf(found, query);
    keys.set(found, known);
    return known;
  };
  return (one, other) => {
    const theirs = keysOf(other);
    for (const [index, mine] of keysOf(one).entries()) {
      const their = theirs[index] ?? 0;
      if (mine !== their) return mine < their ? -1 : 1;
    }
    return one.point.id < other.point.id ? -1 : 1;
  };
}

/** Whether a point is open within a day from now. */
export function isToday(opening: Opening, now: number): boolean {
  return waitMs(opening, now) <= DAY_MS;
}

function rankOf({ point, km, opening }: Ranked, query: Query): number[] {
  const wait = waitMs(opening, query.now);
  return [
    point.kind === "informal" ? 0 : 1,
    topicRank(point, query.topic),
    point.audiences.length === 0 || query.audience !== undefined ? 0 : 1,
    Math.ceil(wait / SOON_STEP_MS),
    km === null ? Number.POSITIVE_INFINITY : Math.floor(km),
    speaks(point, query.locale) ? 0 : 1,
    wait,
    km ?? Number.POSITIVE_INFINITY,
  ];
}

function topicRank(point: HelpPoint, topic: string | null): number {
  if (topic !== null) return point.topics.includes(topic) ? 0 : 1;
  return point.topics.length === 0 || point.topics.length >= MANY_TOPICS ? 0 : 1;
}

function waitMs(opening: Opening, now: number): number {
  switch (opening.state) {
    case "open":
    case "always":
      return 0;
    case "closed":
      return Math.max(1, opening.opens - now);
    case "unknown":
      return UNKNOWN_MS;
    default:
      return opening satisfies never;
  }
}

/** A point that names no language speaks Dutch. */
function speaks(point: HelpPoint, locale: string): boolean {
  const wanted = base(locale);
  const spoken = point.languages.length === 0 ? ["nl"] : point.languages;
  return spoken.some((language) => {
    const own = base(language);
    return own === wanted || READ_AS[own] === wanted;
  });
}

function base(language: string): string {
  return language.toLowerCase().split("-")[0] ?? "";
}
