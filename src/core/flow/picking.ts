import { choiceOf, type Scene, textOf } from "#core/conversation/scene.ts";
import type { Choice } from "#core/message.ts";
import { normalise } from "#core/text/normalise.ts";
import type { Taken } from "./inputs.ts";

/** Lists of a key person's profile, and the days of a wish. */
export type List = "languages" | "other-languages" | "areas" | "days" | "wish-days";
type Option = { value: string; label: string };

/** Monday to Sunday, as ISO numbers them; 2024-01-01 was a Monday. */
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"];

/** An input that takes several of a list: tap on and off, or type them, then "ready". */
export function pickable(list: List) {
  return {
    take: (scene: Scene): Taken => take(scene, list),
    offer: (scene: Scene): Choice[] => offer(scene, list),
  };
}

function optionsOf(scene: Scene, list: List): Option[] {
  const { texts, directory, spoken } = scene.content;
  switch (list) {
    case "languages":
      return [...texts.locales.values()].map(({ id, name }) => ({ value: id, label: name }));
    case "other-languages":
      return spoken.map(({ id, name }) => ({ value: id, label: name }));
    case "areas":
      return directory.town.areas.map(({ code, name }) => ({
        value: code,
        label: `${name} (${code})`,
      }));
    default:
      return WEEKDAYS.map((day) => ({ value: day, label: textOf(scene, `key-person.day-${day}`) }));
  }
}

function picked(scene: Scene, list: List): string[] {
  const { profile, draft } = scene.conversation;
  if (list === "wish-days") return draft?.days.map(String) ?? [];
  return profile?.[fieldOf(list)].map(String) ?? [];
}

function fieldOf(list: Exclude<List, "wish-days">): "languages" | "areas" | "days" {
  return list === "other-languages" ? "languages" : list;
}

function offer(scene: Scene, list: List): Choice[] {
  const chosen = new Set(picked(scene, list));
  const options = optionsOf(scene, list).map(({ value, label }) => ({
    id: `pick:${value}`,
    label: chosen.has(value) ? `✓ ${label}` : label,
  }));
  const ready = { id: "pick:ready", label: textOf(scene, "choices.pick:ready") };
  if (chosen.size > 0) return [...options, ready];
  if (list === "areas") {
    const elsewhere = { id: "pick:elsewhere", label: textOf(scene, "choices.pick:elsewhere") };
    return [
      { id: "pick:all", label: textOf(scene, "choices.pick:all-areas") },
      ...options,
      elsewhere,
    ];
  }
  if (list !== "days") return options;
  return [{ id: "pick:all", label: textOf(scene, "choices.pick:all-days") }, ...options];
}

function take(scene: Scene, list: List): Taken {
  const choice = choiceOf(scene.happening);
  if (choice === "pick:ready") return picked(scene, list).length > 0 ? "next" : "no";
  if (choice === "pick:elsewhere" && list === "areas") return isElsewhere(scene);
  if (choice === "pick:all" && (list === "areas" || list === "days")) {
    return note(scene, list, [], "next");
  }
  if (choice.startsWith("pick:")) return toggle(scene, list, choice.slice("pick:".length));
  const typed = scene.happening.type === "text" ? named(scene, list, scene.happening.text) : [];
  if (typed.length === 0) return "no";
  return note(scene, list, [...new Set([...picked(scene, list), ...typed])], "next");
}

function toggle(scene: Scene, list: List, value: string): Taken {
  if (!optionsOf(scene, list).some((option) => option.value === value)) return "no";
  const now = picked(scene, list);
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return note(scene, list, next, "more");
}

/**
 * The options that a typed text names: "3561 en 3562", "nl ar", "Nederlands en Türkçe". A code counts
 * only among codes: "en" is Dutch for "and".
 */
function named(scene: Scene, list: List, text: string): string[] {
  const words = normalise(text)
    .split(/[\s,;/]+/)
    .filter((word) => word !== "");
  const options = optionsOf(scene, list);
  const values = new Set(options.map(({ value }) => value));
  const areCodes = list === "areas" || words.every((word) => values.has(word));
  return options
    .filter(({ value, label }) => {
      const name = normalise(label).split(" ")[0] ?? "";
      return (areCodes && words.includes(value)) || words.includes(name);
    })
    .map(({ value }) => value);
}

function note(scene: Scene, list: List, values: string[], taken: Taken): Taken {
  const { profile, draft } = scene.conversation;
  if (list === "wish-days") {
    if (!draft) return "no";
    const noted = { ...draft, days: values.map(Number) };
    scene.conversation = { ...scene.conversation, draft: noted };
    return taken;
  }
  if (!profile) return "no";
  const noted =
    list === "days" ? { days: values.map(Number) } : { [fieldOf(list)]: values, elsewhere: false };
  scene.conversation = { ...scene.conversation, profile: { ...profile, ...noted } };
  return taken;
}

/** Lives in another town, and calls by phone. */
function isElsewhere(scene: Scene): Taken {
  const { profile } = scene.conversation;
  if (!profile) return "no";
  const elsewhere = { ...profile, areas: [], elsewhere: true };
  scene.conversation = { ...scene.conversation, profile: elsewhere };
  return "next";
}
