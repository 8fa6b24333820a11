import { cardInWords } from "#core/cards/card.ts";
import { composeCard } from "#core/cards/compose.ts";
import type { Message } from "#core/message.ts";
import { type Limits, render } from "#core/text/render.ts";
import type { Rendered } from "#ports/channel.ts";
import { cardKey, paintCard } from "./paint-card.ts";
import type { World } from "./world.ts";

/** A message fitted to a channel, with its card on demand. */
export function renderFor(world: World, limits: Limits, message: Message): Rendered {
  const { content } = world;
  const direction = content.texts.locales.get(message.locale)?.direction ?? "ltr";
  const pick = content.texts.fill(message.locale, "start.pick-number");
  const fitted = render(message, limits, { direction, pick });
  const card = message.card ? composeCard(content, message.card, message.locale) : null;
  if (!card || !message.card) return fitted;
  const key = cardKey(world, card);
  const png = () => paintCard(world, card, key);
  return { ...fitted, card: { id: message.card, key, alt: cardInWords(card), png } };
}
