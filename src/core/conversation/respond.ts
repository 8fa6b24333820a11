import { ACTION } from "#core/flow/actions.ts";
import { INPUT } from "#core/flow/inputs.ts";
import { askAgain, play, stepAt } from "#core/flow/play.ts";
import { questionAt, takesAt } from "#core/flow/question.ts";
import { positionOf, routeOfChoice } from "#core/flow/routes.ts";
import type { Choice } from "#core/message.ts";
import { topicChoice } from "#core/scenes/labels.ts";
import { countWords } from "#core/text/count-words.ts";
import { commandIn } from "./commands.ts";
import { type Conversation, draft as draftOf, type Position } from "./conversation.ts";
import { meantChoice, namedChoice } from "./match-choice.ts";
import { recalled } from "./quiet.ts";
import { type Scene, say } from "./scene.ts";
import { noteLink, readLink } from "./start-link.ts";

/** Words of a message that may be nothing but an answer, or a first name. */
const WORDS_OF_AN_ANSWER = 2;
const WORDS_OF_A_NAME = 1;

/** Answers something that the contact did. */
export function respond(scene: Scene): void {
  const { happening } = scene;
  scene.conversation = { ...scene.conversation, silent: false, waiting: stillWaiting(scene) };
  if (happening.type === "start") return start(scene, happening.payload ?? "");
  if (happening.type === "image" && readsCaption(scene, happening.caption ?? "")) return;
  if (happening.type === "choice") return choose(scene, happening.choice);
  if (happening.type === "text") return hear(scene, happening.text);
  if (takeInput(scene) || findsArea(scene)) return;
  route(scene, "happenings", happening.type);
}

/** The question that waits; none when the flows have changed and no longer ask it. */
function stillWaiting(scene: Scene): Position | null {
  const { waiting } = scene.conversation;
  return questionAt(scene.content, waiting) && waiting;
}

/** A neighbourhood that nobody asked for is a question for help there. */
function findsArea(scene: Scene): boolean {
  if (INPUT.area.take(scene) !== "next") return false;
  choose(scene, "help:near");
  return true;
}

/** Words beside a photo are answered; that the photo itself is not seen is said unless there is haste. */
function readsCaption(scene: Scene, caption: string): boolean {
  const isHeard = scene.conversation.waiting !== null || scene.understood?.decision !== "none";
  if (caption === "" || !isHeard) return false;
  if (!scene.understood?.urgent) say(scene, "fallback.photo-words");
  scene.happening = { type: "text", text: caption };
  hear(scene, caption);
  return true;
}

/** What the link carries is noted; where it leads is a topic, a language, or hello. */
function start(scene: Scene, payload: string): void {
  const link = readLink(payload);
  if (link.invite) {
    scene.effects.push({ type: "redeem-invite", code: link.invite });
    return;
  }
  noteLink(scene, link);
  const topic = link.topic && scene.content.topics.byId.has(link.topic);
  if (topic) return choose(scene, `topic:${link.topic}`);
  if (link.lang === scene.conversation.locale) return choose(scene, `language:${link.lang}`);
  route(scene, "happenings", "start");
}

function choose(scene: Scene, wanted: string): void {
  const choice = recalled(scene.content, wanted);
  if (choice === "back") return back(scene);
  if (chooseInFlow(scene, choice)) return;
  if (choice.startsWith("area:") && findsArea(scene)) return;
  const service = choice.startsWith("service:") ? choice.slice("service:".length) : null;
  if (service !== null && route(scene, "services", service)) return;
  const found = routeOfChoice(scene.content.routes, choice);
  if (!found) {
    say(scene, "start.old-menu");
    return play(scene, { flow: "start", step: "menu" });
  }
  scene.carries = found.carries;
  if (isTopicRoute(choice) && !scene.content.topics.byId.has(found.carries)) {
    return play(scene, { flow: "start", step: "menu" });
  }
  play(scene, found.position);
}

function isTopicRoute(choice: string): boolean {
  return /^(topic|more|bring|desk):/.test(choice);
}

/** A choice of the question that waits; what it notes down, and where it leads. */
function chooseInFlow(scene: Scene, choice: string): boolean {
  const at = scene.conversation.waiting;
  const step = questionAt(scene.content, at);
  if (!at || !step) return false;
  const own = step.choices?.find((entry) => typeof entry !== "string" && entry.id === choice);
  if (own && typeof own !== "string" && own.go) {
    note(scene, own.set ?? {});
    play(scene, positionOf(own.go, at.flow));
    return true;
  }
  return /^(pick|area|speaks|between|extra):/.test(choice) && takeInput(scene);
}

/** Lets the waiting question read what came in. False when nothing waits or it does not fit. */
function takeInput(scene: Scene): boolean {
  const at = scene.conversation.waiting;
  const step = questionAt(scene.content, at);
  if (!at || !step?.takes) return false;
  const taken = INPUT[step.takes].take(scene);
  if (taken === "no") return false;
  if (taken === "more") scene.conversation = { ...scene.conversation, waiting: null };
  play(scene, taken === "more" || !step.go ? at : positionOf(step.go, at.flow));
  return true;
}

