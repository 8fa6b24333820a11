import type { Card } from "#core/cards/card.ts";
import type { Box, Spot } from "./layout.ts";
import type { BlockStyle } from "./text-block.ts";

export const COLOUR = {
  green: "#0f5c4d",
  sand: "#fbf6ec",
  sandLine: "#e2d6bf",
  orange: "#d9622b",
  ink: "#17211e",
  white: "#ffffff",
};

type Hand = Pick<BlockStyle, "locale" | "direction" | "weight" | "fill">;

/** Text in the language of the card. */
export function textOf(card: Card, fill: string): Hand {
  return { locale: card.locale, direction: card.direction, weight: "bold", fill };
}

/** A number, written left-to-right in every language. */
export function numeral(fill: string): Hand {
  return { locale: "nl", direction: "ltr", weight: "bold", fill };
}

export function rectangle({ x, y, width, height }: Box, fill: string, more = ""): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;
}

export function circle({ x, y }: Spot, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
}

export function boxAround({ x, y }: Spot, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}
