import type { StampedEffect } from "#core/conversation/advance.ts";
import type { Message } from "#core/message.ts";
import { dayOf } from "#core/text/format.ts";
import type { Contact, StoredConversation, Transaction } from "#ports/store.ts";
import { forgetContact, letGoOf } from "./forget-contact.ts";
import { changeKeyPerson, saveOwnProfile } from "./key-person-changes.ts";
import { listFor } from "./list-for.ts";
import { moveRequest, openRequest } from "./move-request.ts";
import { answerQuestion, askAgain, askCoordinators, passOnWords } from "./pass-on.ts";
import { inviteFor, redeemInvite } from "./redeem-invite.ts";
import type { World } from "./world.ts";

/** A message that takes the place of an earlier one, where nothing that was sent can be changed. */
function isLost({ channels }: World, { channel }: Contact, message: Message): boolean {
  return message.replaces !== undefined && channels.get(channel)?.limits.edits !== true;
}

/** Does what a turn wants done, in the turn's own transaction. */
export async function applyEffects(
  world: World,
  transaction: Transaction,
  stored: StoredConversation,
  effects: readonly StampedEffect[],
  now: number,
): Promise<void> {
  const contact = stored.contact.id;
  const mover = { by: contact, isCoordinator: stored.conversation.role === "coordinator" };
  for (const { id, effect } of effects) {
    switch (effect.type) {
      case "send":
        if (isLost(world, stored.contact, effect.message)) break;
        await transaction.outbox.add({
          id,
          contact: stored.contact,
          message: effect.message,
          at: now,
        });
        break;
      case "open-request":
        await openRequest(world, transaction, contact, id, effect.wish);
        break;
      case "ask-again":
        await askAgain(world, transaction, contact, id, effect);
        break;
      case "move-request":
        await moveRequest(world, transaction, effect.request, effect.wanted, mover);
        break;
      case "list":
        await listFor(world, transaction, contact, effect.what);
        break;
      case "save-key-person":
        await saveOwnProfile(transaction, contact, effect.person);
        break;
      case "change-key-person":
        await changeKeyPerson(world, transaction, mover, effect.person, effect.change);
        break;
      case "write":
        await passOnWords(world, transaction, contact, effect.request, effect.text);
        break;
      case "ask-coordinators":
        await askCoordinators(world, transaction, contact, effect.text);
        break;
      case "answer-question":
        await answerQuestion(world, transaction, effect.to, effect.text);
        break;
      case "set-timer":
        await transaction.timers.set({
          id: [effect.name, contact, ...(effect.about ? [effect.about] : [])].join(":"),
          dueAt: effect.at,
          target: { type: "contact", contact, happening: { type: "news", news: effect.news } },
        });
        break;
      case "cancel-timer":
        await transaction.timers.cancel(`${effect.name}:${contact}`);
        break;
      case "make-invite":
        await inviteFor(world, transaction, contact, id);
        break;
      case "redeem-invite":
        await redeemInvite(world, transaction, contact, effect.code);
        break;
      case "let-go":
        await letGoOf(world, transaction, contact);
        break;
      case "forget":
        await forgetContact(world, transaction, stored);
        break;
      case "count": {
        const { kind, topic, locale, area } = effect;
        await transaction.signals.count({ day: dayOf(now), kind, topic, locale, area });
        break;
      }
      default:
        effect satisfies never;
    }
  }
}
