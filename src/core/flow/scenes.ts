import type { Scene } from "#core/conversation/scene.ts";
import { data } from "#core/scenes/about.ts";
import { bailiffCheck } from "#core/scenes/bailiff.ts";
import { requestNews, status, wish } from "#core/scenes/callback.ts";
import {
  assigned,
  candidates,
  invite,
  late,
  overview,
  question,
  unclaimed,
  urgent,
  week,
} from "#core/scenes/coordinator.ts";
import { lastDay, reminder, reminderSet } from "#core/scenes/deadline.ts";
import {
  handoverAgreed,
  handoverDays,
  handoverPoints,
  handoverRead,
  handoverSet,
  visit,
  visitOff,
} from "#core/scenes/handover.ts";
import {
  answered,
  callSheet,
  held,
  number,
  offer,
  offerOver,
  staff,
  task,
  written,
} from "#core/scenes/key-person.ts";
import { letter, letterSenders } from "#core/scenes/letter.ts";
import { mayGet, mayGetIntro } from "#core/scenes/may-get.ts";
import { linesOpenNow, near, nearLines, nearMore, point } from "#core/scenes/near.ts";
import { group, hello, languages, menu, share } from "#core/scenes/start.ts";
import { cover, member, sure, team } from "#core/scenes/team.ts";
import { answer, bring, choose, desk, more, noAnswerYet } from "#core/scenes/topic.ts";
import type { SceneName } from "./part-names.ts";

/** Everything a flow can show. */
export const SCENE: Record<SceneName, (scene: Scene) => void> = {
  hello,
  menu,
  group,
  share,
  languages,
  answer,
  "no-answer-yet": noAnswerYet,
  more,
  bring,
  desk,
  choose,
  near,
  "near-more": nearMore,
  "near-lines": nearLines,
  "lines-open-now": linesOpenNow,
  point,
  data,
  wish,
  status,
  "request-news": requestNews,
  offer,
  "offer-over": offerOver,
  "call-sheet": callSheet,
  task,
  number,
  held,
  staff,
  answered,
  written,
  "handover-points": handoverPoints,
  "handover-days": handoverDays,
  "handover-read": handoverRead,
  "handover-set": handoverSet,
  "handover-agreed": handoverAgreed,
  visit,
  "visit-off": visitOff,
  urgent,
  unclaimed,
  late,
  overview,
  candidates,
  assigned,
  team,
  member,
  sure,
  cover,
  question,
  week,
  invite,
  "letter-senders": letterSenders,
  letter,
  "last-day": lastDay,
  "reminder-set": reminderSet,
  reminder,
  "bailiff-check": bailiffCheck,
  "may-get-intro": mayGetIntro,
  "may-get": mayGet,
};
