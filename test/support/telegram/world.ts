import { type Chat, emptyChat, type User } from "./chats.ts";
import { openFiles } from "./files.ts";
import { type Params, textOf } from "./params.ts";
import { openPolling } from "./polling.ts";
import { openProfile } from "./profile.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { openUpdates } from "./updates.ts";
import { openWebhook } from "./webhook.ts";

/** Everything that one server knows. */
export type World = ReturnType<typeof openWorld>;

/** A world with the bot alone. */
export function openWorld(token: string, username: string) {
  const me = {
    id: Number.parseInt(token, 10),
    is_bot: true,
    first_name: "Geldbuur",
    username,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
  const chats = new Map<number, Chat>();
  const updates = openUpdates();
  const polling = openPolling(updates);
  const taps = new Set<string>();
  let messages = 0;
  let tapped = 0;

  function freshId(start: number, step: number): number {
    let id = start + step * (chats.size + 1);
    while (chats.has(id)) id += step;
    return id;
  }

  return {
    me,
    chats,
    updates,
    polling,
    webhook: openWebhook(updates, polling),
    profile: openProfile(me.first_name),
    files: openFiles(),
    /** Taps that the bot did not answer yet. */
    taps,
    nextMessage: () => ++messages,
    newTap(): string {
      const id = `${900_000_000_000 + ++tapped}`;
      taps.add(id);
      return id;
    },
    freshPerson: () => freshId(700_000_000, 1),
    freshGroup: () => freshId(-1_001_000_000_000, -1),
    /** The chat with an id; a private one is opened, for a group there must be one. */
    openChat(json: Chat["json"], members: readonly User[]): Chat {
      const chat = chats.get(json.id) ?? emptyChat(json, []);
      chat.json = json;
      for (const member of members) chat.members.set(member.id, member);
      chats.set(json.id, chat);
      return chat;
    },
    /** The chat of a call. */
    chatOf(params: Params): Chat {
      const id = params["chat_id"];
      if (id === undefined || id === "") badRequest("chat_id is empty");
      const chat = typeof id === "number" ? chats.get(id) : undefined;
      return chat ?? badRequest("chat not found");
    },
    /** The chat of a call that writes. */
    openChatOf(params: Params): Chat {
      const chat = this.chatOf(params);
      if (chat.shut !== null) throw new Refusal(403, `Forbidden: ${chat.shut}`);
      return chat;
    },
    answerTap(params: Params): true {
      const known = taps.delete(textOf(params, "callback_query_id"));
      if (!known)
        badRequest("query is too old and response timeout expired or query ID is invalid");
      if (textOf(params, "text").length > 200) badRequest("MESSAGE_TOO_LONG");
      return true;
    },
  };
}
