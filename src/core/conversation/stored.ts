import { z } from "zod";
import { CONVERSATION_VERSION, type Conversation, conversation } from "./conversation.ts";

const versioned = z.looseObject({ version: z.int().positive() });
type Versioned = z.infer<typeof versioned>;

/** From every past version to the one after it; the key is the version it reads. */
const UPGRADES: Readonly<Record<number, (old: Versioned) => Versioned>> = {
  1: (old) => ({ ...old, version: 2, notes: {}, reminder: null }),
  2: ({ request, ...old }) => ({
    ...old,
    version: 3,
    request: request && { ...request, handover: null, from: null, isWide: false, writes: false },
    checkIn: null,
    afterPrivate: false,
  }),
  3: (old) => ({ ...old, version: 4, gone: false }),
};

/** A conversation as it was stored, of this or any past version. Throws when it is none. */
export function readConversation(json: unknown): Conversation {
  let stored = versioned.parse(json);
  while (stored.version < CONVERSATION_VERSION) {
    const upgrade = UPGRADES[stored.version];
    if (!upgrade) throw new Error(`no upgrade from conversation version ${stored.version}`);
    stored = upgrade(stored);
  }
  return conversation.parse(stored);
}
