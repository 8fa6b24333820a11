import type { Conversation } from "#core/conversation/conversation.ts";
import { choiceOf, type Scene, textIn } from "#core/conversation/scene.ts";
import { findArea, nearestArea } from "#core/directory/search.ts";
import type { Choice, Message } from "#core/message.ts";
import { dayOf } from "#core/text/format.ts";
import { readDay, readTerm } from "#core/text/read-dates.ts";
import { NAME_LENGTH } from "./limits.ts";
import type { InputName } from "./part-names.ts";
import { pickable } from "./picking.ts";
import {
  offerBetween,
  offerExtras,
  offerSpoken,
  takeBetween,
  takeExtra,
  takeSpoken,
} from "./wish-inputs.ts";

/**
 * What came of an answer: `next`: noted, go on; `more`: noted, the question stays for another
 * pick; `no`: it does not fit.
 */
export type Taken = "next" | "more" | "no";

type Input = {
  /** Reads what came in and notes what it took in the scene's conversation. */
  take(scene: Scene): Taken;
  /** Choices it adds in front of the question's own. */
  offer?(scene: Scene): Choice[];
  /** What a channel may offer a button of its own for. */
  asks?: NonNullable<Message["asks"]>;
};

/** Everything a question can take besides its choices. */
export const INPUT: Record<InputName, Input> = {
  area: { take: takeArea, offer: offerAreas, asks: "location" },
  phone: { take: takePhone, asks: "phone" },
  name: { take: takeName },
  languages: pickable("languages"),
  areas: pickable("areas"),
  days: pickable("days"),
  "other-languages": pickable("other-languages"),
  "wish-days": pickable("wish-days"),
  speaks: { take: takeSpoken, offer: offerSpoken },
  between: { take: takeBetween, offer: offerBetween },
  extras: { take: takeExtra, offer: offerExtras },
  words: { take: (scene) => (/^(\/\S*)?$/.test(textIn(scene)) ? "no" : "next") },
  away: { take: takeAway },
  "letter-day": { take: takeLetterDay },
  term: { take: takeTerm },
};

function note(scene: Scene, patch: Partial<Conversation>): Taken {
  scene.conversation = { ...scene.conversation, ...patch };
  return "next";
}

function takeArea(scene: Scene): Taken {
  const { happening, content } = scene;
  const area =
    happening.type === "location"
      ? nearestArea(content.directory, happening.latitude, happening.longitude)
      : findArea(content.directory, choiceOf(happening).replace(/^area:/, "") || textIn(scene));
  return area ? note(scene, { area: area.code }) : "no";
}

function offerAreas(scene: Scene): Choice[] {
  return scene.content.directory.town.areas.map((area) => ({
    id: `area:${area.code}`,
    label: `${area.name} (${area.code})`,
  }));
}

function takePhone(scene: Scene): Taken {
  const typed = scene.happening.type === "phone" ? scene.happening.number : textIn(scene);
  const number = scene.content.phoneNumber(typed);
  const { draft } = scene.conversation;
  return number && draft ? note(scene, { draft: { ...draft, number } }) : "no";
}

function typedDay(scene: Scene): string | null {
  const { locale } = scene.conversation;
  const months = scene.content.texts.locales.get(locale)?.months;
  return readDay(textIn(scene), locale, dayOf(scene.turn.now), months);
}

/** The last day of a holiday: today or later. */
function takeAway(scene: Scene): Taken {
  const awayUntil = typedDay(scene);
  if (!awayUntil || awayUntil < dayOf(scene.turn.now)) return "no";
  scene.effects.push({ type: "save-key-person", person: { awayUntil } });
  return "next";
}

function takeLetterDay(scene: Scene): Taken {
  const { notes } = scene.conversation;
  const letterDay = typedDay(scene);
  return letterDay ? note(scene, { notes: { ...notes, letterDay } }) : "no";
}

function takeTerm(scene: Scene): Taken {
  const { locale, notes } = scene.conversation;
  const weeks = scene.content.texts.locales.get(locale)?.weeks;
  const days = readTerm(textIn(scene), locale, weeks);
  return days ? note(scene, { notes: { ...notes, term: String(days) } }) : "no";
}

function takeName(scene: Scene): Taken {
  const name = textIn(scene).replace(/\s+/g, " ");
  const { profile } = scene.conversation;
  const fits = /^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u.test(name) && name.length <= NAME_LENGTH;
  return fits && profile ? note(scene, { profile: { ...profile, name } }) : "no";
}
