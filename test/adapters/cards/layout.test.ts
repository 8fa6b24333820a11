import { describe, expect, test } from "vitest";
import { type Box, layoutOf, SIZE, TIGHTEST_CAPTION } from "#adapters/cards/layout.ts";
import { arabic, dutch, withTiles } from "./support/cards.ts";

const isInside = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const mirror = (box: Box): Box => ({ ...box, x: SIZE - box.x - box.width });

describe.each([2, 3, 4, 5, 6])("a card of %i tiles", (count) => {
  const left = layoutOf(withTiles(dutch, count));
  const right = layoutOf(withTiles(arabic, count));

  test("keeps pictures and captions inside their tiles", () => {
    for (const { box, picture, caption } of [...left.tiles, ...right.tiles]) {
      expect(isInside(picture, box)).toBe(true);
      expect(isInside(caption, box)).toBe(true);
    }
  });

  test("is mirrored from right to left, arrows and call included", () => {
    expect(right.tiles.map((tile) => tile.box)).toEqual(left.tiles.map((tile) => mirror(tile.box)));
    expect(right.tiles.map((tile) => tile.badge.x)).toEqual(
      left.tiles.map((tile) => SIZE - tile.badge.x),
    );
    expect(right.arrows.map((arrow) => arrow.towards)).toEqual(
      left.arrows.map(({ towards }) => (towards === "right" ? "left" : towards)),
    );
    expect(right.call?.disc.x).toBe(SIZE - (left.call?.disc.x ?? 0));
  });

  test("gives no caption less room than `check` reckons with", () => {
    for (const { caption } of left.tiles) {
      expect(caption.width).toBeGreaterThanOrEqual(TIGHTEST_CAPTION.width);
      expect(caption.height).toBeGreaterThanOrEqual(TIGHTEST_CAPTION.height);
    }
  });
});

test("arrows and order only where the order matters", () => {
  expect(layoutOf({ ...dutch, numbered: false }).arrows).toEqual([]);
  expect(layoutOf(dutch).arrows).toHaveLength(2);
});

test("seven tiles are too many", () => {
  expect(() => layoutOf(withTiles(dutch, 7))).toThrow("two to six");
});
