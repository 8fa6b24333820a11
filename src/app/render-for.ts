import { type Card, cardInWords } from "#core/cards/card.ts";
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
  const card = message.card ? composed(world, message.card, message.locale) : null;
  if (!card || !message.card) return fitted;
  const { key, alt } = card;
  const png = () => paintCard(world, card.card, key);
  return { ...fitted, card: { id: message.card, key, alt, png } };
}

type Composed = { card: Card; key: string; alt: string };

/** Cards that are kept as they were composed: all topics in all languages, and some more. */
const MOST_KEPT = 2_000;
const kept = new WeakMap<World["content"], Map<string, Composed>>();

/** What is on a card depends on the content alone, so it is put together once. */
function composed(world: World, id: string, locale: string): Composed | null {
  const all = kept.get(world.content) ?? new Map<string, Composed>();
  kept.set(world.content, all);
  const name = `${locale} ${id}`;
  const known = all.get(name);
  if (known) return known;
  const card = composeCard(world.content, id, locale);
  if (!card) return null;
  const one = { card, key: cardKey(world, card), alt: cardInWords(card) };
  if (all.size >= MOST_KEPT) all.clear();
  all.set(name, one);
  return one;
}
