import { type Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Log } from "#ports/log.ts";
import { isOfTelegram, isRefusal } from "./fault.ts";
import { plainOf } from "./html.ts";
import { askKeyboard } from "./keyboard.ts";
import { atHand, type Notes } from "./notes.ts";
import type { Asks, Part } from "./parts-of.ts";

export type SendOptions = {
  api: Api;
  notes: Notes;
  /** The hint above the button that sends a place or number, and its label. */
  askWords(asks: Asks, locale: string): { hint: string; label: string };
  log: Log;
};

/** How a part is sent: with the choices, or without a sound because the choices come with another. */
export type Manner = { menu: InlineKeyboardMarkup | undefined; isQuiet: boolean };

/** Sends one part to a chat; gives the id of the message that came of it, null when none did. */
export type Send = (
  chat: number,
  part: Part,
  locale: string,
  manner: Manner,
) => Promise<number | null>;

const NO_PREVIEW = { is_disabled: true };

export function openSend({ api, notes: given, askWords, log }: SendOptions): Send {
  const notes = atHand(given);
  return async (chat, part, locale, { menu, isQuiet }) => {
    const sound = { disable_notification: isQuiet };
    const markup = { ...sound, ...(menu ? { reply_markup: menu } : {}) };
    switch (part.type) {
      case "venue": {
        const { latitude, longitude, address } = part.at;
        const sent = idOf(api.sendVenue(chat, latitude, longitude, part.name, address, markup));
        // The words say where it is, too.
        return unlessRefused(sent, async () => null);
      }
      case "text":
        return sendText(chat, part.html, markup);
      case "photo": {
        const sent = orPlain(part.caption, (caption, mode) =>
          sendPhoto(chat, part, { caption, ...mode, ...markup }),
        );
        const { words } = part;
        return unlessRefused(sent, async () => (words ? sendText(chat, words, markup) : null));
      }
      case "ask": {
        const { hint, label } = askWords(part.asks, locale);
        const keyboard = { reply_markup: askKeyboard(part.asks, label) };
        return idOf(api.sendMessage(chat, hint, { ...sound, ...keyboard }));
      }
      default:
        return part satisfies never;
    }
  };

  /** Something else where trying again would not help: Telegram refuses it, or it cannot be painted. */
  async function unlessRefused(
    sent: Promise<number>,
    otherwise: () => Promise<number | null>,
  ): Promise<number | null> {
    try {
      return await sent;
    } catch (cause) {
      if (isOfTelegram(cause) && !isRefusal(cause, /^(?!.*chat not found)/i)) throw cause;
      log.error("a picture or map was left out of a message", cause);
      return await otherwise();
    }
  }

  function sendText(chat: number, html: string, options: Parameters<Api["sendMessage"]>[2]) {
    return orPlain(html, (text, mode) => {
      const all = { ...mode, ...options, link_preview_options: NO_PREVIEW };
      return idOf(api.sendMessage(chat, text, all));
    });
  }

  /** By the id that Telegram gave the same picture before, else uploaded. */
  async function sendPhoto(
    chat: number,
    { key, png }: Extract<Part, { type: "photo" }>,
    options: Parameters<Api["sendPhoto"]>[2],
  ): Promise<number> {
    const noted = await notes.get(`photo:${key}`);
    if (noted !== undefined) {
      try {
        return await idOf(api.sendPhoto(chat, noted, options));
      } catch (cause) {
        if (!isRefusal(cause, /file/i)) throw cause;
        await notes.delete(`photo:${key}`);
      }
    }
    const file = new InputFile(await png(), "card.png");
    const { message_id, photo } = await api.sendPhoto(chat, file, options);
    const id = photo.at(-1)?.file_id;
    if (id) await notes.set(`photo:${key}`, id);
    return message_id;
  }
}

/** With markup; without it should Telegram not like it: the words matter more. */
async function orPlain(
  html: string,
  send: (text: string, mode: { parse_mode?: "HTML" }) => Promise<number>,
): Promise<number> {
  try {
    return await send(html, { parse_mode: "HTML" });
  } catch (cause) {
    if (!isRefusal(cause, /parse entities/i)) throw cause;
    return await send(plainOf(html), {});
  }
}

async function idOf(sent: Promise<{ message_id: number }>): Promise<number> {
  return (await sent).message_id;
}
