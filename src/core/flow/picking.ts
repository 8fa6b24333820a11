import { choiceOf, type Scene, textOf } from "#core/conversation/scene.ts";
import type { Choice } from "#core/message.ts";
import { normalise } from "#core/text/normalise.ts";
import type { Taken } from "./inputs.ts";

type List = "languages" | "areas" | "days";
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
  const { texts, directory } = scene.content;
  if (list === "languages") {
    return [...texts.locales.values()].map(({ id, name }) => ({ value: id, label: name }));
  }
  if (list === "areas") {
    return directory.town.areas.map(({ code, name }) => ({
      value: code,
      label: `${name} (${code})`,
    }));
  }
  return WEEKDAYS.map((day) => ({ value: day, label: textOf(scene, `key-person.day-${day}`) }));
}

function picked(scene: Scene, list: List): string[] {
  return scene.conversation.profile?.[list].map(String) ?? [];
}

function offer(scene: Scene, list: List): Choice[] {
  const chosen = new Set(picked(scene, list));
  const options = optionsOf(scene, list).map(({ value, label }) => ({
    id: `pick:${value}`,
    label: chosen.has(value) ? `✓ ${label}` : label,
  }));
  const ready = { id: "pick:ready", label: textOf(scene, "choices.pick:ready") };
  const all = { id: "pick:all", label: textOf(scene, `choices.pick:all-${list}`) };
  if (list === "languages") return chosen.size > 0 ? [...options, ready] : options;
  return chosen.size > 0 ? [...options, ready] : [all, ...options];
}

function take(scene: Scene, list: List): Taken {
  const choice = choiceOf(scene.happening);
  const now = picked(scene, list);
  if (choice === "pick:ready") return now.length > 0 || list !== "languages" ? "next" : "no";
  if (choice === "pick:all") return note(scene, list, []) ? "next" : "no";
  if (choice.startsWith("pick:")) {
    const value = choice.slice("pick:".length);
    if (!optionsOf(scene, list).some((option) => option.value === value)) return "no";
    const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
    return note(scene, list, next) ? "more" : "no";
  }
  const typed = scene.happening.type === "text" ? named(scene, list, scene.happening.text) : [];
  return typed.length > 0 && note(scene, list, [...new Set([...now, ...typed])]) ? "next" : "no";
}

/** The options whose value or label stands in a typed text: "Turks, ar", "3561 en 3562". */
function named(scene: Scene, list: List, text: string): string[] {
  const words = normalise(text).split(/[\s,;/]+/);
  return optionsOf(scene, list)
    .filter(({ value, label }) => {
      const names = [value, normalise(label).split(" ")[0] ?? ""];
      return names.some((name) => name !== "" && words.includes(name));
    })
    .map(({ value }) => value);
}

function note(scene: Scene, list: List, values: string[]): boolean {
  const { profile } = scene.conversation;
  if (!profile) return false;
  const changed =
    list === "days" ? { ...profile, days: values.map(Number) } : { ...profile, [list]: values };
  scene.conversation = { ...scene.conversation, profile: changed };
  return true;
}
