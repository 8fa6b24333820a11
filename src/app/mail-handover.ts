import { firstLocale } from "#core/content.ts";
import type { Block } from "#core/message.ts";
import type { Told } from "#core/requests/decision.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import { taskOf } from "#core/requests/views.ts";
import { letterBlocks } from "#core/scenes/handover.ts";
import { dayText, noonOf } from "#core/text/format.ts";
import type { Transaction } from "#ports/store.ts";
import type { World } from "./world.ts";

/**
 * Mails what the resident said yes to, where the help point has an address and mail is set up; the
 * key person then reads that it was mailed.
 */
export async function mailHandover(
  world: World,
  transaction: Transaction,
  request: CallbackRequest,
  told: readonly Told[],
): Promise<void> {
  const locale = firstLocale(world.content.texts);
  const blocks = letterBlocks(world.content, locale, taskOf(request), request.claimerName ?? "");
  const isMailed = await mail(world, transaction, request, "set", blocks);
  for (const { news } of told) if (news.kind === "handover-agreed") news.isMailed = isMailed;
}

/** Mails that an agreed visit does not take place, to a help point that was told of it by mail. */
export async function mailVisitOff(
  world: World,
  transaction: Transaction,
  before: CallbackRequest,
  told: readonly Told[],
): Promise<void> {
  const { texts } = world.content;
  const locale = firstLocale(texts);
  const day = dayText(locale, noonOf(before.handover?.day ?? ""));
  const blocks: Block[] = [
    { type: "heading", text: texts.fill(locale, "handover.letter-subject") },
    { type: "text", text: texts.fill(locale, "handover.letter-off", { day }) },
  ];
  const isMailed = await mail(world, transaction, before, "off", blocks);
  for (const { news } of told) if (news.kind === "visit-off") news.isMailed = isMailed;
}

/** Each mail is a contact of its own, so that one that is refused holds up no other. */
async function mail(
  world: World,
  transaction: Transaction,
  { id: request, handover }: CallbackRequest,
  what: "set" | "off",
  blocks: Block[],
): Promise<boolean> {
  const { directory, texts } = world.content;
  const point = directory.points.find((one) => one.id === handover?.point);
  if (!point?.email || !world.channels.has("mail")) return false;
  const id = `mail:${request}:${handover?.day}:${what}`;
  await transaction.outbox.add({
    id,
    contact: { id: world.vault.lookUp(id), channel: "mail", address: point.email },
    message: { locale: firstLocale(texts), blocks, choices: [] },
    at: world.clock.now(),
  });
  return true;
}
