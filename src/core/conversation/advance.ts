import type { Content } from "#core/content.ts";
import type { Effect } from "#core/effect.ts";
import type { Happening } from "#core/event.ts";
import { choicesOf } from "#core/flow/choices.ts";
import { TEXT_LENGTH } from "#core/flow/limits.ts";
import type { Conversation } from "./conversation.ts";
import { hearNews } from "./hear-news.ts";
import { comeBack, leave } from "./leave.ts";
import { listen } from "./listen.ts";
import { remembered } from "./quiet.ts";
import { respond } from "./respond.ts";
import { messageOf, type Scene, say, type Turn, textOf } from "./scene.ts";

/** An effect with an id made of the event's id and its place, so that doing it twice is harmless. */
export type StampedEffect = { id: string; effect: Effect };

/**
 * The heart: one happening at one conversation. Pure; any happening gives an answer, never a throw.
 */
export function advance(
  content: Content,
  before: Conversation,
  happening: Happening,
  turn: Turn,
): { conversation: Conversation; effects: StampedEffect[] } {
  const scene = open(content, before, happening, turn);
  if (happening.type === "news") hearNews(scene, happening.news);
  else if (happening.type === "left") leave(scene);
  else answer(scene);
  if (happening.type !== "news") neverSilent(scene);
  if (!before.greeted && happening.type !== "news") sayHello(scene);
  return close(scene);
}

function answer(scene: Scene): void {
  const ended = comeBack(scene);
  respond(scene);
  for (const key of ended) say(scene, key);
}

/** Flows that lead nowhere are an editor's fault, not the contact's: there is always a way on. */
function neverSilent(scene: Scene): void {
  if (scene.blocks.length > 0 || scene.effects.length > 0) return;
  say(scene, "fallback.none");
  scene.choices = choicesOf(scene, ["menu", "callback:start"]);
}

/** Who speaks, before anything else: in the language that the turn ended in. */
function sayHello(scene: Scene): void {
  if (scene.blocks.length === 0) return;
  scene.blocks.unshift({ type: "text", text: textOf(scene, "start.hello") });
}

function open(content: Content, before: Conversation, happening: Happening, turn: Turn): Scene {
  const cut: Happening =
    happening.type === "text" && happening.text.length > TEXT_LENGTH
      ? { ...happening, text: happening.text.slice(0, TEXT_LENGTH) }
      : happening;
  const heard = listen(content, before, cut);
  const scene: Scene = {
    content,
    turn,
    happening: cut,
    understood: heard.understood,
    conversation: heard.conversation,
    carries: "",
    interrupts: false,
    blocks: [],
    choices: [],
    card: null,
    asks: null,
    tag: null,
    replaces: null,
    effects: [],
  };
  if (heard.personalData.length > 0) say(scene, "start.personal-data");
  if (cut !== happening) say(scene, "start.cut");
  return scene;
}

function close(scene: Scene): { conversation: Conversation; effects: StampedEffect[] } {
  const message = messageOf(scene);
  if (message) scene.effects.push({ type: "send", message });
  return {
    conversation: {
      ...scene.conversation,
      greeted: scene.conversation.greeted || message !== null,
      notes: scene.conversation.waiting === null ? {} : scene.conversation.notes,
      offered:
        message && !message.replaces
          ? message.choices.map((choice) => remembered(scene.content, choice))
          : scene.conversation.offered,
    },
    effects: scene.effects.map((effect, index) => ({
      id: `${scene.turn.eventId}#${index}`,
      effect,
    })),
  };
}
