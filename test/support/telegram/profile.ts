import type { BotCommand } from "grammy/types";
import { isRecord, listOf, type Params, recordOf, textOf } from "./params.ts";
import { badRequest } from "./refusal.ts";

type About = "name" | "description" | "short_description";

const LONGEST: Record<About, number> = { name: 64, description: 512, short_description: 120 };
const SCOPES = new Set([
  "default",
  "all_private_chats",
  "all_group_chats",
  "all_chat_administrators",
  "chat",
  "chat_administrators",
  "chat_member",
]);

/** A bot that has its name and nothing else. */
export function openProfile(name: string) {
  const commands = new Map<string, readonly BotCommand[]>();
  const about: Record<About, Map<string, string>> = {
    name: new Map([["", name]]),
    description: new Map(),
    short_description: new Map(),
  };
  const menus = new Map<unknown, unknown>();
  const saidOf = (what: About, language: string) => about[what].get(language) ?? "";

  return {
    setCommands(params: Params): true {
      const key = scopeKey(params);
      commands.set(key, commandsOf(params));
      return true;
    },
    getCommands: (params: Params) => commands.get(scopeKey(params)) ?? [],
    deleteCommands(params: Params): true {
      commands.delete(scopeKey(params));
      return true;
    },
    setAbout(what: About, params: Params): true {
      const language = languageOf(params);
      const said = textOf(params, what);
      if (said.length > LONGEST[what]) badRequest(`bot ${what.replace("_", " ")} is too long`);
      if (said === "") about[what].delete(language);
      else about[what].set(language, said);
      return true;
    },
    getAbout: (what: About, params: Params) => ({ [what]: saidOf(what, languageOf(params)) }),
    about: saidOf,
    setMenuButton(params: Params): true {
      const button = recordOf(params, "menu_button") ?? { type: "default" };
      if (!["default", "commands", "web_app"].includes(String(button["type"])))
        badRequest("can't parse menu button: unsupported type");
      if (button["type"] === "web_app" && (!button["text"] || !isRecord(button["web_app"])))
        badRequest("can't parse menu button: it needs a text and a web_app");
      menus.set(params["chat_id"], button);
      return true;
    },
    getMenuButton: (params: Params) =>
      menus.get(params["chat_id"]) ?? menus.get(undefined) ?? { type: "default" },
  };
}

function languageOf(params: Params): string {
  const language = textOf(params, "language_code");
  return /^([a-z]{2})?$/.test(language) ? language : badRequest("invalid language code specified");
}

function scopeKey(params: Params): string {
  const { type, chat_id: chat, user_id: user } = recordOf(params, "scope") ?? { type: "default" };
  if (!SCOPES.has(String(type))) badRequest("can't parse BotCommandScope: unsupported type");
  const ofChat = String(type).startsWith("chat");
  if (ofChat && chat === undefined) badRequest("chat_id is empty");
  if (type === "chat_member" && user === undefined) badRequest("invalid user_id specified");
  return JSON.stringify([type, chat, user, languageOf(params)]);
}

function commandsOf(params: Params): BotCommand[] {
  const given = listOf(params, "commands") ?? badRequest("can't parse commands JSON object");
  if (given.length > 100) badRequest("BOT_COMMANDS_TOO_MUCH");
  return given.map((each) => {
    if (!isRecord(each)) return badRequest("can't parse BotCommand: expected an Object");
    const { command, description } = each;
    if (typeof command !== "string" || !/^\/?[a-z0-9_]{1,32}$/.test(command))
      return badRequest("BOT_COMMAND_INVALID");
    if (typeof description !== "string" || description.trim() === "" || description.length > 256)
      return badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    return { command: command.replace("/", ""), description };
  });
}
