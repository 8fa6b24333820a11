import { type Scene, textIn } from "#core/conversation/scene.ts";
import { dayOf } from "#core/text/format.ts";
import { readDay } from "#core/text/read-dates.ts";
import type { Taken } from "./inputs.ts";

/** The last day of a holiday, typed: today or later. */
export function takeAway(scene: Scene): Taken {
  const { locale } = scene.conversation;
  const months = scene.content.texts.locales.get(locale)?.months;
  const today = dayOf(scene.turn.now);
  const day = readDay(textIn(scene), locale, today, months);
  if (!day || day < today) return "no";
  scene.effects.push({ type: "save-key-person", person: { awayUntil: day } });
  return "next";
}
