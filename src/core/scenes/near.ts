import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import type { HelpPoint, Opening } from "#core/directory/help-point.ts";
import { helpNear, nationalLines, type Ranked } from "#core/directory/search.ts";
import type { Block } from "#core/message.ts";
import { dayText, timeText, weekdayText } from "#core/text/format.ts";
import { localeName } from "#core/text/locale-name.ts";

type Place = Extract<Block, { type: "place" }>;

/** Help points named after the first. */
const MORE_PLACES = 3;
const LINES = 4;
const DAY_MS = 86_400_000;
/** Within this, a weekday alone cannot be mistaken for another week's. */
const WEEK_MS = 6.5 * DAY_MS;

/** The one best place. */
export function near(scene: Scene): void {
  const found = search(scene);
  const best = found[0];
  if (!best) return nearLines(scene);
  say(scene, isThin(found) ? "near.best-formal" : "near.best");
  place(scene, best);
  count(scene, found);
}

/** The next few. */
export function nearMore(scene: Scene): void {
  const others = search(scene).slice(1, 1 + MORE_PLACES);
  if (others.length === 0) return nearLines(scene);
  say(scene, "near.others");
  for (const one of others) place(scene, one);
}

/** Lines that anyone in the country can call, those open now first. */
export function nearLines(scene: Scene): void {
  const { content, conversation, turn } = scene;
  const lines = nationalLines(content.directory, conversation.topic, content.openings, turn.now);
  say(scene, "near.lines");
  for (const line of lines.slice(0, LINES)) place(scene, line);
}

/** Lines for somebody in need who waits for a call: only those that answer now, day and night first. */
export function linesOpenNow(scene: Scene): void {
  const { content, turn } = scene;
  const all = nationalLines(content.directory, null, content.openings, turn.now);
  const leads = [...content.topics.byId.values()].flatMap(({ urgent, lead }) =>
    urgent ? (lead ?? []) : [],
  );
  const rank = ({ point, opening }: Ranked) =>
    (leads.includes(point.id) ? 0 : 2) + (opening.state === "always" ? 0 : 1);
  const answering = all
    .filter(
      ({ point, opening: { state } }) => point.phone && (state === "open" || state === "always"),
    )
    .sort((a, b) => rank(a) - rank(b));
  for (const line of answering.slice(0, LINES)) place(scene, line);
}

/**
 * One help point by its id, as a part of a message; null when it is not there any more. With a `time`
 * that is said instead of when it is open, and not what the help point is for.
 */
export function pointBlock(scene: Scene, id: string, time?: string): Block | null {
  const { directory, openings } = scene.content;
  const found = [...directory.points, ...directory.national].find((one) => one.id === id);
  if (!found) return null;
  if (time === undefined) {
    return placeBlock(scene, { point: found, km: null, opening: openings(found, scene.turn.now) });
  }
  const lines = [`🕐 ${time}`, ...facts(scene, found, null, { state: "unknown" })];
  return { ...placeBlock(scene, { point: found, km: null, opening: { state: "unknown" } }), lines };
}

/** One help point by its id. */
export function point(scene: Scene): void {
  const found = pointBlock(scene, scene.carries);
  if (!found) return near(scene);
  scene.blocks.push(found);
}

/** Formal help leads only where no informal help opens within a day: that is said. */
function isThin(found: readonly Ranked[]): boolean {
  return found[0]?.point.kind === "formal" && found.some(({ point }) => point.kind === "informal");
}

function search(scene: Scene): Ranked[] {
  const { content, conversation, turn } = scene;
  const { area, topic, locale } = conversation;
  return helpNear(content.directory, { area, topic, locale, now: turn.now }, content.openings);
}

function place(scene: Scene, found: Ranked): void {
  scene.blocks.push(placeBlock(scene, found));
}

function placeBlock(scene: Scene, { point: found, km, opening }: Ranked): Place {
  const { texts } = scene.content;
  const note = texts.has(scene.conversation.locale, `help.${found.id}`)
    ? textOf(scene, `help.${found.id}`)
    : found.description;
  return {
    type: "place",
    id: found.id,
    name: found.name,
    lines: [note, ...facts(scene, found, km, opening)].filter((line) => line !== ""),
    ...(found.phone ? { phone: found.phone } : {}),
    ...(found.website ? { website: found.website } : {}),
    ...onMap(found),
  };
}

function onMap(found: HelpPoint): Pick<Place, "map" | "at"> {
  const { address, latitude, longitude } = found;
  if (!address || latitude === undefined || longitude === undefined) return {};
  return { map: mapLink(latitude, longitude), at: { latitude, longitude, address } };
}

function facts(scene: Scene, found: HelpPoint, km: number | null, opening: Opening): string[] {
  const lines: string[] = [];
  if (found.alert) lines.push(`⚠️ ${found.alert}`);
  const hours = hoursText(scene, opening);
  if (hours) lines.push(`🕐 ${hours}`);
  if (!found.walkIn && found.address) lines.push(textOf(scene, "near.call-first"));
  if (found.address) {
    const address = [found.address, found.postcode].filter(Boolean).join(", ");
    const far = km === null ? "" : ` (${textOf(scene, "near.km", { km: roundKm(km) })})`;
    lines.push(`📍 ${address}${far}`);
  }
  if (found.languages.length > 0) {
    const names = found.languages.map((id) => localeName(scene.content.texts, id));
    lines.push(`💬 ${names.join(", ")}`);
  }
  const special = found.audiences.filter((one) =>
    scene.content.texts.has(scene.conversation.locale, `near.for-${one}`),
  );
  if (special.length > 0) {
    lines.push(`👥 ${special.map((one) => textOf(scene, `near.for-${one}`)).join(", ")}`);
  }
  if (found.bring.length > 0) {
    const things = found.bring.map((keyword) => textOf(scene, `bring.${keyword}`)).join(", ");
    lines.push(`🎒 ${textOf(scene, "near.bring", { things })}`);
  }
  return lines;
}

function hoursText(scene: Scene, opening: Opening): string | null {
  const { locale } = scene.conversation;
  if (opening.state === "always") return textOf(scene, "near.always");
  if (opening.state === "open") {
    return textOf(scene, "near.open-until", { time: timeText(locale, opening.until) });
  }
  if (opening.state === "unknown") return null;
  const time = timeText(locale, opening.opens);
  const wait = opening.opens - scene.turn.now;
  if (wait < DAY_MS && weekdayText("en", opening.opens) === weekdayText("en", scene.turn.now)) {
    return textOf(scene, "near.opens-today", { time });
  }
  const day = wait < WEEK_MS ? weekdayText(locale, opening.opens) : dayText(locale, opening.opens);
  return textOf(scene, "near.opens", { day, time });
}

function roundKm(km: number): string {
  return km < 1 ? "1" : String(Math.round(km));
}

function mapLink(latitude: number, longitude: number): string {
  const at = `${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
  const marker = `mlat=${latitude.toFixed(5)}&mlon=${longitude.toFixed(5)}`;
  return `https://www.openstreetmap.org/?${marker}#map=17/${at}`;
}

function count(scene: Scene, found: Ranked[]): void {
  const { locale, area, topic } = scene.conversation;
  const kind = found.length > 0 ? "help-shown" : "help-missing";
  scene.effects.push({ type: "count", kind, topic: topic ?? "", locale, area: area ?? "" });
}
