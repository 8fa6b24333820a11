import type { Card } from "#core/cards/card.ts";
import { callPanel } from "./call-panel.ts";
import {
  type Arrow,
  BADGE_RADIUS,
  type Layout,
  layoutOf,
  SIGN_RADIUS,
  SIZE,
  type Spot,
  TIGHTEST_CAPTION,
  TITLE_ROOM,
  type TilePlace,
} from "./layout.ts";
import { boxAround, COLOUR, circle, numeral, rectangle, textOf } from "./paint.ts";
import type { PictogramShelf } from "./pictograms.ts";
import { textBlock } from "./text-block.ts";

const DUTCH = "nl";

/** The whole card as SVG without any text element, so that it looks the same everywhere. */
export function cardSvg(card: Card, pictograms: PictogramShelf): string {
  const layout = layoutOf(card);
  const parts = [
    rectangle({ x: 0, y: 0, width: SIZE, height: SIZE }, COLOUR.sand),
    header(card, layout, pictograms),
    ...layout.tiles.map((place, index) => tile(card, place, index, pictograms)),
    ...layout.arrows.map(arrow),
    callPanel(card, layout),
  ];
  const namespaces =
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return `<svg ${namespaces} width="${SIZE}" height="${SIZE}">${parts.join("")}</svg>`;
}

function header(card: Card, layout: Layout, pictograms: PictogramShelf): string {
  const title = textBlock(card.title, layout.title, {
    ...textOf(card, COLOUR.white),
    ...TITLE_ROOM,
    align: "center",
  });
  const sign =
    card.sign && layout.sign
      ? circle(layout.sign.disc, SIGN_RADIUS, COLOUR.white) +
        pictograms.draw(card.sign, layout.sign.picture, card.tiles.length)
      : "";
  return rectangle(layout.header, COLOUR.green) + sign + title.svg;
}

function tile(card: Card, place: TilePlace, index: number, pictograms: PictogramShelf): string {
  const { pictogram } = card.tiles[index] as Card["tiles"][number];
  return [
    rectangle(place.box, COLOUR.white, `rx="26" stroke="${COLOUR.sandLine}" stroke-width="3"`),
    pictograms.draw(pictogram, place.picture, index),
    captions(card, place, index),
    card.numbered ? badge(index + 1, place.badge) : "",
  ].join("");
}

/** The caption; where it is in Dutch, the same in the reader's language below it. */
function captions(card: Card, { shape, caption: box }: TilePlace, index: number): string {
  const { caption, own } = card.tiles[index] as Card["tiles"][number];
  const isWide = shape === "wide";
  const style = {
    ...textOf(card, COLOUR.ink),
    align: isWide ? "start" : "center",
    largest: isWide ? 56 : TIGHTEST_CAPTION.largest,
    maxLines: isWide ? 3 : TIGHTEST_CAPTION.maxLines,
  } as const;
  if (own === undefined) return textBlock(caption, box, style).svg;
  const half = { ...box, height: box.height / 2 };
  const small = { ...style, largest: 46, maxLines: 2 };
  const dutch = { ...small, locale: DUTCH, direction: "ltr" } as const;
  const below = { ...half, y: box.y + half.height };
  return (
    textBlock(caption, half, dutch).svg +
    textBlock(own, below, { ...small, fill: COLOUR.green }).svg
  );
}

function badge(number: number, at: Spot): string {
  const around = boxAround(at, BADGE_RADIUS);
  const digit = textBlock(String(number), around, {
    ...numeral(COLOUR.white),
    largest: 38,
    maxLines: 1,
    align: "center",
  });
  return circle(at, BADGE_RADIUS, COLOUR.green) + digit.svg;
}

function arrow({ x, y, towards }: Arrow): string {
  const turn = { right: 0, down: 90, left: 180 }[towards];
  return `<path d="M-15-24 15 0-15 24z" fill="${COLOUR.orange}" transform="translate(${x} ${y}) rotate(${turn})"/>`;
}
