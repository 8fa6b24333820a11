import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import type { Choice } from "#core/message.ts";
import type { Seen } from "#core/requests/news.ts";
import { HELD } from "#core/requests/request.ts";
import { inWords, newsOf, wishLines } from "./callback.ts";
import { lines } from "./key-person.ts";

/** Requests that one message holds with their choices. */
const SHOWN = 6;
/** Key persons that one message offers. */
export const PEOPLE = 8;
/** What is told of a week, in this order. */
export const WEEK = [
  "open",
  "claim",
  "claim-late",
  "reached",
  "handover",
  "done",
  "withdraw",
  "expire",
  "face-good",
  "face-so-so",
  "face-bad",
] as const;

/** Somebody in need asked for a call. */
export function urgent(scene: Scene): void {
  shown(scene, "urgent", "coordinator.urgent");
}

/** Nobody took this one. */
export function unclaimed(scene: Scene): void {
  shown(scene, "unclaimed", "coordinator.unclaimed");
}

/** Somebody promised and did not call. */
export function late(scene: Scene): void {
  shown(scene, "late", "coordinator.late");
}

function shown(scene: Scene, kind: "urgent" | "unclaimed" | "late", key: string): void {
  const news = newsOf(scene, kind);
  if (!news) return;
  say(scene, key, { name: news.name ?? "" });
  lines(scene, wishLines(scene, news.offer));
}

/** What waits, what is taken and what is late, each with what can be done. */
export function overview(scene: Scene): void {
  const news = newsOf(scene, "overview");
  if (!news) return;
  const own = scene.choices;
  if (news.requests.length === 0) return say(scene, "coordinator.nothing");
  say(scene, "coordinator.overview", { count: news.requests.length });
  scene.choices = [];
  const from = (news.page - 1) * SHOWN;
  for (const [nth, request] of news.requests.slice(from, from + SHOWN).entries()) {
    const index = from + nth;
    scene.blocks.push({ type: "heading", text: `${index + 1}` });
    lines(scene, [stateLine(scene, request), ...wishLines(scene, request.offer)]);
    scene.choices.push(
      HELD.includes(request.state)
        ? {
            id: `take-back:${request.id}`,
            label: `${index + 1}: ${textOf(scene, "choices.take-back")}`,
          }
        : { id: `assign:${request.id}`, label: `${index + 1}: ${textOf(scene, "choices.assign")}` },
    );
  }
  const rest = news.requests.length - from - SHOWN;
  if (rest > 0) {
    say(scene, "coordinator.more", { count: rest });
    scene.choices.push(nextPage(scene, `coordinator:requests:${news.page + 1}`));
  }
  scene.choices.push(...own);
}

/** The way to the rest of a list. */
export function nextPage(scene: Scene, id: string): Choice {
  return { id, label: textOf(scene, "choices.group-more") };
}

function stateLine(scene: Scene, request: Seen): string {
  const since = inWords(scene, request.openedAt);
  const state = textOf(scene, `coordinator.state-${request.state}`, {
    name: request.claimerName ?? "",
    until: inWords(scene, request.callBy),
  });
  const back = request.returned > 0 ? [textOf(scene, "coordinator.came-back")] : [];
  return [state, textOf(scene, "coordinator.since", { since }), ...back].join(" · ");
}

/** Who could be given a request, those with least to do first. */
export function candidates(scene: Scene): void {
  const news = newsOf(scene, "candidates");
  if (!news) return;
  if (news.people.length === 0) return say(scene, "coordinator.no-candidates");
  say(scene, "coordinator.candidates");
  const people = news.people.slice(0, PEOPLE).map(({ id, name, load, isOnDuty: isAwake }) => ({
    id: `give:${news.request}:${id}`,
    label: `${name} (${load})${isAwake ? "" : " 🌙"}`,
  }));
  scene.choices = [...people, ...scene.choices];
}

/** Given to somebody. */
export function assigned(scene: Scene): void {
  const news = newsOf(scene, "assigned");
  if (news) say(scene, "coordinator.assigned", { name: news.name });
}

/** A question from a key person, without anything of the resident. */
export function question(scene: Scene): void {
  const news = newsOf(scene, "question");
  if (!news) return;
  say(scene, "coordinator.question", { name: news.name });
  scene.blocks.push({ type: "text", text: news.text });
  const label = textOf(scene, "choices.answer");
  scene.choices = [{ id: `answer:${news.from}`, label }, ...scene.choices];
}

/** The last seven days in counts. */
export function week(scene: Scene): void {
  const news = newsOf(scene, "week");
  if (!news) return;
  say(scene, "coordinator.week");
  const { counts, claimMinutes } = news.week;
  const told = WEEK.filter((kind) => kind === "open" || counts[kind]).map((kind) =>
    textOf(scene, `coordinator.week-${kind}`, { count: counts[kind] ?? 0 }),
  );
  const wait =
    claimMinutes === null
      ? []
      : [textOf(scene, "coordinator.week-wait", { minutes: String(Math.round(claimMinutes)) })];
  lines(scene, [...told, ...wait]);
}

/** A one-time link to pass on. */
export function invite(scene: Scene): void {
  const news = newsOf(scene, "invite-made");
  if (!news) return;
  say(scene, "coordinator.invited");
  for (const text of scene.content.links(`invite-${news.code}`)) {
    scene.blocks.push({ type: "text", text });
  }
  say(scene, "coordinator.invite-after");
}
