import { type FittedText, fitText, LINE_HEIGHT } from "./fit.ts";
import type { Box } from "./layout.ts";
import { linePath } from "./outline.ts";
import type { TextStyle } from "./paragraph.ts";
import { shapeLine } from "./shape.ts";

export type BlockStyle = TextStyle & {
  fill: string;
  largest: number;
  maxLines: number;
  /** `start` is the side where reading starts. */
  align: "start" | "center";
};

export type TextBlock = { svg: string; width: number; isStrained: boolean };

/** From the middle of a line down to its baseline: half the height of a capital. */
const MIDDLE_TO_BASELINE = 0.36;

/** Text as one SVG path, as large as fits its box, centred from top to bottom. */
export function textBlock(text: string, box: Box, style: BlockStyle): TextBlock {
  const fitted = fitText(text, style, { ...box, maxLines: style.maxLines, largest: style.largest });
  const lineHeight = fitted.size * LINE_HEIGHT;
  const top = box.y + (box.height - fitted.lines.length * lineHeight) / 2;
  const path = fitted.lines
    .map((line, index) => {
      const baseline = top + (index + 0.5) * lineHeight + fitted.size * MIDDLE_TO_BASELINE;
      return drawnLine(fitted, line, box, style, baseline);
    })
    .join("");
  const widest = Math.max(0, ...fitted.lines.map((line) => line.width * fitted.size));
  return {
    svg: `<path d="${path}" fill="${style.fill}"/>`,
    width: widest,
    isStrained: fitted.isStrained,
  };
}

function drawnLine(
  fitted: FittedText,
  line: FittedText["lines"][number],
  box: Box,
  style: BlockStyle,
  baseline: number,
): string {
  const shaped = shapeLine(fitted.text, line.start, line.end);
  const free = box.width - shaped.width * fitted.size;
  return linePath(shaped, box.x + free * shareBefore(style), baseline, fitted.size);
}

/** How much of the free room stands to the left of a line. */
function shareBefore({ align, direction }: BlockStyle): number {
  if (align === "center") return 0.5;
  return direction === "rtl" ? 1 : 0;
}
