import type { Card } from "#core/cards/card.ts";
import type { Room } from "./fit.ts";

/** A rectangle on the card, in pixels from the top left corner. */
export type Box = { x: number; y: number; width: number; height: number };
export type Spot = { x: number; y: number };
export type Arrow = Spot & { towards: "left" | "right" | "down" };

/** In a wide tile the caption stands beside the picture, in a tall one below it. */
export type TilePlace = {
  shape: "wide" | "tall";
  box: Box;
  picture: Box;
  caption: Box;
  badge: Spot;
};

/** Where everything stands; right-to-left cards are the mirror image. */
export type Layout = {
  header: Box;
  title: Box;
  /** White disc with the sign of the topic. */
  sign: { disc: Spot; picture: Box } | undefined;
  tiles: readonly TilePlace[];
  arrows: readonly Arrow[];
  call: { panel: Box; disc: Spot; text: Box } | undefined;
};

export const SIZE = 1080;
export const BADGE_RADIUS = 29;
export const CALL_DISC_RADIUS = 48;

const MARGIN = 40;
const HEADER = 150;
const CALL = 144;
const GAP = { between: 24, withArrow: 34 };
const PADDING = 12;
/** Room for the badge at the edge of a wide tile, left free when there is none. */
const BADGE_SPACE = 90;

export const SIGN_RADIUS = 62;
/** Room for the sign at the edge of the header, left free when there is none. */
const SIGN_SPACE = 130;

/** The title of a card with a sign. */
export const TITLE_ROOM: Room = { width: 850, height: 136, maxLines: 2, largest: 58 };

/** The caption of a card of six tiles with a line to call. */
export const TIGHTEST_CAPTION: Room = { width: 434, height: 78, maxLines: 2, largest: 40 };

/** Two or three tiles stand below each other, more in two columns. */
export function layoutOf(card: Card): Layout {
  const count = card.tiles.length;
  if (count < 1 || count > 6) throw new Error(`a card has two to six tiles, not ${count}`);
  const area = tileArea(card);
  const gap = card.numbered ? GAP.withArrow : GAP.between;
  const layout: Layout = {
    header: { x: 0, y: 0, width: SIZE, height: HEADER },
    title: titlePlace(card),
    sign: card.sign === undefined ? undefined : signPlace(),
    ...(count <= 3 ? inRows(card, area, gap) : inColumns(card, area, gap)),
    call: card.call ? callPlace() : undefined,
  };
  return card.direction === "rtl" ? mirrored(layout) : layout;
}

function titlePlace(card: Card): Box {
  const { width, height } = TITLE_ROOM;
  const from = card.sign === undefined ? 0 : SIGN_SPACE;
  return { x: from + (SIZE - from - width) / 2, y: (HEADER - height) / 2, width, height };
}

function signPlace() {
  const disc = { x: MARGIN + SIGN_RADIUS, y: HEADER / 2 };
  const side = SIGN_RADIUS * 1.36;
  const picture = { x: disc.x - side / 2, y: disc.y - side / 2, width: side, height: side };
  return { disc, picture };
}

function tileArea(card: Card): Box {
  const top = HEADER + 26;
  const bottom = card.call ? SIZE - 36 - CALL - 26 : SIZE - MARGIN;
  return { x: MARGIN, y: top, width: SIZE - 2 * MARGIN, height: bottom - top };
}

function inRows(card: Card, area: Box, gap: number) {
  const count = card.tiles.length;
  const height = (area.height - gap * (count - 1)) / count;
  const tiles = card.tiles.map((_, index) => {
    const box = { ...area, y: area.y + index * (height + gap), height };
    return wideTile(box, card.numbered);
  });
  const arrows = tiles.slice(1).map(({ box, picture }) => ({
    x: picture.x + picture.width / 2,
    y: box.y - gap / 2,
    towards: "down" as const,
  }));
  return { tiles, arrows: card.numbered ? arrows : [] };
}

/** Picture beside caption. */
function wideTile(box: Box, hasBadge: boolean): TilePlace {
  const side = Math.min(box.height - 2 * PADDING, 300);
  const picture = {
    x: box.x + (hasBadge ? BADGE_SPACE : 26),
    y: box.y + (box.height - side) / 2,
    width: side,
    height: side,
  };
  const captionX = picture.x + side + 34;
  const caption = { ...box, x: captionX, width: box.x + box.width - 26 - captionX };
  return {
    shape: "wide",
    box,
    picture,
    caption,
    badge: { x: box.x + 48, y: box.y + box.height / 2 },
  };
}

function inColumns(card: Card, area: Box, gap: number) {
  const count = card.tiles.length;
  const rows = Math.ceil(count / 2);
  const width = (area.width - gap - 10) / 2;
  const height = (area.height - gap * (rows - 1)) / rows;
  const tiles = card.tiles.map((_, index) => {
    const isAlone = index === count - 1 && count % 2 === 1;
    const column = isAlone ? 0.5 : index % 2;
    const x = area.x + column * (width + gap + 10);
    const y = area.y + Math.floor(index / 2) * (height + gap);
    return tallTile({ x, y, width, height });
  });
  const arrows = tiles
    .filter((_, index) => index % 2 === 0 && index < count - 1)
    .map(({ box }) => ({ x: SIZE / 2, y: box.y + box.height / 2, towards: "right" as const }));
  return { tiles, arrows: card.numbered ? arrows : [] };
}

/** Picture above caption. */
function tallTile(box: Box): TilePlace {
  const captionHeight = box.height > 300 ? 110 : 82;
  const side = box.height - captionHeight - PADDING - 8;
  return {
    shape: "tall",
    box,
    picture: {
      x: box.x + (box.width - side) / 2,
      y: box.y + PADDING,
      width: side,
      height: side,
    },
    caption: {
      x: box.x + 20,
      y: box.y + box.height - captionHeight - 6,
      width: box.width - 40,
      height: captionHeight,
    },
    badge: { x: box.x + 46, y: box.y + 46 },
  };
}

function callPlace() {
  const panel = { x: MARGIN, y: SIZE - 36 - CALL, width: SIZE - 2 * MARGIN, height: CALL };
  const disc = { x: panel.x + 78, y: panel.y + CALL / 2 };
  const text = { x: panel.x + 148, y: panel.y + 12, width: panel.width - 178, height: CALL - 24 };
  return { panel, disc, text };
}

function mirrored(layout: Layout): Layout {
  const box = (from: Box): Box => ({ ...from, x: SIZE - from.x - from.width });
  const spot = (from: Spot): Spot => ({ ...from, x: SIZE - from.x });
  return {
    header: box(layout.header),
    title: box(layout.title),
    sign: layout.sign && { disc: spot(layout.sign.disc), picture: box(layout.sign.picture) },
    tiles: layout.tiles.map((tile) => ({
      ...tile,
      box: box(tile.box),
      picture: box(tile.picture),
      caption: box(tile.caption),
      badge: spot(tile.badge),
    })),
    arrows: layout.arrows.map((arrow) => ({
      ...spot(arrow),
      towards: arrow.towards === "right" ? "left" : arrow.towards,
    })),
    call: layout.call && {
      panel: box(layout.call.panel),
      disc: spot(layout.call.disc),
      text: box(layout.call.text),
    },
  };
}
