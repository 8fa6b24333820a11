import type { Content } from "#core/content.ts";
import { advance } from "#core/conversation/advance.ts";
import { type Conversation, newConversation } from "#core/conversation/conversation.ts";
import { readConversation } from "#core/conversation/stored.ts";
import type { Effect } from "#core/effect.ts";
import type { Happening } from "#core/event.ts";
import type { Block, Message } from "#core/message.ts";
import type { News } from "#core/requests/news.ts";
import { MONDAY, realContent } from "./content.ts";

/** What one turn said and wanted done. */
export type Reply = {
  message: Message | null;
  /** All that is read, a line per block or item. */
  text: string;
  /** Ids of the offered choices. */
  choices: string[];
  labels: string[];
  effects: Effect[];
  /** All messages of the turn, also those that take the place of earlier ones. */
  sent: Message[];
};

/** A conversation with the core alone; between every two turns it goes through JSON and its schema. */
export type Talk = {
  say(text: string): Reply;
  tap(choice: string): Reply;
  hear(news: News): Reply;
  happen(happening: Happening): Reply;
  conversation(): Conversation;
  /** The clock of the next turns. */
  at(now: number): void;
};

export type TalkOptions = {
  content?: Content;
  from?: Partial<Conversation>;
  now?: number;
  /** The contact's own number, as WhatsApp knows it. */
  number?: string;
};

/** Begins to talk. A locale that is given counts as chosen by hand. */
export function talk(options: TalkOptions & { locale?: string } = {}): Talk {
  const { content = realContent(), locale, from, number = null } = options;
  let now = options.now ?? MONDAY;
  let turns = 0;
  let conversation: Conversation = {
    ...newConversation(locale ?? "nl"),
    ...(locale ? { localeBy: "choice" as const } : {}),
    ...from,
  };
  const happen = (happening: Happening): Reply => {
    const turn = { eventId: `event-${++turns}`, now, ownNumber: number };
    const after = advance(content, conversation, happening, turn);
    conversation = readConversation(JSON.parse(JSON.stringify(after.conversation)));
    return replyOf(after.effects.map(({ effect }) => effect));
  };
  return {
    happen,
    say: (text) => happen({ type: "text", text }),
    tap: (choice) => happen({ type: "choice", choice }),
    hear: (news) => happen({ type: "news", news }),
    conversation: () => conversation,
    at: (moment) => {
      now = moment;
    },
  };
}

function replyOf(effects: Effect[]): Reply {
  const sent = effects.flatMap((effect) => (effect.type === "send" ? [effect.message] : []));
  // What takes the place of an earlier message comes beside what is said now.
  const message = sent.find(({ replaces }) => replaces === undefined) ?? sent[0] ?? null;
  return {
    message,
    text: message ? wordsOf(message) : "",
    choices: message?.choices.map(({ id }) => id) ?? [],
    labels: message?.choices.map(({ label }) => label) ?? [],
    effects: effects.filter(({ type }) => type !== "send"),
    sent,
  };
}

/** Everything in a message that is read, without its choices. */
export function wordsOf(message: Message): string {
  return message.blocks.flatMap(linesOf).join("\n");
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case "text":
    case "heading":
      return [block.text];
    case "list":
      return [...block.items];
    case "contact":
      return [block.name, block.phone, block.website, block.note].filter(
        (line) => line !== undefined,
      );
    case "place":
      return [block.name, ...block.lines, block.phone ?? "", block.website ?? ""];
    default:
      return block satisfies never;
  }
}

/** A text of the real content. */
export function words(locale: string, key: string, values: Record<string, string | number> = {}) {
  return realContent().texts.fill(locale, key, { days: 90, requestDays: 14, ...values });
}
