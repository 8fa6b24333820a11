import type { Glyph, ShapedLine } from "./shape.ts";

/** SVG path data of a shaped line; `x` is its left end, `y` its baseline. */
export function linePath(line: ShapedLine, x: number, y: number, size: number): string {
  return line.glyphs
    .map((glyph) => glyphPath(glyph, x + glyph.x * size, y - glyph.y * size, size))
    .join("");
}

/** Font outlines grow upwards and are in font units; ours grow downwards and are in pixels. */
function glyphPath(glyph: Glyph, x: number, y: number, size: number): string {
  const scale = size / glyph.typeface.unitsPerEm;
  return outlineOf(glyph).replace(/([MLQC])([^MLQCZ]+)/g, (_, command: string, points: string) => {
    const numbers = points.trim().split(/[ ,]+/).map(Number);
    const placed = numbers.map((value, index) =>
      oneDecimal(index % 2 === 0 ? x + value * scale : y - value * scale),
    );
    return command + placed.join(" ");
  });
}

function outlineOf({ id, typeface }: Glyph): string {
  const known = typeface.outlines.get(id);
  if (known !== undefined) return known;
  const outline = typeface.font.glyphToPath(id);
  typeface.outlines.set(id, outline);
  return outline;
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;
