import type { Card } from "#core/cards/card.ts";
import { composeCard } from "#core/cards/compose.ts";
import type { World } from "./world.ts";

/** Raise it when the painter draws the same card differently. */
const LOOK = 2;

/** What a picture is known by: all that is on it, and how it is drawn. */
export function cardKey(world: World, card: Card): string {
  return world.vault.lookUp(`card:${LOOK}:${JSON.stringify(card)}`);
}

/** The picture of a card, painted once for all who get it. */
export async function paintCard(
  world: World,
  card: Card,
  key = cardKey(world, card),
): Promise<Uint8Array> {
  const known = await world.cards.get(key);
  if (known) return known;
  const png = await world.painter.paint(card);
  await world.cards.set(key, png);
  return png;
}

/** The picture of a card by its id; null when there is no such card. */
export async function paintCardById(
  world: World,
  id: string,
  locale: string,
): Promise<Uint8Array | null> {
  const card = composeCard(world.content, id, locale);
  return card ? paintCard(world, card) : null;
}
