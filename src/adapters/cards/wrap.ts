import type { Paragraph } from "./paragraph.ts";
import { SOFT_HYPHEN } from "./paragraph.ts";
import { shapeLine } from "./shape.ts";

/** What stands between two places where a line may end; widths in ems. */
export type Piece = {
  start: number;
  end: number;
  /** In the middle of a line, with the space that follows. */
  width: number;
  /** At the end of a line: without the space, with the hyphen. */
  widthAtEnd: number;
};

/** Part of a paragraph that stands on one line; width in ems. */
export type Slice = { start: number; end: number; width: number };

// After a space (also the Ethiopic one), and after a hyphen or slash between letters.
const BREAKS = /(?<=[ \u200b\u1361])|(?<=\u00ad)|(?<=\p{L}[-/])(?=\p{L})/u;

/** The pieces of a paragraph, each measured once, so that wrapping is only adding up. */
export function piecesOf(text: Paragraph): Piece[] {
  return measured(text, text.text.split(BREAKS));
}

/** Every character a piece: the last resort for a word wider than the box. */
export function charactersOf(text: Paragraph): Piece[] {
  const graphemes = new Intl.Segmenter(text.locale).segment(text.text);
  return measured(
    text,
    [...graphemes].map(({ segment }) => segment),
  );
}

function measured(text: Paragraph, parts: readonly string[]): Piece[] {
  let start = 0;
  return parts.map((part) => {
    const end = start + part.length;
    const shown = start + part.replace(/[ \u200b]+$/u, "").length;
    const widthAtEnd = shapeLine(text, start, shown).width;
    const hasSpace = shown < end;
    const hasHyphen = part.endsWith(SOFT_HYPHEN);
    const width = hasSpace || hasHyphen ? widthInside(text, start, end, hasHyphen) : widthAtEnd;
    const piece = { start, end, width, widthAtEnd };
    start = end;
    return piece;
  });
}

function widthInside(text: Paragraph, start: number, end: number, hasHyphen: boolean): number {
  return shapeLine(text, start, hasHyphen ? end - 1 : end).width;
}

/** Fills lines up to `limit` ems. A piece wider than that gets a line to itself. */
export function wrap(text: Paragraph, pieces: readonly Piece[], limit: number): Slice[] {
  const lines: Slice[] = [];
  let before = 0;
  for (const piece of pieces) {
    const current = lines.at(-1);
    if (current && before + piece.widthAtEnd <= limit) {
      current.end = piece.end;
      current.width = before + piece.widthAtEnd;
      before += piece.width;
    } else {
      lines.push({ start: piece.start, end: piece.end, width: piece.widthAtEnd });
      before = piece.width;
    }
  }
  return lines.map((line) => ({ ...line, end: withoutSpace(text.text, line) }));
}

function withoutSpace(text: string, line: Slice): number {
  return line.start + text.slice(line.start, line.end).replace(/[ \u200b]+$/u, "").length;
}
