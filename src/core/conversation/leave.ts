import { change, effect } from "#core/flow/change.ts";
import type { Scene } from "./scene.ts";

/** The contact cannot be reached any more: nobody waits for them, and nothing more is said to them. */
export function leave(scene: Scene): void {
  effect(scene, { type: "let-go" });
  setGone(scene, true);
  change(scene, { waiting: null, trail: [], draft: null });
}

/** Whoever does something is there again; a key person can be asked again. */
export function comeBack(scene: Scene): void {
  if (scene.conversation.gone) setGone(scene, false);
}

function setGone(scene: Scene, gone: boolean): void {
  const { role } = scene.conversation;
  if (role !== "resident") effect(scene, { type: "save-key-person", person: { gone } });
  change(scene, { gone });
}
