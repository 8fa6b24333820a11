import { firstLocale } from "#core/content.ts";
import type { Told } from "#core/requests/decision.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import { taskOf } from "#core/requests/views.ts";
import { letterBlocks } from "#core/scenes/handover.ts";
import type { Transaction } from "#ports/store.ts";
import type { World } from "./world.ts";

/**
 * Mails what the resident said yes to, where the help point has an address and mail is set up; the
 * key person then reads that it was mailed. Each handover is a contact of its own, so that one mail
 * that is refused holds up no other.
 */
export async function mailHandover(
  world: World,
  transaction: Transaction,
  request: CallbackRequest,
  told: readonly Told[],
): Promise<void> {
  const { directory, texts } = world.content;
  const point = directory.points.find(({ id }) => id === request.handover?.point);
  if (!point?.email || !world.channels.has("mail")) return;
  const id = `${request.id}:${request.handover?.day}`;
  const locale = firstLocale(texts);
  const blocks = letterBlocks(world.content, locale, taskOf(request), request.claimerName ?? "");
  await transaction.outbox.add({
    id: `mail:${id}`,
    contact: { id: world.vault.lookUp(`mail:${id}`), channel: "mail", address: point.email },
    message: { locale, blocks, choices: [] },
    at: world.clock.now(),
  });
  for (const { news } of told) if (news.kind === "handover-agreed") news.isMailed = true;
}
