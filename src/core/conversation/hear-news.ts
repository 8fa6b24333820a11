import { choicesAt, play } from "#core/flow/play.ts";
import type { News } from "#core/requests/news.ts";
import type { Conversation } from "./conversation.ts";
import type { Scene } from "./scene.ts";

/**
 * Tells a contact what happened elsewhere. A question that was waiting goes on waiting, and its
 * choices stay valid behind the new ones. Who said stop is told nothing until they write again.
 */
export function hearNews(scene: Scene, news: News): void {
  const position = scene.content.routes.news.get(news.kind);
  const { waiting, trail } = scene.conversation;
  scene.conversation = { ...noted(scene.conversation, news), waiting: null };
  if (!position || scene.conversation.silent) {
    scene.conversation = { ...scene.conversation, waiting };
    return;
  }
  if ("request" in news && typeof news.request === "string") scene.carries = news.request;
  play(scene, position);
  if (scene.conversation.waiting || !waiting) return;
  const own = new Set(scene.choices.map(({ id }) => id));
  scene.choices.push(...choicesAt(scene, waiting).filter(({ id }) => !own.has(id)));
  scene.conversation = { ...scene.conversation, waiting, trail };
}

/** What the conversation remembers of it. */
function noted(conversation: Conversation, news: News): Conversation {
  const { request, held } = conversation;
  switch (news.kind) {
    case "opened":
      return {
        ...conversation,
        request: { id: news.request, state: "open", name: null, callBy: null },
      };
    case "claimed":
      return {
        ...conversation,
        request: { id: news.request, state: "claimed", name: news.name, callBy: news.callBy },
      };
    case "tried":
      return request
        ? { ...conversation, request: { ...request, state: "not-reached" } }
        : conversation;
    case "reached":
      return request
        ? { ...conversation, request: { ...request, state: "reached" } }
        : conversation;
    case "given-back":
      return request
        ? { ...conversation, request: { ...request, state: "open", name: null, callBy: null } }
        : conversation;
    case "done":
    case "expired":
      return { ...conversation, request: null };
    case "claim-won":
      return { ...conversation, held: [...new Set([...held, news.request.id])] };
    case "claim-over":
    case "withdrawn":
    case "closed":
      return { ...conversation, held: held.filter((id) => id !== news.request) };
    case "reminder":
      return { ...conversation, reminder: null };
    case "held":
      return { ...conversation, held: news.requests.map(({ id }) => id) };
    case "invited":
      return conversation.role === "coordinator"
        ? conversation
        : { ...conversation, role: news.role };
    default:
      return conversation;
  }
}
