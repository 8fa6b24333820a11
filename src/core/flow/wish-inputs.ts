import type { Draft } from "#core/conversation/conversation.ts";
import { choiceOf, type Scene, textIn, textOf } from "#core/conversation/scene.ts";
import type { Choice } from "#core/message.ts";
import { clockText } from "#core/text/clock.ts";
import { latinDigits, normalise } from "#core/text/normalise.ts";
import type { Taken } from "./inputs.ts";

/** Hours that are offered for "only call between", in hours of the day; others may be typed. */
const SPANS = [
  [9, 12],
  [12, 15],
  [15, 18],
  [18, 21],
] as const;
const HOUR = 60;
const DAY = 24 * HOUR;

/** Wishes that are tapped on and off. */
export const EXTRAS = ["outside", "shared", "aftercare"] as const;

function note(scene: Scene, patch: Partial<Draft>, taken: Taken = "next"): Taken {
  const { draft } = scene.conversation;
  if (!draft) return "no";
  scene.conversation = { ...scene.conversation, draft: { ...draft, ...patch } };
  return taken;
}

/** The languages to speak that people ask for most, beside those one can write in. */
export function offerSpoken({ content }: Scene): Choice[] {
  return content.spoken
    .filter(({ offered }) => offered)
    .map(({ id, name }) => ({ id: `speaks:${id}`, label: name }));
}

/** A language to speak: tapped, or by any of its names. */
export function takeSpoken(scene: Scene): Taken {
  const { spoken, texts } = scene.content;
  const id = choiceOf(scene.happening).replace(/^speaks:/, "");
  const typed = normalise(textIn(scene));
  const { locale } = scene.conversation;
  const callers = [locale, "nl", "en"].map(
    (one) => new Intl.DisplayNames([one, "en"], { type: "language" }),
  );
  const all = [
    ...spoken,
    ...[...texts.locales.values()].map(({ id, name }) => ({ id, name, also: [] })),
  ];
  const found = all.find(
    (one) => one.id === id || (typed !== "" && namesOf(callers, one).includes(typed)),
  );
  return found ? note(scene, { speaks: found.id }) : "no";
}

/** Own name, other names, and what the reader's language, Dutch and English call it. */
function namesOf(
  callers: readonly Intl.DisplayNames[],
  { id, name, also }: { id: string; name: string; also: readonly string[] },
): string[] {
  const called = callers.map((one) => one.of(id) ?? "");
  const own = name.split(/[()/]/);
  return [name, ...own, ...also, ...called].map(normalise).filter((one) => one !== "");
}

export function offerBetween(): Choice[] {
  return SPANS.map(([from, to]) => ({
    id: `between:${from * HOUR}-${to * HOUR}`,
    label: `${clockText(from * HOUR)} – ${clockText(to * HOUR)}`,
  }));
}

/** Two times of a day, "17-19" or "van 17:30 tot 20.00": an hour apart at least. */
export function takeBetween(scene: Scene): Taken {
  const chosen = choiceOf(scene.happening).replace(/^between:/, "");
  const [from = -1, to = -1] =
    chosen === "" ? timesIn(textIn(scene)) : chosen.split("-").map(Number);
  const fits = from >= 0 && to <= DAY && to - from >= HOUR;
  return fits ? note(scene, { between: { from, to } }) : "no";
}

function timesIn(text: string): number[] {
  return [...latinDigits(text).matchAll(/(?<!\d)(\d{1,2})(?:[:.h](\d{2}))?(?!\d)/g)]
    .map(([, hours, minutes]) => Number(hours) * HOUR + Number(minutes ?? 0))
    .slice(0, 2);
}

export function offerExtras(scene: Scene): Choice[] {
  const { draft } = scene.conversation;
  return extrasOf(draft).map((extra) => {
    const label = textOf(scene, `choices.extra:${extra}`);
    return { id: `extra:${extra}`, label: draft?.[extra] ? `✓ ${label}` : label };
  });
}

/** Tapped on and off. */
export function takeExtra(scene: Scene): Taken {
  const { draft } = scene.conversation;
  const wanted = choiceOf(scene.happening).replace(/^extra:/, "");
  const extra = extrasOf(draft).find((one) => one === wanted);
  return draft && extra ? note(scene, { [extra]: !draft[extra] }, "more") : "no";
}

/** After a private topic nobody asks how it goes unless that is wanted. */
function extrasOf(draft: Draft | null) {
  return EXTRAS.filter((extra) => extra !== "aftercare" || draft?.isPrivate);
}
