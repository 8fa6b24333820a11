import type { Scene } from "#core/conversation/scene.ts";
import type { Wanted } from "#core/requests/decision.ts";

/** Changes the conversation; null, so that an action goes its step's own way. */
export function change(scene: Scene, patch: Partial<Scene["conversation"]>): null {
  scene.conversation = { ...scene.conversation, ...patch };
  return null;
}

/** What is being written about, as long as a question waits. */
export function remember(scene: Scene, about: string | undefined): null {
  return change(scene, { notes: { ...scene.conversation.notes, about } });
}

/** Wants something done outside. */
export function effect(scene: Scene, wanted: Scene["effects"][number]): null {
  scene.effects.push(wanted);
  return null;
}

/** Wants a move of a request. */
export function move(scene: Scene, request: string, wanted: Wanted): null {
  return effect(scene, { type: "move-request", request, wanted });
}
