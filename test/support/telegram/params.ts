import { badRequest } from "./refusal.ts";

/** The parameters of a call: by `typed` of the right type, uploads included. */
export type Params = Readonly<Record<string, unknown>>;

/** A file that came with a call. */
export type Upload = { name: string; bytes: Uint8Array };

type Kind = "chat" | "integer" | "number" | "flag" | "object" | "list" | "text" | "file";

const KINDS = new Map<string, Kind>(
  (
    [
      ["chat", "chat_id"],
      [
        "integer",
        "message_id user_id message_thread_id reply_to_message_id offset limit timeout max_connections cache_time",
      ],
      ["number", "latitude longitude horizontal_accuracy"],
      [
        "flag",
        "disable_notification protect_content drop_pending_updates show_alert has_spoiler show_caption_above_media disable_web_page_preview disable_content_type_detection",
      ],
      ["object", "reply_markup reply_parameters link_preview_options scope menu_button"],
      ["list", "entities caption_entities commands allowed_updates"],
      [
        "text",
        "text caption parse_mode callback_query_id url secret_token name description short_description language_code title address phone_number first_name last_name vcard action file_id",
      ],
      ["file", "photo document"],
    ] as const
  ).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)),
);

/** The parameters with their own types, from JSON or from a form; a wrong type is refused. */
export function typed(raw: Params): Params {
  const params: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value === null || value === undefined) continue;
    const kind = KINDS.get(name);
    params[name] = kind ? valueFor(kind, name, value) : value;
  }
  return params;
}

function valueFor(kind: Kind, name: string, value: unknown): unknown {
  const read = READ[kind](value);
  return read === undefined ? badRequest(`field "${name}" must be of type ${kind}`) : read;
}

const READ: Record<Kind, (value: unknown) => unknown> = {
  chat: (value) =>
    value === "" || (typeof value === "string" && value.startsWith("@")) ? value : wholeOf(value),
  integer: wholeOf,
  number: numberOf,
  flag: flagOf,
  object: (value) => {
    const read = parsed(value);
    return isRecord(read) ? read : undefined;
  },
  list: (value) => {
    const read = parsed(value);
    return Array.isArray(read) ? read : undefined;
  },
  text: (value) => (typeof value === "string" ? value : undefined),
  file: (value) => (typeof value === "string" || isUpload(value) ? value : undefined),
};

function wholeOf(value: unknown): number | undefined {
  const read = numberOf(value);
  return Number.isSafeInteger(read) ? read : undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  return Number(value);
}

function flagOf(value: unknown): boolean | undefined {
  if (value === true || value === "true" || value === "1") return true;
  return value === false || value === "false" || value === "0" ? false : undefined;
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Whether it is an object with names. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether it is a file that came with the call. */
export function isUpload(value: unknown): value is Upload {
  return isRecord(value) && value["bytes"] instanceof Uint8Array;
}

/** A text, "" when there is none. */
export function textOf(params: Params, name: string): string {
  const value = params[name];
  return typeof value === "string" ? value : "";
}

/** A number that must be there. */
export function numberIn(params: Params, name: string): number {
  const value = params[name];
  return typeof value === "number" ? value : badRequest(`${name} is empty`);
}

/** A whole number between two others; outside of them the nearest. */
export function between(params: Params, name: string, low: number, high: number, usual: number) {
  const value = params[name];
  return Math.min(high, Math.max(low, typeof value === "number" ? value : usual));
}

/** An object, or null when there is none. */
export function recordOf(params: Params, name: string): Record<string, unknown> | null {
  const value = params[name];
  return isRecord(value) ? value : null;
}

/** A list, or null when there is none. */
export function listOf(params: Params, name: string): readonly unknown[] | null {
  const value: unknown = params[name];
  return Array.isArray(value) ? value : null;
}
