import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { Choice } from "#core/message.ts";
import type { Asks } from "./parts-of.ts";

/** A long menu has its short labels two in a row. */
const LONG_MENU = 5;
const SHORT_LABEL = 20;

/** Buttons under a message, each with its opaque data. */
export function inlineKeyboard(
  choices: readonly Choice[],
  data: readonly string[],
): InlineKeyboardMarkup {
  const rows: InlineKeyboardButton.CallbackButton[][] = [];
  const mayPair = choices.length >= LONG_MENU;
  for (const [index, { label }] of choices.entries()) {
    const button = { text: label, callback_data: data[index] ?? "" };
    const row = rows.at(-1);
    const [before] = row ?? [];
    const isPair = mayPair && row?.length === 1 && isShort(label) && isShort(before?.text ?? "");
    if (isPair) row?.push(button);
    else rows.push([button]);
  }
  return { inline_keyboard: rows };
}

/** The one button below the field where one types: sends the place, or the own number. */
export function askKeyboard(asks: Asks, label: string): ReplyKeyboardMarkup {
  const button =
    asks === "location"
      ? { text: label, request_location: true as const }
      : { text: label, request_contact: true as const };
  return { keyboard: [[button]], resize_keyboard: true, one_time_keyboard: true };
}

function isShort(label: string): boolean {
  return [...label].length <= SHORT_LABEL;
}
