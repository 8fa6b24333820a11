import { type Scene, say, textOf } from "#core/conversation/scene.ts";
import { resolveContact } from "#core/directory/search.ts";
import { choicesOf } from "#core/flow/choices.ts";
import { figuresIn } from "#core/text/figures.ts";
import { dateText } from "#core/text/format.ts";
import { sentencesOf } from "#core/text/sentences.ts";
import { topicChoice } from "./labels.ts";

/** The answer to read first. An urgent one leads with whom to reach today. */
export function answer(scene: Scene): void {
  const topic = scene.content.topics.byId.get(scene.carries);
  if (!topic) return;
  remember(scene, topic.id);
  if (topic.urgent) {
    paragraph(scene, "lead");
    for (const slug of topic.lead ?? []) contact(scene, slug);
  }
  if (scene.content.texts.has(scene.conversation.locale, `topics.${topic.id}.soft`)) {
    paragraph(scene, "soft");
  }
  paragraph(scene, "answer");
  if (topic.private) list(scene, "first");
  scene.card = `topic:${topic.id}`;
  scene.choices = [...choicesOf(scene, topic.also), ...scene.choices];
  count(scene, "answered");
}

/** A topic that we know by name only: said plainly, with a person. */
export function noAnswerYet(scene: Scene): void {
  remember(scene, scene.carries);
  say(scene, "topic.no-answer-yet", { topic: textOf(scene, `topics.${scene.carries}.name`) });
  count(scene, "no-answer-yet");
}

/** What to do first in words, the rest of it, and who helps. */
export function more(scene: Scene): void {
  const topic = scene.content.topics.byId.get(scene.carries);
  if (!topic) return;
  heading(scene, "topic.first");
  list(scene, "first");
  paragraph(scene, "more");
  heading(scene, "topic.watch");
  paragraph(scene, "watch");
  heading(scene, "topic.who");
  paragraph(scene, "who");
  for (const slug of topic.contacts ?? []) contact(scene, slug);
  checkedOn(scene);
}

/** What to take along, in words and as a card. */
export function bring(scene: Scene): void {
  const topic = scene.content.topics.byId.get(scene.carries);
  say(scene, "topic.bring");
  scene.blocks.push({
    type: "list",
    ordered: false,
    items: (topic?.bring ?? []).map((keyword) => textOf(scene, `bring.${keyword}`)),
  });
  say(scene, "topic.bring-enough");
  scene.card = `bring:${scene.carries}`;
}

/** A card in Dutch and one's own language, to show at a counter. */
export function desk(scene: Scene): void {
  say(scene, "desk.show");
  scene.card = `desk:${scene.carries}`;
}

/** Up to three topics it may be about. */
export function choose(scene: Scene): void {
  const found = scene.understood?.topics ?? [];
  say(scene, "topic.choose");
  const services = scene.content.topics.services;
  const meant = found.map(({ id }) =>
    services.has(id)
      ? { id: `service:${id}`, label: textOf(scene, `choices.service:${id}`) }
      : topicChoice(scene, id),
  );
  const labels = new Set(meant.map(({ label }) => label));
  scene.choices = [...meant, ...scene.choices.filter(({ label }) => !labels.has(label))];
  const topics = found.map(({ id }) => id).filter((id) => !services.has(id));
  if (topics.length > 1) scene.card = `topics:${topics.join(",")}`;
  count(scene, "chosen-from");
}

/** A private topic is not kept with the conversation. */
function remember(scene: Scene, id: string): void {
  const isPrivate = scene.content.topics.byId.get(id)?.private === true;
  const topic = isPrivate ? null : id;
  scene.conversation = { ...scene.conversation, topic, afterPrivate: isPrivate };
}

function heading(scene: Scene, key: string): void {
  scene.blocks.push({ type: "heading", text: textOf(scene, key) });
}

function sentences(scene: Scene, part: string): string[] {
  const { content, conversation, carries, turn } = scene;
  return sentencesOf(content, conversation.locale, `topics.${carries}.${part}`, turn.now);
}

function paragraph(scene: Scene, part: string): void {
  const said = sentences(scene, part);
  if (said.length > 0) scene.blocks.push({ type: "text", text: said.join(" ") });
}

function list(scene: Scene, part: string): void {
  scene.blocks.push({ type: "list", ordered: true, items: sentences(scene, part) });
}

/** A help point by its slug, with what it is for. */
export function contact(scene: Scene, slug: string): void {
  const point = resolveContact(scene.content.directory, slug, scene.conversation.area);
  const note = textOf(scene, `help.${slug}`);
  if (!point) return;
  scene.blocks.push({
    type: "contact",
    id: point.id,
    name: point.name,
    note,
    ...(point.phone ? { phone: point.phone } : {}),
    ...(point.website ? { website: point.website } : {}),
  });
}

/** The day on which the oldest figure of this answer was read. */
function checkedOn(scene: Scene): void {
  const { content, conversation, carries } = scene;
  const templates = ["answer", "more", "first", "watch"].flatMap((part) =>
    content.texts.templates(conversation.locale, `topics.${carries}.${part}`),
  );
  const days = templates
    .flatMap(figuresIn)
    .map((id) => content.figures[id]?.checked)
    .filter((day) => day !== undefined)
    .sort();
  if (days[0]) say(scene, "topic.checked", { date: dateText(conversation.locale, days[0]) });
}

/** One anonymous count. */
function count(scene: Scene, kind: string): void {
  const { locale, area } = scene.conversation;
  const topic = scene.carries || (scene.understood?.topics[0]?.id ?? "");
  scene.effects.push({ type: "count", kind, topic, locale, area: area ?? "" });
}
