import type { Shown } from "./chats.ts";
import { messageOf, type Person, textContent } from "./person.ts";
import type { World } from "./world.ts";

/** A group with the bot in it. */
export type Group = ReturnType<typeof groupIn>;

/** A new group of these people. */
export function groupIn(world: World, options: { title: string; members: readonly Person[] }) {
  const { title, members } = options;
  const id = world.freshGroup();
  const users = members.map(({ user }) => user);
  const chat = world.openChat({ id, type: "supergroup", title }, users);

  function posts(content: Readonly<Record<string, unknown>>, person = members[0]): number {
    if (!person || !chat.members.has(person.id)) throw new Error(`nobody of ${title} writes this`);
    const message = messageOf(chat, person.user, world.nextMessage(), content);
    return world.updates.push({ message });
  }

  return {
    id,
    title,
    says: (person: Person, text: string): number => posts(textContent(text), person),
    /** Any other message, of the first member unless another is named. */
    posts,
    /** The bot's messages as they stand now, oldest first. */
    chat: (): readonly Shown[] => [...chat.messages.values()].map(({ shown }) => shown),
    /** Every message ever sent to this group as first sent, oldest first. */
    sent: (): readonly Shown[] => chat.sent,
    /** Whether the bot went away. */
    left: (): boolean => chat.shut !== null,
  };
}
