import { draft as draftOf, type Position } from "#core/conversation/conversation.ts";
import type { Scene } from "#core/conversation/scene.ts";
import { hasActiveRequest } from "#core/requests/request.ts";
import { change, effect, move } from "./change.ts";

/** A number that was typed and not sent is kept no longer. */
const DRAFT_MS = 86_400_000;

/** What a flow does about a resident's own request, until somebody has it. */
export const WISH_ACTION = {
  "begin-draft": beginDraft,
  "use-own-number": useOwnNumber,
  "write-here": writeHere,
  "open-request": openRequest,
  "withdraw-request": withdraw,
  "drop-draft": (scene: Scene) => change(scene, { draft: null, trail: [] }),
};

/** About the last topic. Of a private one nothing is known but that there is haste: it is danger or despair. */
function beginDraft(scene: Scene): null {
  const { topic: id, afterPrivate: isPrivate } = scene.conversation;
  const topic = scene.content.topics.byId.get(id ?? "");
  const draft = draftOf.parse({
    topic: topic?.id ?? null,
    urgent: isPrivate || topic?.urgent === true,
    isPrivate,
  });
  const news = { kind: "draft-over" } as const;
  effect(scene, { type: "set-timer", name: "draft", at: scene.turn.now + DRAFT_MS, news });
  return change(scene, { draft });
}

function useOwnNumber(scene: Scene): null {
  const { draft } = scene.conversation;
  const { ownNumber } = scene.turn;
  return draft && ownNumber ? change(scene, { draft: { ...draft, number: ownNumber } }) : null;
}

function writeHere(scene: Scene): null {
  const { draft } = scene.conversation;
  return draft && change(scene, { draft: { ...draft, number: null } });
}

function openRequest(scene: Scene): Position | null {
  const { draft, locale, area, request } = scene.conversation;
  if (hasActiveRequest(request)) return { flow: "callback", step: "status" };
  if (!draft?.when || draft.caller === undefined || draft.number === undefined) {
    return { flow: "callback", step: "start" };
  }
  const { isPrivate, aftercare, when, caller, number, ...asked } = draft;
  effect(scene, {
    type: "open-request",
    wish: { ...asked, when, caller, number, locale, area, aftercare: aftercare || !isPrivate },
  });
  return change(scene, { draft: null, trail: [] });
}

function withdraw(scene: Scene): null {
  const { request } = scene.conversation;
  return request && move(scene, request.id, { move: "withdraw" });
}
