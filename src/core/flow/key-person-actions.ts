import type { Position } from "#core/conversation/conversation.ts";
import { type Scene, textIn } from "#core/conversation/scene.ts";
import type { Wanted } from "#core/requests/decision.ts";
import type { OwnProfile } from "#core/requests/key-person.ts";
import { PARTS } from "#core/requests/promise.ts";
import { again, outcome } from "#core/requests/request.ts";
import { hideNumber } from "#core/scenes/key-person.ts";
import { addDays, isDay } from "#core/text/calendar.ts";
import { dayOf } from "#core/text/format.ts";
import { mask } from "#core/understanding/personal-data.ts";
import { change, effect, move, remember } from "./change.ts";
import { VISIT_DAYS } from "./limits.ts";

const HELD: Position = { flow: "key-person", step: "held" };
const HOUR = 60;
/** Hours on duty that are offered; null: all day. */
const DUTY: Readonly<Record<string, { from: number; to: number } | null>> = {
  day: { from: 9 * HOUR, to: 17 * HOUR },
  evening: PARTS.evening,
  both: PARTS.days,
  always: null,
};
const MOST_HELD = 10;
const MOST_WEEKS = 12;

/** What a flow does for a key person: their own profile, and the requests they take. */
export const KEY_PERSON_ACTION = {
  "begin-profile": (scene: Scene) =>
    change(scene, {
      profile: { languages: [], areas: [], elsewhere: false, gender: null, days: [] },
    }),
  "save-profile": saveProfile,
  "set-hours": setHours,
  "set-most": setMost,
  "set-away": setAway,
  claim: (scene: Scene) => move(scene, scene.carries, { move: "claim" }),
  pass: (scene: Scene) =>
    scene.conversation.held.includes(scene.carries)
      ? HELD
      : move(scene, scene.carries, { move: "pass" }),
  release: (scene: Scene) => letGo(scene, "release"),
  knows: (scene: Scene) => letGo(scene, "knows"),
  reached: (scene: Scene) => moveHeld(scene, { move: "reached" }),
  "not-reached": (scene: Scene) => moveHeld(scene, { move: "not-reached" }),
  retry,
  done: (scene: Scene) => moveHeld(scene, { move: "done" }),
  look: (scene: Scene) => moveHeld(scene, { move: "look" }),
  task: (scene: Scene) => listHeld(scene, "task"),
  "handover-points": (scene: Scene) => listHeld(scene, "handover-points"),
  "remember-held": (scene: Scene) =>
    withHeld(scene, scene.carries, (about) => {
      scene.carries = about;
      return remember(scene, about);
    }),
  propose,
  note,
  "note-line": noteLine,
  "ask-coordinators": (scene: Scene) =>
    isResident(scene) ? HELD : effect(scene, { type: "ask-coordinators", text: textIn(scene) }),
  "list-held": (scene: Scene) => effect(scene, { type: "list", what: { list: "held" } }),
};

function saveProfile(scene: Scene): Position | null {
  const { profile } = scene.conversation;
  if (!profile?.name) return { flow: "profile", step: "begin" };
  effect(scene, { type: "save-key-person", person: { ...profile, name: profile.name } });
  const role = scene.conversation.role === "coordinator" ? "coordinator" : "key-person";
  return change(scene, { role, profile: null, trail: [] });
}

function setHours(scene: Scene): Position | null {
  const hours = DUTY[scene.carries];
  return save(scene, hours === undefined ? null : { hours });
}

function setMost(scene: Scene): Position | null {
  const most = numberIn(scene, 1, MOST_HELD);
  return save(scene, most === null ? null : { most });
}

/** So many weeks from today; 0 is back again. */
function setAway(scene: Scene): Position | null {
  const weeks = numberIn(scene, 0, MOST_WEEKS);
  if (weeks === null) return save(scene, null);
  return save(scene, {
    awayUntil: weeks === 0 ? null : addDays(dayOf(scene.turn.now), 7 * weeks),
  });
}

/** The whole number that the choice carries, within bounds; else null. */
function numberIn({ carries }: Scene, least: number, most: number): number | null {
  const number = Number(carries);
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
}

/** Keeps a part of a key person's own profile; the menu where that makes no sense. */
function save(scene: Scene, person: Partial<OwnProfile> | null): Position | null {
  if (person === null || isResident(scene)) return { flow: "start", step: "menu" };
  return effect(scene, { type: "save-key-person", person });
}

function isResident({ conversation }: Scene): boolean {
  return conversation.role === "resident";
}

/** The request that the choice names, else the only one held; the list when it is neither. */
function withHeld(
  scene: Scene,
  named: string,
  work: (request: string) => Position | null,
): Position | null {
  const { held } = scene.conversation;
  const request = named || (held.length === 1 ? held[0] : undefined);
  return request !== undefined && held.includes(request) ? work(request) : HELD;
}

function listHeld(scene: Scene, list: "task" | "handover-points"): Position | null {
  return withHeld(scene, scene.carries, (request) =>
    effect(scene, { type: "list", what: { list, request } }),
  );
}

function moveHeld(scene: Scene, wanted: Wanted): Position | null {
  return withHeld(scene, scene.carries, (request) => {
    scene.carries = request;
    return move(scene, request, wanted);
  });
}

function letGo(scene: Scene, wanted: "release" | "knows"): Position | null {
  return withHeld(scene, scene.carries, (request) => {
    move(scene, request, { move: wanted });
    hideNumber(scene, request);
    return change(scene, { held: scene.conversation.held.filter((id) => id !== request) });
  });
}

/** When to try again: `hour`, `evening` or `tomorrow`, and the request. */
function retry(scene: Scene): Position | null {
  const [when, request = ""] = scene.carries.split(":");
  const wanted = again.safeParse(when).data;
  if (!wanted) return HELD;
  return withHeld(scene, request, (id) => move(scene, id, { move: "again", again: wanted }));
}

/** A day at a help point: request, point, YYYY-MM-DD. */
function propose(scene: Scene): Position | null {
  const [request = "", point = "", day = ""] = scene.carries.split(":");
  const { directory } = scene.content;
  const isKnown = directory.points.some(({ id }) => id === point);
  const today = dayOf(scene.turn.now);
  if (!isKnown || !isDay(day) || day <= today || day > addDays(today, VISIT_DAYS)) return HELD;
  return withHeld(scene, request, (id) => move(scene, id, { move: "propose", point, day }));
}

/** One picked outcome, and the request. */
function note(scene: Scene): Position | null {
  const [picked, request = ""] = scene.carries.split(":");
  const known = outcome.safeParse(picked).data;
  if (!known) return HELD;
  const about = request || (scene.conversation.notes.about ?? "");
  return withHeld(scene, about, (id) => move(scene, id, { move: "note", outcome: known }));
}

function noteLine(scene: Scene): Position | null {
  const { about = "" } = scene.conversation.notes;
  const line = mask(textIn(scene));
  return withHeld(scene, about, (id) => move(scene, id, { move: "note", line }));
}
