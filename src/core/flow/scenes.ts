import type { Scene } from "#core/conversation/scene.ts";
import { data } from "#core/scenes/about.ts";
import { claimed, requestDone, status, tried, wish } from "#core/scenes/callback.ts";
import { claimedSheet, held, offer, overview, unclaimed } from "#core/scenes/key-person.ts";
import { near, nearLines, nearMore, point } from "#core/scenes/near.ts";
import { group, hello, languages, menu, share } from "#core/scenes/start.ts";
import { answer, bring, choose, more, noAnswerYet } from "#core/scenes/topic.ts";
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
};
