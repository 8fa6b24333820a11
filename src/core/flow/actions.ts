import { newConversation, type Position } from "#core/conversation/conversation.ts";
import type { Scene } from "#core/conversation/scene.ts";
import { deadlineOf, reminderAt } from "#core/scenes/deadline.ts";
import { hideNumber } from "#core/scenes/key-person.ts";
import { CARE_ACTION, stopCheckIn } from "./care-actions.ts";
import { change, effect, remember } from "./change.ts";
import { COORDINATOR_ACTION } from "./coordinator-actions.ts";
import { KEY_PERSON_ACTION } from "./key-person-actions.ts";
import type { ActionName } from "./part-names.ts";
import { WISH_ACTION } from "./wish-actions.ts";

/** What each action of a flow does. One may return where to go on, instead of the step's own way. */
export const ACTION: Record<ActionName, (scene: Scene) => Position | null> = {
  "set-language": setLanguage,
  remind,
  forget,
  "be-silent": (scene) => {
    stopCheckIn(scene);
    return change(scene, { silent: true, waiting: null, trail: [] });
  },
  remember: (scene) => remember(scene, scene.carries),
  ...WISH_ACTION,
  ...CARE_ACTION,
  ...KEY_PERSON_ACTION,
  ...COORDINATOR_ACTION,
};

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

function remind(scene: Scene): null {
  const found = deadlineOf(scene);
  if (!found) return null;
  const news = { kind: "reminder", day: found.safe } as const;
  effect(scene, { type: "set-timer", name: "remind", at: reminderAt(found.remind), news });
  return change(scene, { reminder: found.safe });
}

/** What was said in this turn still goes out; everything else about the contact is gone. */
function forget(scene: Scene): null {
  effect(scene, { type: "forget" });
  for (const request of scene.conversation.held) hideNumber(scene, request);
  scene.conversation = { ...newConversation(scene.conversation.locale), greeted: true };
  return null;
}
