import type { Card } from "#core/cards/card.ts";

/** Draws cards. */
export type CardPainter = {
  /** PNG of 1080 × 1080 pixels. The same card gives the same bytes. Throws if a pictogram is unknown. */
  paint(card: Card): Promise<Uint8Array>;
  /** Names of all pictograms that can be drawn. */
  pictograms(): ReadonlySet<string>;
  close(): Promise<void>;
};
