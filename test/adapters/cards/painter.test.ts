import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { cardPainter } from "#adapters/cards/painter.ts";
import { pictogramShelf } from "#adapters/cards/pictograms.ts";
import { cardSvg } from "#adapters/cards/svg.ts";
import { arabic, dutch, PICTURES, withTiles } from "./support/cards.ts";

const painter = cardPainter({ pictures: PICTURES });
afterAll(() => painter.close());

const PNG_SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

test.each([dutch, arabic, withTiles(dutch, 6)])("a card is a PNG of 1080 × 1080", async (card) => {
  const png = Buffer.from(await painter.paint(card));
  expect([...png.subarray(0, 8)]).toEqual(PNG_SIGNATURE);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1080]);
  expect(png.length).toBeLessThan(150_000);
});

test("the same card gives the same bytes", async () => {
  const [first, second] = await Promise.all([painter.paint(arabic), painter.paint(arabic)]);
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
});

test("an unknown pictogram is named", async () => {
  const card = { ...dutch, tiles: [{ pictogram: "unicorn", caption: "?" }] };
  await expect(painter.paint(card)).rejects.toThrow("unknown pictogram: unicorn");
});

test("ids are unique, also with one pictogram twice, and every reference is kept", () => {
  const tile = { pictogram: "people-together", caption: "Samen" };
  const svg = cardSvg(
    withTiles({ ...dutch, tiles: [tile] }, 4),
    pictogramShelf(join(PICTURES, "pictograms")),
  );
  const ids = [...svg.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
  expect(ids.length).toBeGreaterThan(4);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, name] of svg.matchAll(/(?:url\(|href=")#([^")]+)/g)) expect(ids).toContain(name);
});

test("a card holds no text element, so that no system font is needed", () => {
  expect(cardSvg(arabic, pictogramShelf(join(PICTURES, "pictograms")))).not.toContain("<text");
});
