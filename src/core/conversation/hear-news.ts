import { asksAt, choicesAt, play } from "#core/flow/play.ts";
import { takesAt } from "#core/flow/question.ts";
import type { ClaimerHears } from "#core/requests/life-cycle.ts";
import type { News } from "#core/requests/news.ts";
import { hasActiveRequest } from "#core/requests/request.ts";
import { hideNumber } from "#core/scenes/key-person.ts";
import type { Conversation } from "./conversation.ts";
import type { Scene } from "./scene.ts";

/** Messages that were asked for once, for later: who says stop does not want them any more. */
const FOR_LATER: ReadonlySet<News["kind"]> = new Set(["reminder", "check-in", "aftercare"]);

/**
 * Tells a contact what happened elsewhere. A question that was waiting goes on waiting, and its
 * choices stay valid behind the new ones. Who said stop still hears of their own request.
 */
export function hearNews(scene: Scene, news: News): void {
  const position = scene.content.routes.news.get(news.kind);
  const { waiting, trail } = leftBy(news, scene);
  const isUnwanted = isStale(scene.conversation, news);
  scene.conversation = { ...noted(scene.conversation, news), waiting: null };
  scene.interrupts = waiting !== null;
  if (!position || isUnwanted) {
    scene.conversation = { ...scene.conversation, waiting };
    return;
  }
  if ("request" in news) scene.carries = news.request;
  const over = noLongerHeld(news);
  if (over !== null) hideNumber(scene, over);
  play(scene, position);
  if (scene.conversation.waiting || !waiting) return;
  if (scene.blocks.length > 0 && scene.replaces === null) {
    scene.carries = "";
    const own = new Set(scene.choices.map(({ id }) => id));
    scene.choices.push(...choicesAt(scene, waiting).filter(({ id }) => !own.has(id)));
    scene.asks = asksAt(scene, waiting);
  }
  scene.conversation = { ...scene.conversation, waiting, trail };
}

/** The questions that stay: those of a wish end with it, those for words when there is nobody for them. */
function leftBy(news: News, { content, conversation: { waiting, trail, role } }: Scene) {
  if (news.kind === "draft-over") {
    return { waiting: waiting?.flow === "callback" ? null : waiting, trail: [] };
  }
  const isForWords = takesAt(content, waiting, "words");
  // Whose words they would be is not sure any more when a key person hears of something else.
  const isElse = role !== "resident" && news.kind !== "offer-over";
  const isOver = isElse || ("urgent" in news && !hasActiveRequest(news));
  return { waiting: isForWords && isOver ? null : waiting, trail };
}

/** What nobody wants to hear now: after a stop, by nobody, or of something that is not so any more. */
function isStale({ silent, gone, request, held }: Conversation, news: News): boolean {
  if (gone) return true;
  if (silent && FOR_LATER.has(news.kind)) return true;
  // While a new request is open, only that is spoken of.
  if (news.kind === "aftercare") return hasActiveRequest(request);
  if (news.kind !== "visit" || held.includes(news.request)) return false;
  const { handover } = request?.id === news.request ? request : { handover: null };
  return handover?.company !== news.handover.company || handover?.day !== news.handover.day;
}

const LET_GO = [
  "claim-over",
  "taken-back",
  "cancelled",
  "closed",
  "closed-quietly",
  "tries-over",
] as const satisfies readonly ClaimerHears[];

/** The request that is not this key person's any more; null when it is other news. */
function noLongerHeld(news: News): string | null {
  return LET_GO.some((kind) => kind === news.kind) && "request" in news ? news.request : null;
}

/** What the conversation remembers of it. */
function noted(conversation: Conversation, news: News): Conversation {
  const { held, gone } = conversation;
  // What ended because they left is told when they are back.
  if (gone && news.kind === "withdrawn") return conversation;
  // All that the resident hears of a request says how it stands; aftercare is of one that is over.
  if ("urgent" in news && news.kind !== "aftercare") {
    return { ...conversation, request: standing(news) };
  }
  const over = noLongerHeld(news);
  if (over !== null) return { ...conversation, held: held.filter((id) => id !== over) };
  switch (news.kind) {
    case "claim-won":
      return { ...conversation, held: [...new Set([...held, news.request])] };
    case "held":
      return { ...conversation, held: news.tasks.map(({ id }) => id) };
    case "reminder":
      return { ...conversation, reminder: null };
    case "invited":
      return conversation.role === "coordinator"
        ? conversation
        : { ...conversation, role: news.role };
    case "staff":
      return news.change === "removed" && conversation.role === "key-person"
        ? { ...conversation, role: "resident", profile: null }
        : conversation;
    default:
      return conversation;
  }
}

function standing(news: Extract<News, { urgent: boolean }>): Conversation["request"] {
  const { request: id, state, handover, from, isWide, writes } = news;
  if (!hasActiveRequest({ state })) return null;
  const isOpen = state === "open";
  const name = isOpen ? null : news.name;
  const callBy = isOpen ? null : news.callBy;
  return { id, state, name, callBy, handover, from, isWide, writes };
}
