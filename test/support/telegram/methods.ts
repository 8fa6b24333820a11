import {
  deleteMessage,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
} from "./editing.ts";
import { numberIn, type Params, textOf } from "./params.ts";
import { badRequest } from "./refusal.ts";
import {
  sendChatAction,
  sendContact,
  sendDocument,
  sendLocation,
  sendMessage,
  sendPhoto,
  sendVenue,
} from "./sending.ts";
import type { World } from "./world.ts";

/** Does what a call asks; gives its result or refuses. */
export type Method = (world: World, params: Params, onGone: (left: () => void) => void) => unknown;

/** A method under the name that Telegram gives it. */
export type NamedMethod = { name: string; run: Method };

const LARGEST_DOWNLOAD = 20 * 1024 * 1024;

const METHODS: Record<string, Method> = {
  getMe: ({ me }) => me,
  getUpdates({ webhook, polling }, params, onGone) {
    webhook.allowPolls();
    return polling.poll(params, onGone);
  },
  setWebhook: ({ webhook }, params) => webhook.set(params),
  deleteWebhook: ({ webhook }, params) => webhook.remove(params),
  getWebhookInfo: ({ webhook }) => webhook.info(),
  sendMessage,
  sendPhoto,
  sendDocument,
  sendVenue,
  sendLocation,
  sendContact,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery: (world, params) => world.answerTap(params),
  getFile({ files }, params) {
    const file = files.byId(textOf(params, "file_id")) ?? badRequest("invalid file_id");
    if (file.bytes.length > LARGEST_DOWNLOAD) badRequest("file is too big");
    const { id, uniqueId, path, bytes } = file;
    return { file_id: id, file_unique_id: uniqueId, file_size: bytes.length, file_path: path };
  },
  getChatMember,
  leaveChat,
  setMyCommands: ({ profile }, params) => profile.setCommands(params),
  getMyCommands: ({ profile }, params) => profile.getCommands(params),
  deleteMyCommands: ({ profile }, params) => profile.deleteCommands(params),
  setMyName: ({ profile }, params) => profile.setAbout("name", params),
  getMyName: ({ profile }, params) => profile.getAbout("name", params),
  setMyDescription: ({ profile }, params) => profile.setAbout("description", params),
  getMyDescription: ({ profile }, params) => profile.getAbout("description", params),
  setMyShortDescription: ({ profile }, params) => profile.setAbout("short_description", params),
  getMyShortDescription: ({ profile }, params) => profile.getAbout("short_description", params),
  setChatMenuButton: ({ profile }, params) => profile.setMenuButton(params),
  getChatMenuButton: ({ profile }, params) => profile.getMenuButton(params),
};

const BY_NAME = new Map(
  Object.entries(METHODS).map(([name, run]) => [name.toLowerCase(), { name, run }]),
);

/** The method with a name, in whatever case. */
export function methodNamed(name: string): NamedMethod | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}

function getChatMember(world: World, params: Params) {
  const chat = world.chatOf(params);
  const id = numberIn(params, "user_id");
  if (id === world.me.id) {
    if (chat.shut !== null) return { status: "left", user: world.me };
    return { status: "member", user: world.me };
  }
  const member = chat.members.get(id);
  if (member) return { status: "member", user: member };
  const stranger = world.chats.get(id)?.members.get(id) ?? badRequest("PARTICIPANT_ID_INVALID");
  return { status: "left", user: stranger };
}

function leaveChat(world: World, params: Params): true {
  const chat = world.openChatOf(params);
  if (chat.json.type === "private")
    badRequest("chat member status can't be changed in private chats");
  chat.shut = "bot is not a member of the supergroup chat";
  return true;
}
