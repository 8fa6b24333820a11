import { type Scene, textOf } from "#core/conversation/scene.ts";
import type { Choice } from "#core/message.ts";
import { hasActiveRequest } from "#core/requests/request.ts";
import { topicChoice } from "#core/scenes/labels.ts";
import { CONDITION } from "./conditions.ts";
import type { FlowChoice } from "./flow.ts";

/** The choices of a step that hold now, with their labels. */
export function choicesOf(scene: Scene, choices: readonly FlowChoice[] = []): Choice[] {
  const isWaiting = hasActiveRequest(scene.conversation.request);
  return (
    choices
      .filter((entry) => typeof entry === "string" || !entry.if || CONDITION[entry.if](scene))
      .map((entry) => (typeof entry === "string" ? entry : entry.id))
      // Who waits for a call is offered to look after it, not another one.
      .map((id) => labelled(scene, isWaiting && id === "callback:start" ? "request:status" : id))
  );
}

/** `more:` becomes `more:<topic>`; a key person's moves name the request when several are held. */
function labelled(scene: Scene, id: string): Choice {
  if (id.startsWith("topic:")) return topicChoice(scene, id.slice("topic:".length));
  const name = id.replace(/:$/, "");
  const label = textOf(scene, `choices.${name}`);
  if (id.endsWith(":")) return { id: id + scene.carries, label };
  const isMove = /^request:(?!status|withdraw|held)/.test(id);
  const several = scene.conversation.held.length > 1;
  return { id: isMove && several && scene.carries ? `${id}:${scene.carries}` : id, label };
}
