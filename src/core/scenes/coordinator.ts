import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import type { Choice } from "#core/message.ts";
import { isOnDuty } from "#core/requests/find-key-persons.ts";
import type { KeyPerson } from "#core/requests/key-person.ts";
import type { Seen } from "#core/requests/news.ts";
import { HELD } from "#core/requests/request.ts";
import { spokenName } from "#core/spoken.ts";
import { dateText } from "#core/text/format.ts";
import { inWords, newsOf, wishLines } from "./callback.ts";
import { lines } from "./key-person.ts";

/** Requests that one message holds with their choices. */
const SHOWN = 6;
/** Key persons that one message offers. */
const PEOPLE = 8;
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

function nextPage(scene: Scene, id: string): Choice {
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

/** Everybody who takes requests. */
export function team(scene: Scene): void {
  const news = newsOf(scene, "team");
  if (!news) return;
  if (news.people.length === 0) return say(scene, "coordinator.no-team");
  say(scene, "coordinator.team");
  const from = (news.page - 1) * PEOPLE;
  const shown = news.people.slice(from, from + PEOPLE);
  lines(
    scene,
    shown.map((person) => `${person.name}: ${factsOf(scene, person).join(" · ")}`),
  );
  const people = shown.map(({ id, name }) => ({ id: `member:${id}`, label: name }));
  const isMore = news.people.length > from + PEOPLE;
  const more = isMore ? [nextPage(scene, `coordinator:team:${news.page + 1}`)] : [];
  scene.choices = [...people, ...more, ...scene.choices];
}

/** One key person, and what a coordinator can do. */
export function member(scene: Scene): void {
  const news = newsOf(scene, "member");
  if (!news) return;
  const { person, load } = news;
  const { locale } = scene.conversation;
  scene.blocks.push({ type: "heading", text: person.name });
  const tick = (day: string | null, yes: string, no: string) =>
    day === null ? textOf(scene, no) : textOf(scene, yes, { day: dateText(locale, day) });
  lines(scene, [
    ...factsOf(scene, person),
    textOf(scene, "coordinator.load", { load: String(load), most: String(person.most) }),
    tick(person.vog, "coordinator.vog", "coordinator.no-vog"),
    tick(person.instruction, "coordinator.instruction", "coordinator.no-instruction"),
  ]);
  const offered = (id: string, label: string) => ({
    id: `${id}:${person.id}`,
    label: textOf(scene, label),
  });
  scene.choices = [
    ...(person.vog === null ? [offered("staff:vog", "choices.staff:vog")] : []),
    ...(person.instruction === null
      ? [offered("staff:instruction", "choices.staff:instruction")]
      : []),
    person.paused
      ? offered("staff:resume", "choices.staff:resume")
      : offered("staff:pause", "choices.staff:pause"),
    offered("staff-sure", "choices.staff-sure"),
    ...scene.choices,
  ];
}

/** A last question before somebody is removed. */
export function sure(scene: Scene): void {
  say(scene, "coordinator.sure");
  const label = textOf(scene, "choices.staff:remove");
  scene.choices = [{ id: `staff:remove:${scene.carries}`, label }, ...scene.choices];
}

function factsOf(scene: Scene, person: KeyPerson): string[] {
  const { content, turn, conversation } = scene;
  const languages = person.languages.map((id) => spokenName(content, id)).join(", ");
  const away =
    person.awayUntil !== null && !isOnDuty({ ...person, days: [], hours: null }, turn.now);
  return [
    languages,
    areasOf(scene, person),
    ...(person.paused ? [textOf(scene, "coordinator.paused")] : []),
    ...(away && person.awayUntil
      ? [
          textOf(scene, "coordinator.away", {
            day: dateText(conversation.locale, person.awayUntil),
          }),
        ]
      : []),
  ];
}

function areasOf(scene: Scene, { elsewhere, areas }: KeyPerson): string {
  if (elsewhere) return textOf(scene, "coordinator.elsewhere");
  return areas.length === 0 ? textOf(scene, "choices.pick:all-areas") : areas.join(", ");
}

/** Who covers which language and neighbourhood, and where nobody does. */
export function cover(scene: Scene): void {
  const news = newsOf(scene, "cover");
  if (!news) return;
  const { content } = scene;
  const people = news.people.filter(({ paused }) => !paused);
  const spoken = new Set([
    ...content.texts.locales.keys(),
    ...people.flatMap(({ languages }) => languages),
  ]);
  const named = (name: string, fits: (person: KeyPerson) => boolean) => ({
    name,
    who: people.filter(fits).map((person) => person.name),
  });
  const languages = [...spoken].map((id) =>
    named(spokenName(content, id), (one) => one.languages.includes(id)),
  );
  const areas = content.directory.town.areas.map(({ code, name }) =>
    named(
      `${name} (${code})`,
      (one) => !one.elsewhere && (one.areas.length === 0 || one.areas.includes(code)),
    ),
  );
  const parts = [
    { title: "coordinator.cover-languages", rows: languages },
    { title: "coordinator.cover-areas", rows: areas },
  ];
  for (const { title, rows } of parts) {
    scene.blocks.push({ type: "heading", text: textOf(scene, title) });
    const covered = rows.filter(({ who }) => who.length > 0);
    const empty = rows.filter(({ who }) => who.length === 0).map(({ name }) => name);
    const items = covered.map(({ name, who }) => `${name}: ${who.join(", ")}`);
    if (empty.length > 0) {
      items.push(textOf(scene, "coordinator.nobody", { names: empty.join(", ") }));
    }
    lines(scene, items);
  }
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
  const text = `${scene.content.address}/?start=invite-${news.code}`;
  scene.blocks.push({ type: "text", text });
  say(scene, "coordinator.invite-after");
}
