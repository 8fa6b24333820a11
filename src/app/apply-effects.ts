import type { StampedEffect } from "#core/conversation/advance.ts";
import { dayOf } from "#core/text/format.ts";
import type { StoredConversation, Transaction } from "#ports/store.ts";
import { forgetContact } from "./forget-contact.ts";
import { moveRequest, openRequest, requestsFor } from "./move-request.ts";
import { redeemInvite } from "./redeem-invite.ts";
import { tell } from "./tell.ts";
import type { World } from "./world.ts";

/** Does what a turn wants done, in the turn's own transaction. */
export async function applyEffects(
  world: World,
  transaction: Transaction,
  stored: StoredConversation,
  effects: readonly StampedEffect[],
  now: number,
): Promise<void> {
  const contact = stored.contact.id;
  for (const { id, effect } of effects) {
    switch (effect.type) {
      case "send":
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
      case "move-request":
        await moveRequest(world, transaction, effect.request, effect.move, contact);
        break;
      case "list-requests": {
        const news = await requestsFor(transaction, contact, effect.which);
        await tell(world, transaction, contact, news);
        break;
      }
      case "save-key-person":
        await transaction.keyPersons.save({ ...effect.person, id: contact });
        break;
      case "remind":
        await transaction.timers.set({
          id: `remind:${contact}`,
          dueAt: effect.at,
          target: {
            type: "contact",
            contact,
            happening: { type: "news", news: { kind: "reminder", day: effect.day } },
          },
        });
        break;
      case "redeem-invite":
        await redeemInvite(world, transaction, contact, effect.code);
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
