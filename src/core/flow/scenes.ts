import type { Scene } from "#core/conversation/scene.ts";
import { data } from "#core/scenes/about.ts";
import { bailiffCheck } from "#core/scenes/bailiff.ts";
import { claimed, requestDone, status, tried, wish } from "#core/scenes/callback.ts";
import { lastDay, reminder, reminderSet } from "#core/scenes/deadline.ts";
import { claimedSheet, held, offer, overview, unclaimed } from "#core/scenes/key-person.ts";
import { letter, letterSenders } from "#core/scenes/letter.ts";
import { mayGet, mayGetIntro } from "#core/scenes/may-get.ts";
import { near, nearLines, nearMore, point } from "#core/scenes/near.ts";
import { group, hello, languages, menu, share } from "#core/scenes/start.ts";
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
  point,
  data,
  wish,
  status,
  claimed,
  tried,
  "request-done": requestDone,
  offer,
  "claimed-sheet": claimedSheet,
  held,
  unclaimed,
  overview,
  "letter-senders": letterSenders,
  letter,
  "last-day": lastDay,
  "reminder-set": reminderSet,
  reminder,
  "bailiff-check": bailiffCheck,
  "may-get-intro": mayGetIntro,
  "may-get": mayGet,
};
