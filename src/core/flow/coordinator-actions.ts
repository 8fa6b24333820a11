import type { Position } from "#core/conversation/conversation.ts";
import { type Scene, textIn } from "#core/conversation/scene.ts";
import type { Listing, StaffChange } from "#core/effect.ts";
import { addDays, weekdayOfDay } from "#core/text/calendar.ts";
import { momentAt } from "#core/text/clock.ts";
import { dayOf } from "#core/text/format.ts";
import { change, effect, move } from "./change.ts";

const MENU: Position = { flow: "start", step: "menu" };
/** Minutes past midnight of the weekly summary, on Mondays. */
const WEEKLY = 9 * 60;
const CHANGES: readonly StaffChange[] = ["pause", "resume", "remove", "vog", "instruction"];

/** What a flow does for a coordinator. Whoever is none comes to the menu. */
export const COORDINATOR_ACTION = {
  "become-coordinator": (scene: Scene) => {
    nextWeek(scene);
    return change(scene, { role: "coordinator" });
  },
  "list-all": (scene: Scene) => list(scene, { list: "overview", page: pageOf(scene) }),
  "list-team": (scene: Scene) => list(scene, { list: "team", page: pageOf(scene) }),
  "list-cover": (scene: Scene) => list(scene, { list: "cover" }),
  "list-week": (scene: Scene) => {
    if (scene.happening.type === "news") nextWeek(scene);
    return list(scene, { list: "week" });
  },
  "list-candidates": (scene: Scene) => list(scene, { list: "candidates", request: scene.carries }),
  member: (scene: Scene) => list(scene, { list: "member", person: scene.carries }),
  assign,
  "take-back": (scene: Scene) =>
    guarded(scene, () => move(scene, scene.carries, { move: "take-back" })),
  "change-member": changeMember,
  "answer-question": (scene: Scene) =>
    guarded(scene, () => {
      const to = scene.conversation.notes.about;
      return to ? effect(scene, { type: "answer-question", to, text: textIn(scene) }) : MENU;
    }),
  invite: (scene: Scene) => guarded(scene, () => effect(scene, { type: "make-invite" })),
};

/** `coordinator:team:2` is the second page. */
function pageOf({ carries }: Scene): number {
  const page = Number(carries);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

function guarded(scene: Scene, work: () => Position | null): Position | null {
  return scene.conversation.role === "coordinator" ? work() : MENU;
}

function list(scene: Scene, what: Listing): Position | null {
  return guarded(scene, () => effect(scene, { type: "list", what }));
}

/** A request and a key person. */
function assign(scene: Scene): Position | null {
  const [request = "", person = ""] = scene.carries.split(":");
  return guarded(scene, () => move(scene, request, { move: "assign", person }));
}

/** What to do, and with whom. */
function changeMember(scene: Scene): Position | null {
  const [wanted, person = ""] = scene.carries.split(":");
  const known = CHANGES.find((one) => one === wanted);
  if (!known) return MENU;
  return guarded(scene, () => effect(scene, { type: "change-key-person", person, change: known }));
}

function nextWeek(scene: Scene): null {
  const today = dayOf(scene.turn.now);
  const monday = addDays(today, 8 - weekdayOfDay(today));
  const news = { kind: "week-due" } as const;
  return effect(scene, { type: "set-timer", name: "week", at: momentAt(monday, WEEKLY), news });
}
