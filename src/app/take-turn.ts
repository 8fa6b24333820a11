import { advance } from "#core/conversation/advance.ts";
import { newConversation } from "#core/conversation/conversation.ts";
import type { Turn } from "#core/conversation/scene.ts";
import type { Event, Happening } from "#core/event.ts";
import type { Contact, StoredConversation, Transaction } from "#ports/store.ts";
import { applyEffects } from "./apply-effects.ts";
import { conversationId, type World } from "./world.ts";

/**
 * The only way in: one event, one transaction. An event seen before changes nothing. Returns after
 * the commit; throws when nothing was saved.
 */
export async function takeTurn(world: World, event: Event): Promise<void> {
  const started = performance.now();
  const { channel, address } = event;
  const contact: Contact = { id: conversationId(world, channel, address), channel, address };
  await world.store.transaction(async (transaction) => {
    const now = world.clock.now();
    if (!(await transaction.see(channel, event.id, now))) return;
    const stored = await transaction.conversations.load(contact.id);
    if (!stored && event.happening.type === "left") return;
    const before = stored ?? {
      contact,
      conversation: firstConversation(world, event.hint),
      changedAt: now,
    };
    const turn = { eventId: `${channel}:${event.id}`, now, ownNumber: event.number ?? null };
    await playTurn(world, transaction, before, event.happening, turn);
  });
  world.meter.turn(channel, performance.now() - started);
}

/** A happening at a known contact, inside a transaction that has locked the conversation. */
export async function playTurn(
  world: World,
  transaction: Transaction,
  stored: StoredConversation,
  happening: Happening,
  turn: Turn,
): Promise<void> {
  const { conversation, effects } = advance(world.content, stored.conversation, happening, turn);
  const after = { ...stored, conversation, changedAt: turn.now };
  await transaction.conversations.save(after);
  await applyEffects(world, transaction, after, effects, turn.now);
}

function firstConversation(world: World, hint: string | undefined) {
  const { locales } = world.content.texts;
  const hinted = hint && (locales.has(hint) ? hint : hint.split("-")[0]);
  if (hinted && locales.has(hinted)) {
    return { ...newConversation(hinted), localeBy: "hint" as const };
  }
  return newConversation(locales.keys().next().value ?? "nl");
}
