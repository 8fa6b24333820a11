import bidiFactory, { type Bidi, type EmbeddingLevels } from "bidi-js";
import type { Weight } from "./fonts.ts";

type Direction = "ltr" | "rtl";
export type TextStyle = { locale: string; direction: Direction; weight: Weight };

/** A text with the direction of each of its characters, before it is cut into lines. */
export type Paragraph = TextStyle & { text: string; levels: EmbeddingLevels };

/** Part of a line in one direction; its text is in reading order. */
export type Run = { text: string; direction: Direction };

export const SOFT_HYPHEN = "\u00ad";

// The package's types describe an ES module; what Node loads is the bare function.
const bidi = (bidiFactory as unknown as () => Bidi)();

/** Keeps numbers in their own order, and what belongs together on one line. */
export function paragraph(text: string, style: TextStyle): Paragraph {
  const isolated = isolateNumbers(keepTogether(text));
  return {
    ...style,
    text: isolated,
    levels: bidi.getEmbeddingLevels(isolated, style.direction),
  };
}

/** The runs of one line (`end` not included) from left to right, as they are seen. */
export function visualRuns(from: Paragraph, start: number, end: number): Run[] {
  const order = bidi.getReorderedIndices(from.text, from.levels, start, end - 1).slice(start, end);
  const runs: Run[] = [];
  let first = 0;
  while (first < order.length) {
    const last = endOfRun(order, first, from.levels.levels);
    const edges = [order[first] as number, order[last] as number];
    const low = Math.min(...edges);
    const high = Math.max(...edges) + 1;
    const rightToLeft = isOdd(from.levels.levels[low]);
    runs.push({
      text: visible(from.text.slice(low, high), high === end),
      direction: rightToLeft ? "rtl" : "ltr",
    });
    first = last + 1;
  }
  return runs.filter((run) => run.text !== "");
}

/** Index of the last position of the run that starts at `first`: neighbours of one level. */
function endOfRun(order: readonly number[], first: number, levels: Uint8Array): number {
  const level = levels[order[first] as number];
  const step = isOdd(level) ? -1 : 1;
  let last = first;
  while (
    order[last + 1] === (order[last] as number) + step &&
    levels[order[last + 1] as number] === level
  ) {
    last += 1;
  }
  return last;
}

const isOdd = (level: number | undefined) => ((level ?? 0) & 1) === 1;

/** Drops characters that only steer; a soft hyphen at the end of the line becomes a hyphen. */
function visible(text: string, atLineEnd: boolean): string {
  const shown = atLineEnd && text.endsWith(SOFT_HYPHEN) ? `${text.slice(0, -1)}-` : text;
  return shown.replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}

/**
 * After Arabic letters the hyphen of a phone number would part it in two and swap the parts, so
 * every number stands alone. Foreign words need no help: their letters carry a direction.
 */
function isolateNumbers(text: string): string {
  return text.replace(/[€+]?[\u00a0]?\d(?:[\d\u00a0.,:/–-]*\d)?[\u00a0]?[€%]?/gu, "\u2066$&\u2069");
}

/** "€ 25", "088 123 65 55" and French punctuation must not be torn apart. */
function keepTogether(text: string): string {
  return text
    .replace(/€ (?=\d)/gu, "€\u00a0")
    .replace(/(?<=\d) (?=[\d€])/gu, "\u00a0")
    .replace(/ (?=[?!:;»፧])/gu, "\u00a0")
    .replace(/« /gu, "«\u00a0");
}
