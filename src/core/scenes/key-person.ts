import { firstLocale } from "#core/content.ts";
import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import { helpNear } from "#core/directory/search.ts";
import { choicesOf } from "#core/flow/choices.ts";
import type { Task } from "#core/requests/news.ts";
import { spokenIn } from "#core/requests/request.ts";
import { dayText, noonOf } from "#core/text/format.ts";
import { inWords, newsOf, wishLines } from "./callback.ts";
import { pointName } from "./labels.ts";
import { contact as contactLine } from "./topic.ts";

/** What a claimer can do, an outcome by one tap. */
const MOVES = [
  "request:reached",
  "request:not-reached",
  "request:done",
  "request:handover",
  "request:release",
  "request:knows",
  "request:question",
  "request:note",
];

/** What is said of each change by a coordinator. */
const STAFF = {
  paused: "key-person.paused",
  resumed: "key-person.resumed",
  removed: "key-person.removed",
};

/** Offered to a key person: language, time, neighbourhood, and last the topic. */
export function offer(scene: Scene): void {
  const news = newsOf(scene, "offered");
  if (!news) return;
  say(scene, news.isAgain ? "key-person.offer-again" : "key-person.offer");
  lines(scene, wishLines(scene, news.offer));
  scene.tag = offerTag(news.request);
  scene.choices = [
    { id: `claim:${news.request}`, label: textOf(scene, "choices.claim") },
    { id: `pass:${news.request}`, label: textOf(scene, "choices.pass") },
  ];
}

/** An offer that needs no answer any more: where a channel can, the offer itself turns into this. */
export function offerOver(scene: Scene): void {
  const news = newsOf(scene, "offer-over");
  if (!news) return;
  say(scene, "key-person.lost");
  scene.replaces = offerTag(news.request);
}

/** A number that was shown is shown no longer, where a channel can change what it sent. */
export function hideNumber(scene: Scene, request: string): void {
  const text = textOf(scene, "key-person.number-gone");
  const { locale } = scene.conversation;
  scene.effects.push({
    type: "send",
    message: {
      locale,
      blocks: [{ type: "text", text }],
      choices: [],
      replaces: numberTag(request),
    },
  });
}

function numberTag(request: string): string {
  return `number:${request}`;
}

function offerTag(request: string): string {
  return `offer:${request}`;
}

/** Only the claimer sees this: the number, how to begin, what to ask, what not to promise. */
export function callSheet(scene: Scene): void {
  const news = newsOf(scene, "claim-won");
  if (!news) return;
  const { task: won } = news;
  say(scene, won.offer.writes ? "key-person.won-writing" : "key-person.won", {
    until: inWords(scene, won.callBy),
  });
  lines(scene, wishLines(scene, won.offer));
  contact(scene, news.number);
  if (news.number !== null) scene.tag = numberTag(news.request);
  if (won.offer.shared) say(scene, "key-person.shared");
  opening(scene, won);
  say(scene, "key-person.ask");
  lines(
    scene,
    ["key-person.ask-1", "key-person.ask-2", "key-person.ask-3"].map((key) => textOf(scene, key)),
  );
  say(scene, "key-person.limits");
  refer(scene, won);
  moves(scene, won);
}

/** A request that somebody has, without its number. */
export function task(scene: Scene): void {
  const { happening } = scene;
  if (happening.type !== "news" || !("task" in happening.news)) return;
  const { task: shown } = happening.news;
  say(scene, `key-person.state-${shown.state}`, { until: inWords(scene, shown.callBy) });
  lines(scene, [...wishLines(scene, shown.offer), ...noteLines(scene, shown)]);
  moves(scene, shown);
}

/** The number once more; that it was looked at is noted. */
export function number(scene: Scene): void {
  const news = newsOf(scene, "number");
  if (!news) return;
  scene.carries = news.request;
  if (news.task.offer.shared) say(scene, "key-person.shared");
  contact(scene, news.number);
  scene.tag = numberTag(news.request);
  say(scene, "key-person.looked");
}

/** The requests a key person has taken, one of them whole, and offers that are still open. */
export function held(scene: Scene): void {
  const news = newsOf(scene, "held");
  if (!news) return;
  const own = scene.choices;
  scene.choices = [];
  const { tasks, offers } = news;
  say(scene, tasks.length === 0 ? "key-person.none-held" : "key-person.held");
  for (const [index, one] of tasks.entries())
    heldOne(scene, one, tasks.length > 1 ? index + 1 : null);
  if (offers.length > 0) say(scene, "key-person.offer");
  for (const [index, { request, offer: shown }] of offers.entries()) {
    const number = tasks.length + index + 1;
    const isAlone = offers.length === 1 && tasks.length === 0;
    if (!isAlone) scene.blocks.push({ type: "heading", text: `${number}` });
    lines(scene, wishLines(scene, shown));
    const label = textOf(scene, "choices.claim");
    scene.choices.push({ id: `claim:${request}`, label: isAlone ? label : `${number}: ${label}` });
  }
  scene.choices.push(...own);
}

