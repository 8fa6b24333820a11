import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { Card } from "#core/cards/card.ts";
import { pictogramShelf } from "./pictograms.ts";
import { pngOf } from "./png.ts";
import { cardSvg } from "./svg.ts";

// The thread of the card painter: a card comes in, a PNG or the reason why not goes out.
const { pictures } = workerData as { pictures: string };
const shelf = pictogramShelf(join(pictures, "pictograms"));

parentPort?.on("message", (card: Card) => {
  try {
    parentPort?.postMessage({ result: pngOf(cardSvg(card, shelf)) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
