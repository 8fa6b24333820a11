import { hyphenate } from "./hyphenate.ts";
import { type Paragraph, paragraph, type TextStyle } from "./paragraph.ts";
import { charactersOf, type Piece, piecesOf, type Slice, wrap } from "./wrap.ts";

export type Room = { width: number; height: number; maxLines: number; largest: number };

export type FittedText = {
  text: Paragraph;
  lines: readonly Slice[];
  size: number;
  /** Small type or a torn word was needed: the text is too long for its place. */
  isStrained: boolean;
};

/** Tall enough that Arabic marks and Ethiopic letters do not touch. */
export const LINE_HEIGHT = 1.28;

const COMFORTABLE = 28;
const SMALLEST = 20;
const LARGEST_WHEN_HYPHENATED = 34;

/** The largest size at which the text stands in its room: whole words first, then hyphens, then small. */
export function fitText(text: string, style: TextStyle, room: Room): FittedText {
  const whole = paragraph(text.replaceAll("\u00ad", ""), style);
  const words = piecesOf(whole);
  const comfortable = largestFit(whole, words, room, room.largest, COMFORTABLE);
  if (comfortable) return { ...comfortable, isStrained: false };
  return { ...fitSomehow(text, whole, words, style, room), isStrained: true };
}

function fitSomehow(
  text: string,
  whole: Paragraph,
  words: readonly Piece[],
  style: TextStyle,
  room: Room,
) {
  const hyphenated = paragraph(hyphenate(text, style.locale), style);
  const syllables = piecesOf(hyphenated);
  const from = Math.min(room.largest, LARGEST_WHEN_HYPHENATED);
  return (
    largestFit(hyphenated, syllables, room, from, COMFORTABLE) ??
    largestFit(whole, words, room, COMFORTABLE, SMALLEST) ??
    largestFit(hyphenated, syllables, room, COMFORTABLE, SMALLEST) ??
    tornApart(whole, room)
  );
}

function largestFit(
  text: Paragraph,
  pieces: readonly Piece[],
  room: Room,
  from: number,
  downTo: number,
): { text: Paragraph; lines: Slice[]; size: number } | undefined {
  for (let size = from; size >= downTo; size -= 2) {
    const limit = room.width / size;
    const lines = wrap(text, pieces, limit);
    if (stands(lines, size, room))
      return { text, lines: balanced(text, pieces, lines, limit), size };
  }
  return undefined;
}

function stands(lines: readonly Slice[], size: number, room: Room): boolean {
  return (
    lines.length <= room.maxLines &&
    lines.length * size * LINE_HEIGHT <= room.height &&
    lines.every((line) => line.width * size <= room.width)
  );
}

/** Lines of about equal length: the narrowest limit that needs no more lines. */
function balanced(
  text: Paragraph,
  pieces: readonly Piece[],
  lines: Slice[],
  limit: number,
): Slice[] {
  let best = lines;
  let [low, high] = [0, limit];
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2;
    const tried = wrap(text, pieces, middle);
    const isGood =
      tried.length === lines.length && tried.every((line) => line.width <= Math.max(middle, 0));
    if (isGood) [best, high] = [tried, middle];
    else low = middle;
  }
  return best;
}

function tornApart(text: Paragraph, room: Room) {
  const lines = wrap(text, charactersOf(text), room.width / SMALLEST);
  return { text, lines, size: SMALLEST };
}
