import { change, effect } from "#core/flow/change.ts";
import { hideNumber } from "#core/scenes/key-person.ts";
import type { Scene } from "./scene.ts";

/** The contact cannot be reached any more: nobody waits for them, and nothing more is said to them. */
export function leave(scene: Scene): void {
  effect(scene, { type: "let-go" });
  setGone(scene, true);
  const { waiting } = scene.conversation;
  change(scene, { draft: null, waiting: waiting?.flow === "callback" ? null : waiting });
}

/** Whoever does something is there again. What ended when they left, as texts to say after the answer. */
export function comeBack(scene: Scene): string[] {
  const { gone, held, request, role } = scene.conversation;
  if (!gone) return [];
  setGone(scene, false);
  for (const id of held) hideNumber(scene, id);
  change(scene, { held: [], request: null });
  if (role === "coordinator") effect(scene, { type: "list", what: { list: "overview", page: 1 } });
  return [
    ...(held.length > 0 ? ["key-person.over"] : []),
    ...(request === null ? [] : ["callback.left"]),
  ];
}

function setGone(scene: Scene, gone: boolean): void {
  const { role } = scene.conversation;
  if (role !== "resident") effect(scene, { type: "save-key-person", person: { gone } });
  change(scene, { gone });
}
