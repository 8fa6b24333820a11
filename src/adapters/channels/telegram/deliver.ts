import type { Api } from "grammy";
import type { Message } from "#core/message.ts";
import type { Channel, Delivery, Rendered } from "#ports/channel.ts";
import { isRefusal, refusalOf } from "./fault.ts";
import { keepNewest } from "./keep-newest.ts";
import { inlineKeyboard } from "./keyboard.ts";
import type { Menus } from "./menus.ts";
import { atHand, type Notes } from "./notes.ts";
import { partsOf } from "./parts-of.ts";
import type { Send } from "./send.ts";

/** Messages of several parts that are under way, or failed half-way, at most. */
const UNFINISHED = 1_000;
/** Messages with the same tag that can change, the newest. */
const TAGGED = 10;

export type DeliverOptions = {
  api: Api;
  send: Send;
  menus: Menus;
  notes: Notes;
  /** An address as a key that nobody can read. */
  opaque: (text: string) => string;
};

/**
 * Sends one message, which may be several of Telegram's. What was sent of it is not sent again on the
 * next attempt, as long as this process lives.
 */
export function openDeliver(options: DeliverOptions): Channel["deliver"] {
  const { api, send, menus, notes, opaque } = options;
  const begun = new Map<string, number>();
  /** Which message of a chat carries a button that asks. */
  const asking = atHand(notes);

  return async (address, id, message, rendered) => {
    const chat = Number(address);
    const inChat = (what: string) => `${what}:${opaque(`telegram chat ${address}`)}`;
    try {
      if (message.replaces !== undefined) {
        return await replace(chat, inChat(message.replaces), rendered);
      }
      await hideAsk(chat, inChat("ask"));
      await sendParts(chat, id, message, rendered, inChat);
      return "delivered";
    } catch (cause) {
      const delivery = refusalOf(cause);
      if (delivery === "gone") begun.delete(id);
      return delivery;
    }
  };

  async function sendParts(
    chat: number,
    id: string,
    message: Message,
    rendered: Rendered,
    inChat: (what: string) => string,
  ): Promise<void> {
    const data = await menus.dataOf(rendered.buttons);
    const menu = data.length > 0 ? inlineKeyboard(rendered.buttons, data) : undefined;
    const { parts, menuAt } = partsOf(message, rendered);
    const steps = parts.map((part, index) => {
      const isMain = index === menuAt;
      const manner = { menu: isMain ? menu : undefined, isQuiet: !isMain };
      if (part.type === "ask") return { part, manner, noteAs: "ask", where: asking };
      return { part, manner, noteAs: isMain ? message.tag : undefined, where: notes };
    });
    const done = begun.get(id) ?? 0;
    for (const [index, { part, manner, noteAs, where }] of steps.slice(done).entries()) {
      const sent = await send(chat, part, message.locale, manner);
      if (noteAs && sent !== null) await noteMessage(where, inChat(noteAs), sent);
      keepNewest(begun, id, done + index + 1, UNFINISHED);
    }
    begun.delete(id);
  }

  /** Several may carry the same tag: all of them change. */
  async function noteMessage(where: Notes, key: string, message: number): Promise<void> {
    const noted = await where.get(key);
    const all = [...(noted?.split(",") ?? []), String(message)];
    await where.set(key, all.slice(-TAGGED).join(","));
  }

  /** Does something to each message that is noted, once. */
  async function eachNoted(
    where: Notes,
    key: string,
    work: (message: number) => Promise<unknown>,
  ): Promise<void> {
    const noted = await where.get(key);
    if (noted === undefined) return;
    for (const message of noted.split(",")) await work(Number(message)).catch(unlessFault);
    await where.delete(key);
  }

  /** The button that sends a place or number goes with the message that carries it. */
  async function hideAsk(chat: number, key: string): Promise<void> {
    await eachNoted(asking, key, (message) => api.deleteMessage(chat, message));
  }

  /** Where the earlier message is not known any more, or cannot be changed, nothing is said. */
  async function replace(chat: number, key: string, { texts }: Rendered): Promise<Delivery> {
    const text = texts.join("\n\n");
    await eachNoted(notes, key, (message) =>
      api.editMessageText(chat, message, text, { parse_mode: "HTML" }),
    );
    return "delivered";
  }
}

/** A message that is too old, gone, or as it should be: that is no reason to try again. */
function unlessFault(cause: unknown): void {
  if (!isRefusal(cause, /message/i)) throw cause;
}
