import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import { choicesOf } from "#core/flow/choices.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import { newsOf, until, wishLines } from "./callback.ts";

/** Offered to a key person: language, topic, time, neighbourhood. */
export function offer(scene: Scene): void {
  const news = newsOf(scene, "offered");
  if (!news) return;
  say(scene, "key-person.offer");
  lines(scene, wishLines(scene, news.offer));
  scene.choices = [
    { id: `claim:${news.request}`, label: textOf(scene, "choices.claim") },
    { id: `pass:${news.request}`, label: textOf(scene, "choices.pass") },
  ];
}

/** Only the claimer sees this: the number, how to begin, what not to promise. */
export function claimedSheet(scene: Scene): void {
  const news = newsOf(scene, "claim-won");
  if (!news) return;
  const { request } = news;
  scene.carries = request.id;
  say(scene, "key-person.won", { until: until(scene, request.callBy) });
  lines(scene, wishLines(scene, request.wish));
  number(scene, request);
  say(scene, "key-person.opening", {
    opening: scene.content.texts.fill(request.wish.locale, "key-person.opening-line"),
  });
  say(scene, "key-person.limits");
  scene.choices = choicesOf(scene, [
    "request:done",
    "request:reached",
    "request:not-reached",
    "request:release",
  ]);
}

/** The requests a key person has taken, each with its number and its own moves. */
export function held(scene: Scene): void {
  const news = newsOf(scene, "held");
  if (!news) return;
  if (news.requests.length === 0) return say(scene, "key-person.none-held");
  say(scene, "key-person.held");
  const own = scene.choices;
  scene.choices = [];
  for (const [index, request] of news.requests.entries()) {
    scene.carries = request.id;
    scene.blocks.push({ type: "heading", text: `${index + 1}` });
    lines(scene, wishLines(scene, request.wish));
    number(scene, request);
    const mark = news.requests.length > 1 ? `${index + 1}: ` : "";
    const moves = choicesOf(scene, ["request:done", "request:not-reached", "request:release"]);
    scene.choices.push(...moves.map(({ id, label }) => ({ id, label: mark + label })));
  }
  scene.choices.push(...own);
}

/** For a coordinator: nobody took this one. */
export function unclaimed(scene: Scene): void {
  const news = newsOf(scene, "unclaimed");
  if (!news) return;
  say(scene, "coordinator.unclaimed");
  lines(scene, wishLines(scene, news.offer));
  say(scene, "coordinator.what-now");
}

/** For a coordinator: what waits and what is taken. */
export function overview(scene: Scene): void {
  const news = newsOf(scene, "overview");
  if (!news) return;
  if (news.requests.length === 0) return say(scene, "coordinator.nothing");
  say(scene, "coordinator.overview", { count: news.requests.length });
  for (const request of news.requests) {
    const state = textOf(scene, `coordinator.state-${request.state}`, {
      name: request.claimerName ?? "",
    });
    lines(scene, [state, until(scene, request.openedAt), ...wishLines(scene, request.wish)]);
  }
}

function lines(scene: Scene, items: string[]): void {
  scene.blocks.push({ type: "list", ordered: false, items });
}

function number(scene: Scene, request: CallbackRequest): void {
  const name = textOf(scene, "key-person.call");
  scene.blocks.push({ type: "contact", name, phone: request.wish.number });
}