function hear(scene: Scene, text: string): void {
  const { understood, conversation, content } = scene;
  const offered = choosable(scene);
  const named = namedChoice(text, offered, numbersOf(scene));
  if (understood?.urgent && !named && !isPlainAnswer(scene, text, offered)) return cry(scene);
  const command = commandIn(content.commands, text);
  if (command) return choose(scene, command);
  if (named) return pick(scene, named.id);
  if (takeInput(scene)) return;
  const meant = meantChoice(text, offered);
  if (meant) return pick(scene, meant.id);
  const at = conversation.waiting;
  if (at && !leadsAway(scene)) return askAgain(scene, at);
  if (understood?.decision === "none" && findsArea(scene)) return;
  outcome(scene);
}

/** What can be chosen in words. Where words are for somebody else, "1" is a word. */
function choosable(scene: Scene): readonly Choice[] {
  if (takesAt(scene.content, scene.conversation.waiting, "words")) return [];
  return scene.conversation.offered.map((choice) => spokenOut(scene, choice));
}

/** What is urgent comes before all else, but for words that speak of somebody. */
function cry(scene: Scene): void {
  if (!passOn(scene)) outcome(scene);
}

/** "Yes" to a question, a name that was asked for: too short to be a cry for help that fits it as well. */
function isPlainAnswer(scene: Scene, text: string, offered: readonly Choice[]): boolean {
  const words = countWords(text);
  const asksName = takesAt(scene.content, scene.conversation.waiting, "name");
  if (asksName && words <= WORDS_OF_A_NAME) return true;
  return words <= WORDS_OF_AN_ANSWER && meantChoice(text, offered) !== null;
}

/**
 * Words for somebody else reach them, also when they cry for help. A key person or coordinator speaks of
 * somebody: that is all; a resident is answered as well.
 */
function passOn(scene: Scene): boolean {
  const { waiting, role } = scene.conversation;
  const step = questionAt(scene.content, waiting);
  if (!waiting || step?.takes !== "words" || !step.go) return false;
  const next = stepAt(scene, positionOf(step.go, waiting.flow));
  const isOfResident = next && "do" in next && next.do === "write" && role === "resident";
  if (isOfResident) ACTION.write(scene);
  else takeInput(scene);
  return !isOfResident;
}

/** A choice that was remembered quietly, with its label again. */
function spokenOut(scene: Scene, choice: Choice): Choice {
  const id = recalled(scene.content, choice.id);
  return id === choice.id ? choice : topicChoice(scene, id.slice("topic:".length));
}

/** A choice made in words is that choice, as if it had been tapped. */
function pick(scene: Scene, choice: string): void {
  scene.happening = { type: "choice", choice };
  choose(scene, choice);
}

/** Small talk: no reason to leave a question. */
const SMALL_TALK = new Set(["greeting", "thanks"]);

/** Whether a message surely means something else than the question that waits. */
function leadsAway({ understood }: Scene): boolean {
  return understood?.decision === "answer" && !SMALL_TALK.has(understood.topics[0]?.id ?? "");
}

/** What understanding came to. A service that was surely meant is done at once. */
function outcome(scene: Scene): void {
  const { understood, content } = scene;
  const best = understood?.topics[0]?.id ?? "";
  if (understood?.decision === "answer") {
    if (content.topics.services.has(best) && route(scene, "services", best)) return;
    scene.carries = best;
  }
  count(scene);
  route(scene, "outcomes", understood?.decision ?? "none");
}

function count(scene: Scene): void {
  if (scene.understood?.decision !== "none") return;
  const { locale, area } = scene.conversation;
  const topic = scene.content.topics.fallback;
  scene.effects.push({ type: "count", kind: "none", topic, locale, area: area ?? "" });
}

function route(scene: Scene, kind: "services" | "outcomes" | "happenings", key: string): boolean {
  const position = scene.content.routes[kind].get(key);
  if (position) play(scene, position);
  return position !== undefined;
}

/** The question before this one, or the menu. */
function back(scene: Scene): void {
  const { trail } = scene.conversation;
  const last = trail.at(-1);
  scene.conversation = { ...scene.conversation, waiting: null, trail: trail.slice(0, -1) };
  play(scene, last ?? ({ flow: "start", step: "menu" } satisfies Position));
}

function note(scene: Scene, set: Readonly<Record<string, string | null>>): void {
  scene.conversation = { ...scene.conversation, ...noted(scene.conversation, set) };
}

function noted(
  { draft, profile, notes, topic }: Conversation,
  set: Readonly<Record<string, string | null>>,
): Partial<Conversation> {
  if ("gender" in set) return { profile: profile && { ...profile, ...set } };
  const isOfDraft = Object.keys(set).some((key) => key in draftOf.shape);
  return isOfDraft
    ? { draft: draftOf.parse({ ...(draft ?? { topic }), ...set }) }
    : { notes: { ...notes, ...set } as Conversation["notes"] };
}

/** "one", "two" … in the conversation's language. */
function numbersOf(scene: Scene): readonly string[] {
  return scene.content.texts.words(scene.conversation.locale, "commands.numbers");
}
