import { join } from "node:path";
import type { Card } from "#core/cards/card.ts";
import type { CardPainter } from "#ports/card-painter.ts";
import { pictogramNames } from "./pictograms.ts";
import { thread } from "./thread.ts";

/** After this long without a card the thread and its memory are given back. */
const IDLE_MS = 60_000;

/** Draws cards in a thread of its own from the `pictures` folder, so that a burst of them never holds up a turn. */
export function cardPainter(options: { pictures: string; idleMs?: number }): CardPainter {
  const names = pictogramNames(join(options.pictures, "pictograms"));
  const painting = thread<Card, Uint8Array>(new URL("./worker.ts", import.meta.url), {
    workerData: { pictures: options.pictures },
    idleMs: options.idleMs ?? IDLE_MS,
  });
  return {
    async paint(card) {
      const unknown = card.tiles.find((tile) => !names.has(tile.pictogram));
      if (unknown) throw new Error(`unknown pictogram: ${unknown.pictogram}`);
      return painting.run(card);
    },
    pictograms: () => names,
    close: () => painting.close(),
  };
}
