import { firstLocale } from "#core/content.ts";
import type { Scene } from "#core/conversation/scene.ts";
import { hasActiveRequest } from "#core/requests/request.ts";
import { mayRemind } from "#core/scenes/deadline.ts";
import { isWritten } from "#core/topics.ts";
import type { ConditionName } from "./part-names.ts";

/** What each condition of a flow asks. */
export const CONDITION: Record<ConditionName, (scene: Scene) => boolean> = {
  "knows-area": ({ conversation }) => conversation.area !== null,
  "knows-number": ({ turn }) => turn.ownNumber !== null,
  "has-request": ({ conversation }) => hasActiveRequest(conversation.request),
  "no-request": ({ conversation }) => !hasActiveRequest(conversation.request),
  "may-remind": mayRemind,
  "topic-is-written": (scene) => isWritten(scene.content.texts, scene.carries),
  "topic-is-private": (scene) => scene.content.topics.byId.get(scene.carries)?.private === true,
  "not-dutch": ({ content, conversation }) => conversation.locale !== firstLocale(content.texts),
  "is-resident": ({ conversation }) => conversation.role === "resident",
  "is-staff": ({ conversation }) => conversation.role !== "resident",
  "is-coordinator": ({ conversation }) => conversation.role === "coordinator",
  "invited-as-coordinator": ({ happening }) =>
    happening.type === "news" &&
    happening.news.kind === "invited" &&
    happening.news.role === "coordinator",
  "first-time": ({ conversation }) => !conversation.greeted,
  /** Something of ours went wrong with what came in. */
  "has-failed": ({ happening }) => happening.type === "unsupported" && happening.what === "failed",
  "is-urgent": ({ happening }) =>
    happening.type === "news" && "urgent" in happening.news && happening.news.urgent,
  "is-later": ({ happening }) =>
    happening.type === "news" &&
    "from" in happening.news &&
    typeof happening.news.from === "number",
  "from-resident": ({ happening }) =>
    happening.type === "news" && happening.news.kind === "written" && happening.news.name === null,
  "has-proposal": ({ conversation: { request } }) =>
    request?.handover !== undefined && request.handover?.company === null,
  "is-held": ({ happening, conversation: { request, role } }) =>
    role !== "resident" &&
    happening.type === "news" &&
    "request" in happening.news &&
    happening.news.request !== request?.id,
  interrupts: ({ interrupts }) => interrupts,
  /** A resident who writes instead of being called, and who has somebody. */
  "writes-own": ({ carries, conversation: { request, held } }) =>
    request?.writes === true && request.name !== null && !held.includes(carries),
  "wrote-own": ({ conversation: { notes, request, role } }) =>
    request !== null && (notes.about === request.id || role === "resident"),
  "no-check-in": ({ conversation }) => conversation.checkIn === null,
};
