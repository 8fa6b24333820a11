import { type ChannelName, chatChannel } from "#core/event.ts";
import type { Rehearsal, Sent } from "#src/rehearsal.ts";
import { durationOf } from "./replay-event.ts";
import { openStage, type Stage } from "./stage.ts";

/**
 * A golden transcript: a conversation as text. Lines that begin with `#`, a header (`channel: web`),
 * `name> …` (somebody says it), `@ …` (somebody is appointed) and `~ PT4H` (time passes) are played
 * and kept; all others are what was said, and are written anew.
 *
 *     channel: web
 *     time: 2026-11-23T10:00+01:00
 *
 *     anna> ik kan mijn huur niet betalen
 *     anna< …
 *       [1] help:near 📍 Hulp dichtbij
 *     anna> [help:near]            taps: by id, number, label, or the start of an id ending in `:`
 *     anna> (location 52.09 5.12)  also (image), (voice), (sticker), (contact 0612345678), (start lang-tr)
 *     @ fatima key-person telegram ar,nl 3562 woman
 *     @ omar key-person web ar elsewhere man
 *     @ noor invite key-person      follows a fresh invite link
 *     ~ PT4H
 */
export async function playTranscript(
  text: string,
  open: (start: number) => Rehearsal,
): Promise<string> {
  const lines = text.split("\n");
  const rehearsal = open(Date.parse(headerOf(lines, "time") ?? "2026-11-23T10:00+01:00"));
  const usual = chatChannel.catch("web").parse(headerOf(lines, "channel"));
  const stage = openStage(rehearsal, usual);
  const written: string[] = [];
  for (const line of lines) {
    if (!isPlayed(line)) continue;
    if (/^(#|[a-z]+:)/.test(line)) {
      written.push(line);
      continue;
    }
    written.push("", line);
    for (const sent of await playLine(stage, line)) written.push(...sentLines(sent));
  }
  return `${written.join("\n").trim()}\n`;
}

/** What was said, as lines of a transcript. */
export function sentLines({ to, message, text, card }: Sent): string[] {
  const [first = "", ...rest] = text.split("\n");
  const mark = message.replaces === undefined ? "<" : "< (instead)";
  return [
    `${to.name}${mark} ${first}`.trimEnd(),
    ...rest.map((line) => `  ${line}`.trimEnd()),
    ...(card ? [`  [card] ${card.id}`] : []),
    ...message.choices.map(({ id, label }, index) => `  [${index + 1}] ${id} ${label}`),
  ];
}

function isPlayed(line: string): boolean {
  return /^(#|@ |~ |[a-z]+: |[a-z]+> )/.test(line);
}

function headerOf(lines: readonly string[], name: string): string | undefined {
  const found = lines.find((line) => line.startsWith(`${name}: `));
  return found?.slice(name.length + 2).trim();
}

async function playLine(stage: Stage, line: string): Promise<Sent[]> {
  if (line.startsWith("~ ")) return stage.wait(durationOf(line.slice(2).trim()) ?? 0);
  if (line.startsWith("@ ")) return appoint(stage, line.slice(2).trim().split(/\s+/));
  const [, name = "", said = ""] = /^([a-z]+)> (.*)$/.exec(line) ?? [];
  const actor = stage.actor(name);
  const tap = /^\[(.+)\]$/.exec(said)?.[1];
  if (tap !== undefined) return stage.tap(actor, tap);
  const [, kind, about = ""] = /^\((\w+) ?(.*)\)$/.exec(said) ?? [];
  const [latitude = 0, longitude = 0] = about.split(/\s+/).map(Number);
  switch (kind) {
    case "location":
      return stage.play(actor, { type: "location", latitude, longitude });
    case "contact":
      return stage.play(actor, { type: "phone", number: about });
    case "start":
      return stage.play(actor, { type: "start", payload: about });
    case "image":
    case "voice":
      return stage.play(actor, { type: kind });
    case "sticker":
      return stage.play(actor, { type: "unsupported", what: "sticker" });
    default:
      return stage.play(actor, { type: "text", text: said });
  }
}

/** `fatima key-person telegram ar,nl 3562 woman`, `kees coordinator web`, `noor invite key-person`. */
async function appoint(stage: Stage, words: string[]): Promise<Sent[]> {
  const [name = "", role, about = "", languages = "nl", areas = "all", gender] = words;
  if (role === "invite") {
    return stage.followInvite(stage.actor(name), about as "key-person" | "coordinator");
  }
  const actor = stage.actor(name, about as ChannelName);
  if (role === "coordinator") await stage.appointCoordinator(actor);
  else {
    await stage.appointKeyPerson(actor, {
      languages: languages.split(","),
      areas: areas === "all" || areas === "elsewhere" ? [] : areas.split(","),
      elsewhere: areas === "elsewhere",
      gender: gender === "woman" || gender === "man" ? gender : null,
      days: [],
    });
  }
  return [];
}
