import type { Card } from "#core/cards/card.ts";
import { isolated } from "#core/text/direction.ts";
import { type Box, CALL_DISC_RADIUS, type Layout, type Spot } from "./layout.ts";
import { COLOUR, circle, numeral, rectangle, textOf } from "./paint.ts";
import { type TextBlock, textBlock } from "./text-block.ts";

const GAP = 34;

/** Tried from the largest, until what it is stands beside it in readable type. */
const NUMBER_SIZES = [72, 64, 58, 52];

/** The line to call. Its side follows the card; the number itself runs left-to-right. */
export function callPanel(card: Card, { call: place }: Layout): string {
  if (!card.call || !place) return "";
  const { number, caption } = numberAndCaption(card, card.call, place.text);
  return [
    rectangle(place.panel, COLOUR.green, 'rx="34"'),
    circle(place.disc, CALL_DISC_RADIUS, COLOUR.orange),
    handset(place.disc),
    number.svg,
    caption.svg,
  ].join("");
}

function numberAndCaption(card: Card, call: NonNullable<Card["call"]>, box: Box) {
  const tries = NUMBER_SIZES.values().map((size) => {
    const number = numberBlock(card, call.number, box, size);
    const left = box.width - number.width - GAP;
    const isMirrored = card.direction === "rtl";
    const captionBox = { ...box, width: left, x: isMirrored ? box.x : box.x + box.width - left };
    const style = { ...textOf(card, COLOUR.white), largest: 38, maxLines: 3 };
    return {
      number,
      caption: textBlock(isolated(call.caption), captionBox, { ...style, align: "start" }),
    };
  });
  let chosen = tries.next().value;
  for (const next of tries) {
    if (!chosen?.caption.isStrained) break;
    chosen = next;
  }
  return chosen as { number: TextBlock; caption: TextBlock };
}

/** At the side where reading starts. */
function numberBlock(card: Card, number: string, box: Box, largest: number): TextBlock {
  const style = { ...numeral(COLOUR.white), largest, maxLines: 1, align: "start" } as const;
  const room = { ...box, width: box.width * 0.6 };
  const { width } = textBlock(number, room, style);
  const x = card.direction === "rtl" ? box.x + box.width - width : box.x;
  return textBlock(number, { ...room, x }, style);
}

function handset({ x, y }: Spot): string {
  const ear = '<rect width="20" height="25" rx="7" fill="#fff"';
  const arc = '<path d="M-23 2C-18 20 18 20 23 2" fill="none" stroke="#fff" stroke-width="14"/>';
  const turned = `translate(${x - 2} ${y + 2}) rotate(45)`;
  return `<g transform="${turned}">${arc}${ear} x="-33" y="-17"/>${ear} x="13" y="-17"/></g>`;
}
