import type { Chat } from "./chats.ts";
import { type Kept, type Shown, show } from "./chats.ts";
import { partsOf, type Words, wordsOf } from "./entities.ts";
import { photoSizes } from "./files.ts";
import { markupOf, rowsIn } from "./markup.ts";
import { numberIn, type Params, recordOf, textOf } from "./params.ts";
import { badRequest } from "./refusal.ts";
import type { World } from "./world.ts";

type Content = {
  json: Record<string, unknown>;
  shown: Pick<Shown, "kind"> &
    Partial<Pick<Shown, "photo" | "document" | "venue" | "location" | "contact">>;
  words: Words;
};

const ACTIONS = new Set(
  "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note".split(
    " ",
  ),
);
const SILENT: Words = { text: "", html: "", entities: [] };

/** sendMessage */
export function sendMessage(world: World, params: Params) {
  return post(world, params, () => {
    const words = wordsOf(params, "text");
    return { json: textJson("text", words), shown: { kind: "text" }, words };
  });
}

/** sendPhoto */
export function sendPhoto(world: World, params: Params) {
  return post(world, params, () => {
    const words = wordsOf(params, "caption");
    const file = world.files.ofCall(params, "photo");
    return {
      json: { photo: photoSizes(file), ...textJson("caption", words) },
      shown: { kind: "photo", photo: { fileId: file.id, bytes: file.bytes } },
      words,
    };
  });
}

/** sendDocument */
export function sendDocument(world: World, params: Params) {
  return post(world, params, () => {
    const words = wordsOf(params, "caption");
    const { id, uniqueId, name, bytes } = world.files.ofCall(params, "document");
    const names = { file_id: id, file_unique_id: uniqueId, file_name: name };
    return {
      json: { document: { ...names, file_size: bytes.length }, ...textJson("caption", words) },
      shown: { kind: "document", document: { fileId: id, name, bytes } },
      words,
    };
  });
}

/** sendVenue */
export function sendVenue(world: World, params: Params) {
  return post(world, params, () => {
    const location = locationOf(params);
    const title = needed(params, "title");
    const address = needed(params, "address");
    return {
      json: { location, venue: { location, title, address } },
      shown: { kind: "venue", venue: { ...location, title, address } },
      words: SILENT,
    };
  });
}

/** sendLocation */
export function sendLocation(world: World, params: Params) {
  return post(world, params, () => {
    const location = locationOf(params);
    return { json: { location }, shown: { kind: "location", location }, words: SILENT };
  });
}

/** sendContact */
export function sendContact(world: World, params: Params) {
  return post(world, params, () => {
    const number = needed(params, "phone_number");
    const name = needed(params, "first_name");
    return {
      json: { contact: { phone_number: number, first_name: name } },
      shown: { kind: "contact", contact: { number, name } },
      words: SILENT,
    };
  });
}

/** sendChatAction */
export function sendChatAction(world: World, params: Params): true {
  world.openChatOf(params);
  return ACTIONS.has(textOf(params, "action")) || badRequest("wrong parameter action in request");
}

/** The part of a message that is text. */
export function textJson(name: "text" | "caption", { text, entities }: Words) {
  if (text === "") return {};
  const marks = name === "text" ? "entities" : "caption_entities";
  return { [name]: text, ...(entities.length > 0 ? { [marks]: entities } : {}) };
}

/** The part of a shown message that is text. */
export function shownText(words: Words): Pick<Shown, "text" | "html" | "bold" | "links"> {
  return {
    text: words.text,
    html: words.html,
    bold: partsOf(words, "bold").map(({ text }) => text),
    links: partsOf(words, "text_link"),
  };
}

/** The inline buttons as a person sees them. */
export function shownButtons(rows: ReturnType<typeof rowsIn>): Shown["buttons"] {
  return rows.flat().map(({ text, callback_data: data = "", url }) => ({
    label: text,
    data,
    ...(url === undefined ? {} : { url }),
  }));
}

/** Whether a call wants no preview of its links. */
export function previewOff(params: Params): boolean {
  const off = recordOf(params, "link_preview_options")?.["is_disabled"] === true;
  return off || params["disable_web_page_preview"] === true;
}

function post(world: World, params: Params, contentOf: () => Content): Record<string, unknown> {
  const chat = world.openChatOf(params);
  checkReply(chat, params);
  const markup = markupOf(params, chat.json.type === "private");
  const { json, shown, words } = contentOf();
  const rows = rowsIn(markup);
  const id = world.nextMessage();
  const at = Date.now();
  const kept: Kept = {
    json: {
      message_id: id,
      from: world.me,
      chat: chat.json,
      date: Math.floor(at / 1000),
      ...json,
      ...(rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}),
    },
    shown: {
      id,
      ...shown,
      ...shownText(words),
      buttons: shownButtons(rows),
      previewOff: previewOff(params),
      at,
    },
    entities: words.entities,
    markup: JSON.stringify(rows),
    editable: markup === null || markup.kind === "inline",
  };
  if (markup?.kind === "keyboard") chat.keyboard = { message: id, ...markup };
  if (markup?.kind === "remove") chat.keyboard = null;
  show(chat, kept);
  return kept.json;
}

function checkReply(chat: Chat, params: Params): void {
  const reply = recordOf(params, "reply_parameters");
  const id = reply?.["message_id"] ?? params["reply_to_message_id"];
  if (id === undefined || reply?.["allow_sending_without_reply"] === true) return;
  if (typeof id !== "number") return badRequest("can't parse reply parameters: message_id");
  if (!chat.messages.has(id) && !chat.incoming.has(id))
    badRequest("message to be replied not found");
}

function locationOf(params: Params): { latitude: number; longitude: number } {
  const latitude = numberIn(params, "latitude");
  const longitude = numberIn(params, "longitude");
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) badRequest("wrong location specified");
  return { latitude, longitude };
}

function needed(params: Params, name: string): string {
  return textOf(params, name).trim() || badRequest(`${name} is empty`);
}
