import { latinDigits } from "#core/text/normalise.ts";
import { distanceKm } from "./distance.ts";
import type { Area, Directory, HelpPoint } from "./help-point.ts";
import { slipsIn } from "./near-name.ts";
import { byRank, isToday, type Openings, type Query, type Ranked } from "./rank.ts";

export type { Query, Ranked };

/** Farther than this from every neighbourhood is another town. */
const TOWN_REACH_KM = 15;

/**
 * The town's help points for somebody, best first: informal before formal; then what fits the
 * topic, is open or opens soonest, is near, speaks the language. Points for others and points for
 * other topics are left out, unless nothing at all would be left. Where nothing informal opens
 * within a day, the formal help that does goes first.
 */
export function helpNear(directory: Directory, query: Query, openings: Openings): Ranked[] {
  const suitable = directory.points.filter((point) => isFor(point, query.audience));
  const fitting = suitable.filter((point) => helpsWith(point, query.topic));
  const from = query.area === null ? null : areaOf(directory, query.area);
  const found = (fitting.length > 0 ? fitting : suitable)
    .map((point) => ({
      point,
      km: from === null ? null : kmTo(directory, from, point),
      opening: openings(point, query.now),
    }))
    .toSorted(byRank(query));
  return isInformalToday(found, query.now) ? found : openTodayFirst(found, query.now);
}

/**
 * The whole country's lines and sites for a topic, or all where none is for it: those one can call
 * first, informal before formal, those open now before others.
 */
export function nationalLines(
  directory: Directory,
  topic: string | null,
  openings: Openings,
  now: number,
): Ranked[] {
  const fitting = directory.national.filter((point) => helpsWith(point, topic));
  const [lines, asked] = fitting.length > 0 ? [fitting, topic] : [directory.national, null];
  const found = lines
    .map((point) => ({ point, km: null, opening: openings(point, now) }))
    .toSorted(byRank({ area: null, topic: asked, locale: "nl", now }));
  const isLine = ({ point }: Ranked) => point.phone !== undefined;
  return [...found.filter(isLine), ...found.filter((one) => !isLine(one))];
}

/**
 * The help point that a slug of topics.yaml stands for: the town's own for a role such as
 * `gemeente`, in the neighbourhood where the town has one in each, else a national one.
 */
export function resolveContact(
  directory: Directory,
  slug: string,
  area: string | null = null,
): HelpPoint | null {
  const role = directory.town.roles[slug];
  if (role === undefined) return directory.national.find(({ id }) => id === slug) ?? null;
  const branches = directory.points.filter(
    ({ id }) => id === role || (!role.includes("#") && id.startsWith(`${role}#`)),
  );
  return branches.find(({ postcode }) => postcode === area) ?? branches[0] ?? null;
}

/** The neighbourhood somebody is in, or null when that is another town. */
export function nearestArea(
  directory: Directory,
  latitude: number,
  longitude: number,
): Area | null {
  let nearest: Area | null = null;
  let least = TOWN_REACH_KM;
  for (const area of directory.town.areas) {
    const km = distanceKm(area, { latitude, longitude });
    if (km <= least) {
      nearest = area;
      least = km;
    }
  }
  return nearest;
}

/**
 * The neighbourhood that a text names, by the four digits of its postcode in any script or by its
 * name, with a slip or two forgiven. Null when it names none, or two as well as each other.
 */
export function findArea(directory: Directory, text: string): Area | null {
  for (const [digits] of latinDigits(text).matchAll(/(?<!\d)\d{4}(?!\d)/g)) {
    const area = areaOf(directory, digits);
    if (area) return area;
  }
  const near = directory.town.areas
    .map((area) => ({ area, slips: slipsIn(text, area.name) }))
    .filter((one): one is { area: Area; slips: number } => one.slips !== null);
  const least = Math.min(...near.map(({ slips }) => slips));
  const best = near.filter(({ slips }) => slips === least);
  return best.length === 1 ? (best[0]?.area ?? null) : null;
}

function isInformalToday(found: readonly Ranked[], now: number): boolean {
  return found.some((one) => one.point.kind === "informal" && isToday(one.opening, now));
}

function openTodayFirst(found: readonly Ranked[], now: number): Ranked[] {
  const today = found.filter((one) => isToday(one.opening, now));
  return [...today, ...found.filter((one) => !today.includes(one))];
}

function areaOf(directory: Directory, code: string): Area | null {
  return directory.town.areas.find((area) => area.code === code) ?? null;
}

function helpsWith(point: HelpPoint, topic: string | null): boolean {
  return topic === null || point.topics.length === 0 || point.topics.includes(topic);
}

function isFor(point: HelpPoint, audience: string | undefined): boolean {
  if (audience === undefined || point.audiences.length === 0) return true;
  return point.audiences.includes(audience);
}

/** From the centre of a neighbourhood: nobody's own place is known or kept. */
function kmTo(directory: Directory, from: Area, point: HelpPoint): number | null {
  const { latitude, longitude } = point;
  if (latitude !== undefined && longitude !== undefined) {
    return distanceKm(from, { latitude, longitude });
  }
  const area = point.postcode === undefined ? null : areaOf(directory, point.postcode);
  return area === null ? null : distanceKm(from, area);
}
