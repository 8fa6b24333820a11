import type { Content, Values } from "#core/content.ts";
import type { Effect } from "#core/effect.ts";
import type { Happening } from "#core/event.ts";
import { CONVERSATION_DAYS } from "#core/flow/limits.ts";
import type { Block, Choice, Message } from "#core/message.ts";
import type { Understanding } from "#core/understanding/understanding.ts";
import type { Conversation } from "./conversation.ts";

/** What a turn is told from outside: the core has no clock and makes no ids. */
export type Turn = {
  eventId: string;
  /** Epoch milliseconds. */
  now: number;
  /** The contact's own number where the channel knows it, E.164. */
  ownNumber: string | null;
};

/** One turn while it is being played: what is known, and what has been said and asked for so far. */
export type Scene = {
  readonly content: Content;
  readonly turn: Turn;
  happening: Happening;
  readonly understood: Understanding | null;
  conversation: Conversation;
  /** What the choice or outcome that led here carries: a topic id, a language, a request id. */
  carries: string;
  /** News that come while a question waits. */
  interrupts: boolean;
  readonly blocks: Block[];
  choices: Choice[];
  card: string | null;
  asks: Message["asks"] | null;
  tag: string | null;
  replaces: string | null;
  readonly effects: Effect[];
};

/** One text in the scene's language. */
export function textOf(scene: Scene, key: string, values?: Values): string {
  const { texts, directory } = scene.content;
  const terms = { days: CONVERSATION_DAYS, requestDays: directory.town.callbacks.keepDays };
  return texts.fill(scene.conversation.locale, key, { ...terms, ...values });
}

/** Adds a paragraph. */
export function say(scene: Scene, key: string, values?: Values): void {
  scene.blocks.push({ type: "text", text: textOf(scene, key, values) });
}

/** The happening's choice id, or empty. */
export function choiceOf(happening: Happening): string {
  return happening.type === "choice" ? happening.choice : "";
}

/** What was typed, or empty. */
export function textIn({ happening }: Scene): string {
  return happening.type === "text" ? happening.text.trim() : "";
}

/** The message said so far, or null when nothing was. */
export function messageOf(scene: Scene): Message | null {
  if (scene.blocks.length === 0 && scene.choices.length === 0) return null;
  return {
    locale: scene.conversation.locale,
    blocks: scene.blocks,
    choices: scene.choices,
    ...(scene.card === null ? {} : { card: scene.card }),
    ...(scene.asks ? { asks: scene.asks } : {}),
    ...(scene.tag === null ? {} : { tag: scene.tag }),
    ...(scene.replaces === null ? {} : { replaces: scene.replaces }),
  };
}
