import type { Api } from "grammy";
import type { Message } from "#core/message.ts";
import type { Channel, Delivery, Rendered } from "#ports/channel.ts";
import { isRefusal, refusalOf } from "./fault.ts";
import { inlineKeyboard } from "./keyboard.ts";
import type { Menus } from "./menus.ts";
import type { Notes } from "./notes.ts";
import { partsOf } from "./parts-of.ts";
import type { Send } from "./send.ts";

/** Messages of several parts that are under way, or failed half-way, at most. */
const UNFINISHED = 1_000;

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
    const steps = parts.map((part, index) => ({
      part,
      menu: index === menuAt ? menu : undefined,
      noteAs: part.type === "ask" ? "ask" : index === menuAt ? message.tag : undefined,
    }));
    const done = begun.get(id) ?? 0;
    for (const [index, { part, menu, noteAs }] of steps.slice(done).entries()) {
      const sent = await send(chat, part, message.locale, menu);
      note(id, done + index + 1);
      if (noteAs) await notes.set(inChat(noteAs), String(sent));
    }
    begun.delete(id);
  }

  function note(id: string, parts: number): void {
    begun.set(id, parts);
    const [oldest] = begun.keys();
    if (begun.size > UNFINISHED && oldest !== undefined) begun.delete(oldest);
  }

  /** The button that sent a place or number goes with the message that carried it. */
  async function hideAsk(chat: number, key: string): Promise<void> {
    const noted = await notes.get(key);
    if (noted === undefined) return;
    await notes.delete(key);
    await api.deleteMessage(chat, Number(noted)).catch(unlessFault);
  }

  /** Where the earlier message is not known any more, or cannot be changed, nothing is said. */
  async function replace(chat: number, key: string, { texts }: Rendered): Promise<Delivery> {
    const noted = await notes.get(key);
    if (noted === undefined) return "delivered";
    await api
      .editMessageText(chat, Number(noted), texts.join("\n\n"), { parse_mode: "HTML" })
      .catch(unlessFault);
    await notes.delete(key);
    return "delivered";
  }
}

/** A message that is too old, gone, or as it should be: that is no reason to try again. */
function unlessFault(cause: unknown): void {
  if (!isRefusal(cause, /message/i)) throw cause;
}
