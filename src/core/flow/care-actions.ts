import type { Position } from "#core/conversation/conversation.ts";
import { type Scene, textIn } from "#core/conversation/scene.ts";
import type { News } from "#core/requests/news.ts";
import { MORNING } from "#core/requests/promise.ts";
import { company, type Handover, hasActiveRequest } from "#core/requests/request.ts";
import { addDays } from "#core/text/calendar.ts";
import { momentAt } from "#core/text/clock.ts";
import { dayOf } from "#core/text/format.ts";
import { change, effect, move, remember } from "./change.ts";

/** Days from one monthly question to the next. */
const MONTH_DAYS = 30;
/** Monthly questions without an answer after which they end by themselves. */
const MOST_MISSED = 2;

/** Where each face leads. */
const FACES: Readonly<Record<string, Position>> = {
  good: { flow: "aftercare", step: "good" },
  "so-so": { flow: "aftercare", step: "so-so" },
  bad: { flow: "aftercare", step: "bad" },
};
/** A sad face a month later: whom to ask again is not known any more. */
const SAD_LATER: Position = { flow: "aftercare", step: "bad-month" };
const STATUS: Position = { flow: "callback", step: "status" };

/** What a flow does for a resident once somebody has their request, and afterwards. */
export const CARE_ACTION = {
  write,
  "remember-own": (scene: Scene) => remember(scene, scene.conversation.request?.id),
  "handover-read": (scene: Scene) =>
    scene.conversation.request?.state === "handover"
      ? effect(scene, { type: "list", what: { list: "handover-read" } })
      : STATUS,
  "handover-yes": agree,
  "handover-no": (scene: Scene) => own(scene, "decline"),
  arrived: (scene: Scene) => own(scene, "arrived"),
  "not-arrived": (scene: Scene) => own(scene, "not-arrived"),
  "visit-reminder": visitReminder,
  face,
  "ask-again": askAgain,
  "check-in-start": startCheckIn,
  "check-in-stop": stopCheckIn,
  "check-in": checkIn,
};

/** To the other one of the request that is being written about, if there is one. */
function write(scene: Scene): Position | null {
  const { notes, request, held, role } = scene.conversation;
  const about = notes.about ?? (role === "resident" ? (request?.id ?? "") : "");
  const text = textIn(scene);
  if (about === request?.id || held.includes(about)) {
    return text === "" ? null : effect(scene, { type: "write", request: about, text });
  }
  return role === "resident" ? STATUS : { flow: "key-person", step: "held" };
}

function own(scene: Scene, wanted: "decline" | "arrived" | "not-arrived"): Position | null {
  const { request } = scene.conversation;
  return request?.state === "handover" ? move(scene, request.id, { move: wanted }) : STATUS;
}

function agree(scene: Scene): Position | null {
  const { request } = scene.conversation;
  const how = company.safeParse(scene.carries).data;
  if (request?.state !== "handover" || how === undefined) return STATUS;
  return move(scene, request.id, { move: "agree", company: how });
}

/** One message on the morning before the visit, for whoever goes; none when that has begun. */
function visitReminder(scene: Scene): null {
  const { happening } = scene;
  if (happening.type !== "news" || !("request" in happening.news)) return null;
  const handover = handoverIn(happening.news);
  if (!handover?.company) return null;
  const at = momentAt(addDays(handover.day, -1), MORNING);
  const isOfKeyPerson = "task" in happening.news;
  if (at <= scene.turn.now || (isOfKeyPerson && handover.company === "alone")) return null;
  const news = { kind: "visit", request: happening.news.request, handover } as const;
  const about = happening.news.request;
  return effect(scene, { type: "set-timer", name: "visit", about, at, news });
}

function handoverIn(news: News): Handover | null {
  if ("task" in news) return news.task.handover;
  return "handover" in news ? news.handover : null;
}

/** `good`, `so-so` or `bad`, with the request it is about: one anonymous count. */
function face(scene: Scene): Position | null {
  const [kind = "", request = ""] = scene.carries.split(":");
  const way = FACES[kind];
  if (!way) return { flow: "start", step: "menu" };
  const { locale, area, checkIn: monthly } = scene.conversation;
  effect(scene, { type: "count", kind: `face-${kind}`, topic: "", locale, area: area ?? "" });
  if (monthly) change(scene, { checkIn: { missed: 0 } });
  scene.carries = request;
  return request === "" && kind === "bad" ? SAD_LATER : way;
}

/** `same` or `other`, and the request that is over. */
function askAgain(scene: Scene): Position | null {
  const [who = "", request = ""] = scene.carries.split(":");
  if (hasActiveRequest(scene.conversation.request)) return STATUS;
  return effect(scene, { type: "ask-again", request, same: who === "same" });
}

function startCheckIn(scene: Scene): null {
  nextMonth(scene);
  return change(scene, { checkIn: { missed: 0 } });
}

/** No monthly question any more. */
export function stopCheckIn(scene: Scene): null {
  effect(scene, { type: "cancel-timer", name: "check-in" });
  return change(scene, { checkIn: null });
}

/** The monthly question: not while a request is open, and not for ever when nobody answers. */
function checkIn(scene: Scene): Position | null {
  const { checkIn: monthly, request } = scene.conversation;
  if (monthly === null) return null;
  if (hasActiveRequest(request)) return nextMonth(scene);
  if (monthly.missed >= MOST_MISSED) return change(scene, { checkIn: null });
  nextMonth(scene);
  change(scene, { checkIn: { missed: monthly.missed + 1 } });
  return { flow: "aftercare", step: "month" };
}

function nextMonth(scene: Scene): null {
  const at = momentAt(addDays(dayOf(scene.turn.now), MONTH_DAYS), MORNING);
  const news = { kind: "check-in" } as const;
  return effect(scene, { type: "set-timer", name: "check-in", at, news });
}
