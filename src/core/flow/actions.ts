import { newConversation, type Position } from "#core/conversation/conversation.ts";
import type { Scene } from "#core/conversation/scene.ts";
import type { RequestMove } from "#core/effect.ts";
import { hasActiveRequest } from "#core/requests/request.ts";
import { deadlineOf, reminderAt } from "#core/scenes/deadline.ts";
import type { ActionName } from "./part-names.ts";

/** What each action of a flow does. One may return where to go on, instead of the step's own way. */
export const ACTION: Record<ActionName, (scene: Scene) => Position | null> = {
  "set-language": setLanguage,
  "begin-draft": (scene) => change(scene, { draft: { topic: scene.conversation.topic } }),
  "use-own-number": useOwnNumber,
  "open-request": openRequest,
  "withdraw-request": withdraw,
  remind,
  forget,
  "be-silent": (scene) => change(scene, { silent: true, waiting: null, trail: [] }),
  "begin-profile": (scene) =>
    change(scene, { profile: { languages: [], areas: [], gender: null, days: [] } }),
  "save-profile": saveProfile,
  "become-coordinator": (scene) => change(scene, { role: "coordinator" }),
  claim: (scene) => move(scene, "claim", scene.carries),
  release,
  reached: (scene) => moveHeld(scene, "reached"),
  "not-reached": (scene) => moveHeld(scene, "not-reached"),
  done: (scene) => moveHeld(scene, "done"),
  "list-held": (scene) => effect(scene, { type: "list-requests", which: "held" }),
  "list-all": listAll,
};

function change(scene: Scene, patch: Partial<Scene["conversation"]>): null {
  scene.conversation = { ...scene.conversation, ...patch };
  return null;
}

function effect(scene: Scene, wanted: Scene["effects"][number]): null {
  scene.effects.push(wanted);
  return null;
}

/** In the new language: the question that was left, else the newest answer again, else hello. */
function setLanguage(scene: Scene): Position {
  const { content, carries } = scene;
  if (content.texts.locales.has(carries)) {
    change(scene, { locale: carries, localeBy: "choice" });
  }
  const { topic, draft, profile, trail } = scene.conversation;
  const unfinished = draft || profile ? trail.at(-1) : undefined;
  if (unfinished) {
    change(scene, { trail: trail.slice(0, -1) });
    return unfinished;
  }
  if (topic === null) return { flow: "start", step: "hello" };
  scene.carries = topic;
  return { flow: "topic", step: "open" };
}

function useOwnNumber(scene: Scene): null {
  const { draft } = scene.conversation;
  const { ownNumber } = scene.turn;
  return draft && ownNumber ? change(scene, { draft: { ...draft, number: ownNumber } }) : null;
}

function openRequest(scene: Scene): Position | null {
  const { draft, locale, area, request } = scene.conversation;
  if (hasActiveRequest(request)) return { flow: "callback", step: "status" };
  if (!draft?.when || draft.caller === undefined || !draft.number) {
    return { flow: "callback", step: "start" };
  }
  effect(scene, {
    type: "open-request",
    wish: {
      topic: draft.topic,
      locale,
      area,
      when: draft.when,
      caller: draft.caller,
      number: draft.number,
    },
  });
  return change(scene, { draft: null, trail: [] });
}

function withdraw(scene: Scene): null {
  const { request } = scene.conversation;
  if (request) move(scene, "withdraw", request.id);
  return change(scene, { request: null });
}

function remind(scene: Scene): null {
  const found = deadlineOf(scene);
  if (!found) return null;
  effect(scene, { type: "remind", at: reminderAt(found.remind), day: found.safe });
  return change(scene, { reminder: found.safe });
}

/** What was said in this turn still goes out; everything else about the contact is gone. */
function forget(scene: Scene): null {
  effect(scene, { type: "forget" });
  scene.conversation = { ...newConversation(scene.conversation.locale), greeted: true };
  return null;
}

function saveProfile(scene: Scene): null {
  const { profile } = scene.conversation;
  if (!profile?.name) return null;
  effect(scene, { type: "save-key-person", person: { ...profile, name: profile.name } });
  const role = scene.conversation.role === "coordinator" ? "coordinator" : "key-person";
  return change(scene, { role, profile: null, trail: [] });
}

function move(scene: Scene, wanted: RequestMove, request: string): null {
  return effect(scene, { type: "move-request", request, move: wanted });
}

/** A key person's move: of the request that the choice names, else of the only one held. */
function moveHeld(scene: Scene, wanted: RequestMove): Position | null {
  const { held } = scene.conversation;
  const request = scene.carries || (held.length === 1 ? held[0] : undefined);
  if (request === undefined || !held.includes(request)) {
    return { flow: "key-person", step: "held" };
  }
  return move(scene, wanted, request);
}

function release(scene: Scene): Position | null {
  const way = moveHeld(scene, "release");
  const wanted = scene.effects.at(-1);
  if (way || wanted?.type !== "move-request") return way;
  return change(scene, { held: scene.conversation.held.filter((id) => id !== wanted.request) });
}

/** Only a coordinator sees the list. */
function listAll(scene: Scene): Position | null {
  if (scene.conversation.role !== "coordinator") return { flow: "start", step: "menu" };
  return effect(scene, { type: "list-requests", which: "all" });
}