function heldOne(scene: Scene, one: Task, number: number | null): void {
  const state = textOf(scene, `key-person.state-${one.state}`, {
    until: inWords(scene, one.callBy),
  });
  if (number !== null) scene.blocks.push({ type: "heading", text: `${number}` });
  lines(scene, [state, ...wishLines(scene, one.offer), ...noteLines(scene, one)]);
  if (number === null) return moves(scene, one);
  const label = `${number}: ${textOf(scene, "choices.request:show")}`;
  scene.choices.push({ id: `request:show:${one.id}`, label });
}

/** What a coordinator did about this key person. */
export function staff(scene: Scene): void {
  const news = newsOf(scene, "staff");
  if (news) say(scene, STAFF[news.change]);
}

/** An answer from the coordinator. */
export function answered(scene: Scene): void {
  const news = newsOf(scene, "answered");
  if (!news) return;
  say(scene, "key-person.answered");
  scene.blocks.push({ type: "text", text: news.text });
}

/** Words from the other one of a request. */
export function written(scene: Scene): void {
  const news = newsOf(scene, "written");
  if (!news) return;
  scene.carries = news.request;
  if (news.name === null) say(scene, "writing.from-resident");
  else say(scene, "writing.from", { name: news.name });
  scene.blocks.push({ type: "text", text: news.text });
  if (news.offer === null) return;
  if (scene.conversation.held.length > 1) lines(scene, wishLines(scene, news.offer));
  safety(scene, news.text);
}

/** Somebody's own cry for help needs more than a volunteer: who to call, for both of them. */
function safety(scene: Scene, text: string): void {
  const { urgent, topics } = scene.content.understand(text, {});
  const topic = scene.content.topics.byId.get(topics[0]?.id ?? "");
  if (urgent) for (const slug of topic?.lead ?? []) contactLine(scene, slug);
}

/** The opening sentence in the resident's language and in Dutch, each once. */
function opening(scene: Scene, { offer: shown }: Task): void {
  const { texts } = scene.content;
  const { writes } = shown;
  const dutch = firstLocale(texts);
  const key = writes ? "key-person.opening-writing" : "key-person.opening-line";
  const spoken = texts.locales.has(spokenIn(shown)) ? spokenIn(shown) : shown.locale;
  say(scene, "key-person.opening");
  lines(
    scene,
    [...new Set([spoken, dutch])].map((locale) => `“${texts.fill(locale, key)}”`),
  );
  if (!writes) say(scene, "key-person.opening-care");
}

/** Where the town's own people go on, by name. */
function refer(scene: Scene, { offer: { topic, area, locale } }: Task): void {
  const { directory, openings } = scene.content;
  const query = { area, topic, locale, now: scene.turn.now };
  const formal = helpNear(directory, query, openings).find(({ point }) => point.kind === "formal");
  if (formal) say(scene, "key-person.refer", { place: formal.point.name });
}

/** What was noted, and where and when they go. */
function noteLines(scene: Scene, { notes, handover }: Task): string[] {
  const { locale } = scene.conversation;
  const visit = handover
    ? [`📅 ${dayText(locale, noonOf(handover.day))} · ${pointName(scene, handover.point)}`]
    : [];
  const picked = notes.outcomes.map((one) => textOf(scene, `choices.note:${one}`));
  return [...visit, ...picked, ...(notes.line ? [`✏️ ${notes.line}`] : [])];
}

/** What can be done with it now, and the way to its number. */
function moves(scene: Scene, shown: Task): void {
  scene.carries = shown.id;
  const isNew = shown.state === "claimed" || shown.state === "not-reached";
  const isTalking = shown.state === "reached" || shown.state === "claimed";
  const fits = (id: string) =>
    (isNew || !["request:reached", "request:not-reached"].includes(id)) &&
    (isTalking || id !== "request:handover") &&
    !(shown.offer.writes && id === "request:not-reached");
  const way = shown.offer.writes ? "request:write" : "request:number";
  const isFirst = newsOf(scene, "claim-won") !== null;
  const ways = isFirst && !shown.offer.writes ? [] : [way];
  scene.choices = [...scene.choices, ...choicesOf(scene, [...ways, ...MOVES.filter(fits)])];
}

export function lines(scene: Scene, items: string[]): void {
  scene.blocks.push({ type: "list", ordered: false, items });
}

function contact(scene: Scene, phone: string | null): void {
  if (phone === null) return say(scene, "key-person.no-number");
  scene.blocks.push({ type: "contact", name: textOf(scene, "key-person.call"), phone });
}
