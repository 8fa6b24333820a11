import type { Chat, Kept } from "./chats.ts";
import { type Words, wordsOf } from "./entities.ts";
import { inlineMarkupOf, rowsIn } from "./markup.ts";
import { numberIn, type Params } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { previewOff, shownButtons, shownText, textJson } from "./sending.ts";
import type { World } from "./world.ts";

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** editMessageText */
export function editMessageText(world: World, params: Params) {
  const words = wordsOf(params, "text");
  const { chat, kept } = editableOf(world, params);
  if (kept.shown.kind !== "text") badRequest("there is no text in the message to edit");
  const { text: _text, entities: _entities, ...json } = kept.json;
  const shown = { ...kept.shown, ...shownText(words), previewOff: previewOff(params) };
  const edited = { ...kept, json: { ...json, ...textJson("text", words) }, shown };
  return change(chat, kept, edited, params, words);
}

/** editMessageCaption */
export function editMessageCaption(world: World, params: Params) {
  const words = wordsOf(params, "caption");
  const { chat, kept } = editableOf(world, params);
  if (kept.shown.kind !== "photo" && kept.shown.kind !== "document")
    badRequest("there is no caption in the message to edit");
  const { caption: _caption, caption_entities: _entities, ...json } = kept.json;
  const shown = { ...kept.shown, ...shownText(words) };
  const edited = { ...kept, json: { ...json, ...textJson("caption", words) }, shown };
  return change(chat, kept, edited, params, words);
}

/** editMessageReplyMarkup */
export function editMessageReplyMarkup(world: World, params: Params) {
  const { chat, kept } = editableOf(world, params);
  return change(chat, kept, kept, params, null);
}

/** deleteMessage */
export function deleteMessage(world: World, params: Params): true {
  const chat = world.openChatOf(params);
  const id = numberIn(params, "message_id");
  if (!chat.messages.delete(id) && !chat.incoming.delete(id))
    badRequest("message to delete not found");
  if (chat.keyboard?.message === id) chat.keyboard = null;
  return true;
}

function editableOf(world: World, params: Params): { chat: Chat; kept: Kept } {
  const chat = world.openChatOf(params);
  const id = numberIn(params, "message_id");
  if (chat.incoming.has(id)) badRequest("message can't be edited");
  const kept = chat.messages.get(id) ?? badRequest("message to edit not found");
  return kept.editable ? { chat, kept } : badRequest("message can't be edited");
}

function change(
  chat: Chat,
  before: Kept,
  edited: Kept,
  params: Params,
  words: Words | null,
): Record<string, unknown> {
  const rows = rowsIn(inlineMarkupOf(params));
  const markup = JSON.stringify(rows);
  const entities = words?.entities ?? before.entities;
  const sameWords =
    edited.shown.text === before.shown.text &&
    JSON.stringify(entities) === JSON.stringify(before.entities);
  if (sameWords && markup === before.markup) badRequest(NOT_MODIFIED);
  const { reply_markup: _markup, ...json } = edited.json;
  const kept: Kept = {
    shown: { ...edited.shown, buttons: shownButtons(rows) },
    json: {
      ...json,
      edit_date: Math.floor(Date.now() / 1000),
      ...(rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}),
    },
    entities,
    markup,
    editable: true,
  };
  chat.messages.set(before.shown.id, kept);
  return kept.json;
}
