import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import { isOnDuty } from "#core/requests/find-key-persons.ts";
import type { KeyPerson } from "#core/requests/key-person.ts";
import { spokenName } from "#core/spoken.ts";
import { dateText } from "#core/text/format.ts";
import { newsOf } from "./callback.ts";
import { nextPage, PEOPLE } from "./coordinator.ts";
import { lines } from "./key-person.ts";

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
    ...(person.gone ? [textOf(scene, "coordinator.gone")] : []),
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
  const people = news.people.filter(({ paused, gone }) => !paused && !gone);
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
