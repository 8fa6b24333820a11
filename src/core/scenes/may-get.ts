import { type Scene, say } from "#core/conversation/scene.ts";
import type { Topic } from "#core/topics.ts";
import { topicChoice } from "./labels.ts";

/** Offers that one message holds beside its other choices. */
const MOST = 6;

/** That it is a few taps, without amounts. */
export function mayGetIntro(scene: Scene): void {
  say(scene, "may-get.intro");
}

/** What may fit, never how much, and who fills it in with you. */
export function mayGet(scene: Scene): void {
  const topics = [...scene.content.topics.byId.values()];
  const fitting = topics.filter((topic) => fits(scene, topic)).slice(0, MOST);
  say(scene, "may-get.result");
  say(scene, "may-get.result-who");
  say(scene, "may-get.result-short");
  scene.choices = [...fitting.map(({ id }) => topicChoice(scene, id)), ...scene.choices];
  if (fitting.length > 1) scene.card = `topics:${fitting.map(({ id }) => id).join(",")}`;
}

/** Whether a topic may fit by what was answered; nothing is known of one without `fits`. */
function fits({ conversation: { notes } }: Scene, { fits: wanted }: Topic): boolean {
  if (!wanted) return false;
  return Object.entries(wanted).every(([question, answers]) =>
    answers.includes(notes[question as keyof typeof notes] ?? ""),
  );
}
