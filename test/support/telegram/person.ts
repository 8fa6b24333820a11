import { type Chat, nextShown, type Shown, type User } from "./chats.ts";
import { photoSizes } from "./files.ts";
import type { Key } from "./markup.ts";
import type { World } from "./world.ts";

/** Somebody with a private chat with the bot; what they do gives the update's id. */
export type Person = ReturnType<typeof personIn>;

type Content = Readonly<Record<string, unknown>>;

/** A person in a world, new or known by the id. */
export function personIn(
  world: World,
  options: { id?: number; name?: string; language?: string } = {},
) {
  const { id = world.freshPerson(), name = "Ana", language } = options;
  const user: User = {
    id,
    is_bot: false,
    first_name: name,
    ...(language === undefined ? {} : { language_code: language }),
  };
  const chat = world.openChat({ id, type: "private", first_name: name }, [user]);
  let last = 0;

  function sends(content: Content): number {
    if (chat.shut !== null) throw new Error(`${name} blocks the bot and cannot write to it`);
    last = world.nextMessage();
    return world.updates.push({ message: messageOf(chat, user, last, content) });
  }

  function taps(label: string, message?: Shown): number {
    const shown =
      message ?? newest(chat, ({ buttons }) => buttons.some((each) => each.label === label));
    const button = shown?.buttons.find((each) => each.label === label && each.url === undefined);
    if (!shown || !button) throw new Error(`no message shows a button "${label}"`);
    return tap(shown, button.data);
  }

  function tap({ id: message }: Shown, data: string): number {
    const gone = { chat: chat.json, message_id: message, date: 0 };
    const seen = chat.messages.get(message)?.json ?? gone;
    const query = {
      id: world.newTap(),
      from: user,
      chat_instance: String(id),
      message: seen,
      data,
    };
    return world.updates.push({ callback_query: query });
  }

  function press(asks: Key["asks"], content: Content): number {
    if (!chat.keyboard?.keys.some((key) => key.asks === asks))
      throw new Error(`no key that asks for the ${asks} shows`);
    if (chat.keyboard.oneTime) chat.keyboard = null;
    return sends(content);
  }

  function moves(from: string, to: string, shut: string | null): number {
    chat.shut = shut;
    const change = { chat: chat.json, from: user, date: Math.floor(Date.now() / 1000) };
    return world.updates.push({
      my_chat_member: {
        ...change,
        old_chat_member: membership(world, from),
        new_chat_member: membership(world, to),
      },
    });
  }

  return {
    id,
    user,
    says(text: string): number {
      const pressed = chat.keyboard?.keys.some((key) => key.text === text);
      if (pressed && chat.keyboard?.oneTime) chat.keyboard = null;
      return sends(textContent(text));
    },
    starts: (payload?: string): number =>
      sends(textContent(payload === undefined ? "/start" : `/start ${payload}`)),
    taps,
    /** Taps something that no button of the newest message holds. */
    tapsData(data: string): number {
      const shown = newest(chat, () => true);
      if (!shown) throw new Error("no message to tap on");
      return tap(shown, data);
    },
    sends,
    /** Edits the last message, or the one with the `message_id` in the content. */
    edits(content: Content): number {
      const edit_date = Math.floor(Date.now() / 1000);
      const message = messageOf(chat, user, last, { edit_date, ...content });
      return world.updates.push({ edited_message: message });
    },
    sharesPlace: (latitude: number, longitude: number): number =>
      press("place", { location: { latitude, longitude } }),
    sharesNumber: (number: string): number =>
      press("number", { contact: { phone_number: number, first_name: name, user_id: id } }),
    photo(caption?: string, more: Content = {}): number {
      const bytes = Buffer.from(`\xff\xd8\xff\xe0 a photo of ${name}`, "latin1");
      const photo = photoSizes(world.files.add("photo", bytes, "photo.jpg"));
      return sends({ photo, ...(caption === undefined ? {} : { caption }), ...more });
    },
    blocks: (): number => moves("member", "kicked", "bot was blocked by the user"),
    unblocks: (): number => moves("kicked", "member", null),
    /** The bot's messages in this chat as they stand now, oldest first. */
    chat: (): readonly Shown[] => [...chat.messages.values()].map(({ shown }) => shown),
    /** Every message ever sent to this chat as first sent, oldest first. */
    sent: (): readonly Shown[] => chat.sent,
    keyboard: (): readonly Key[] | null => chat.keyboard?.keys ?? null,
    /** The next message sent to this chat that was not taken yet; fails after five seconds. */
    next: (): Promise<Shown> => nextShown(chat),
  };
}

/** A text with its command marked. */
export function textContent(text: string): Content {
  const command = /^\/\w{1,64}(@\w+)?/.exec(text)?.[0];
  if (command === undefined) return { text };
  return { text, entities: [{ type: "bot_command", offset: 0, length: command.length }] };
}

/** A message of somebody. */
export function messageOf(
  chat: Chat,
  from: User,
  id: number,
  content: Content,
): Record<string, unknown> {
  const date = Math.floor(Date.now() / 1000);
  chat.incoming.add(id);
  return { message_id: id, from, chat: chat.json, date, ...content };
}

function newest(chat: Chat, fits: (shown: Shown) => boolean): Shown | undefined {
  return [...chat.messages.values()].findLast(({ shown }) => fits(shown))?.shown;
}

function membership({ me }: World, status: string): Record<string, unknown> {
  return { user: me, status, ...(status === "kicked" ? { until_date: 0 } : {}) };
}
