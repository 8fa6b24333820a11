import { checkedLink } from "./links.ts";
import { isRecord, type Params, recordOf } from "./params.ts";
import { badRequest } from "./refusal.ts";

/** An inline button as it was sent. */
export type InlineButton = { text: string; callback_data?: string; url?: string };

/** A key of a reply keyboard, and what pressing it gives. */
export type Key = { text: string; asks: "place" | "number" | null };

/** What hangs under a message or takes the place of the phone's keyboard. */
export type Markup =
  | { kind: "inline"; rows: readonly (readonly InlineButton[])[] }
  | { kind: "keyboard"; keys: readonly Key[]; oneTime: boolean }
  | { kind: "remove" }
  | { kind: "reply" };

const ACTIONS = [
  "callback_data",
  "url",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];

/** The reply markup of a call, checked. */
export function markupOf(params: Params, inPrivate: boolean): Markup | null {
  const given = recordOf(params, "reply_markup");
  if (!given) return null;
  if (given["inline_keyboard"] !== undefined) return inlineOf(given["inline_keyboard"]);
  if (given["keyboard"] !== undefined) {
    const rows = rowsOf(given["keyboard"]).map((row) => row.map((key) => keyOf(key, inPrivate)));
    if (rows.some((row) => row.length > 12) || rows.flat().length > 300)
      badRequest("reply markup is too long");
    return { kind: "keyboard", keys: rows.flat(), oneTime: given["one_time_keyboard"] === true };
  }
  if (given["remove_keyboard"] === true) return { kind: "remove" };
  if (given["force_reply"] === true) return { kind: "reply" };
  return Object.keys(given).length === 0 ? null : badRequest("object expected as reply markup");
}

/** The inline keyboard of a call that edits. */
export function inlineMarkupOf(params: Params): Markup | null {
  const markup = markupOf(params, true);
  return !markup || markup.kind === "inline" ? markup : badRequest("inline keyboard expected");
}

/** The rows of an inline keyboard, none for any other markup. */
export function rowsIn(markup: Markup | null): readonly (readonly InlineButton[])[] {
  return markup?.kind === "inline" ? markup.rows : [];
}

function inlineOf(given: unknown): Markup | null {
  const rows = rowsOf(given).map((row) => row.map(inlineButton));
  if (rows.some((row) => row.length > 8) || rows.flat().length > 100)
    badRequest("reply markup is too long");
  const filled = rows.filter((row) => row.length > 0);
  return filled.length > 0 ? { kind: "inline", rows: filled } : null;
}

function rowsOf(given: unknown): unknown[][] {
  if (!Array.isArray(given)) return badRequest("can't parse keyboard: expected an Array of rows");
  return given.map((row: unknown) =>
    Array.isArray(row) ? row : badRequest("can't parse keyboard: a row must be of type Array"),
  );
}

function inlineButton(given: unknown): InlineButton {
  if (!isRecord(given)) return badRequest("can't parse inline keyboard button: expected an Object");
  const { text, callback_data: data, url } = given;
  if (typeof text !== "string" || text.trim() === "")
    return badRequest('can\'t parse inline keyboard button: field "text" must be a String');
  const actions = ACTIONS.filter((action) => given[action] !== undefined);
  if (actions.length === 0) badRequest("text buttons are unallowed in the inline keyboard");
  if (actions.length > 1) badRequest("an inline keyboard button must have exactly one action");
  if (data !== undefined) checkData(data);
  if (url !== undefined && (typeof url !== "string" || checkedLink(url) === null))
    badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return { ...given, text };
}

function checkData(data: unknown): void {
  if (typeof data !== "string" || data === "" || Buffer.byteLength(data) > 64)
    badRequest("BUTTON_DATA_INVALID");
}

function keyOf(given: unknown, inPrivate: boolean): Key {
  const key = typeof given === "string" ? { text: given } : given;
  if (!isRecord(key) || typeof key["text"] !== "string" || key["text"].trim() === "")
    return badRequest('can\'t parse keyboard button: field "text" must be a String');
  const { text } = key;
  const place = key["request_location"] === true;
  const number = key["request_contact"] === true;
  if (number && !inPrivate) badRequest("phone number can be requested in private chats only");
  if (place && !inPrivate) badRequest("location can be requested in private chats only");
  if (place && number) badRequest("a keyboard button can request one thing only");
  const asks = place ? "place" : number ? "number" : null;
  return { text, asks };
}
