import { latinDigits } from "#core/text/normalise.ts";

/** A stretch of a text, as places in it. */
export type Span = { start: number; end: number };

/** Digits that may make one number: as 0–9, in the groups they were written in. */
export type Digits = Span & { groups: readonly string[]; plus: boolean };

/** What may stand between the digits of one number; marks of direction are among it. */
const JOINT = "[\\s\\p{Cf}.()/\\-\\u2010-\\u2015]";
const RUN = new RegExp(`[+＋]?${JOINT}{0,2}\\p{Nd}(?:${JOINT}{0,3}\\p{Nd})*`, "gu");
const PIECE = /[^\s/]+/gu;
const GROUP = /\p{Nd}+/gu;

/** A country code and the longest number of ITU E.164, with 00 in front. */
const MOST_DIGITS = 17;

/** A citizen number without its first 0. */
const FEWEST_DIGITS = 8;

/** Dates, times and amounts look like parts of personal numbers and are none. */
const DATE =
  /(?<!\p{Nd}[-./]?)(?:\p{Nd}{1,2}([-./])\p{Nd}{1,2}\1(?:\p{Nd}{4}|\p{Nd}{2})|\p{Nd}{4}([-./])\p{Nd}{1,2}\2\p{Nd}{1,2}|\p{Nd}{1,2}:\p{Nd}{2})(?![-./]?\p{Nd})/gu;
const CURRENCY = "(?:\\p{Sc}|eur(?:o[’']?s?)?(?!\\p{L})|يورو|اورو)";
const AMOUNT = "\\p{Nd}[\\p{Nd}.,٫٬]*";
const MONEY = new RegExp(
  `${CURRENCY}\\s?${AMOUNT}(?:,-)?|(?<![\\p{Nd}.,-])${AMOUNT}(?:,-)?\\s?${CURRENCY}`,
  "giu",
);

/** The text with dates, times and amounts blanked out; all else keeps its place. */
export function withoutDatesAndAmounts(text: string): string {
  return text.replace(DATE, blank).replace(MONEY, blank);
}

/** As many characters as there were, of a kind that joins nothing. */
export function blank(found: string): string {
  return "_".repeat(found.length);
}

/** Every way to read digits as one number: from a space or slash to one, the longest first. */
export function digitsIn(text: string): Digits[] {
  const found: Digits[] = [];
  for (const run of text.matchAll(RUN)) {
    const pieces = [...run[0].matchAll(PIECE)].map((piece) => pieceAt(piece, run.index));
    for (let first = 0; first < pieces.length; first++) {
      found.push(...readingsFrom(pieces.slice(first, first + MOST_DIGITS)).reverse());
    }
  }
  return found;
}

function pieceAt(piece: RegExpExecArray, offset: number): Digits {
  const start = offset + piece.index;
  const groups = (piece[0].match(GROUP) ?? []).map(latinDigits);
  return { start, end: start + piece[0].length, groups, plus: /^\W*[+＋]/u.test(piece[0]) };
}

function readingsFrom(pieces: readonly Digits[]): Digits[] {
  const [first] = pieces;
  const readings: Digits[] = [];
  let length = 0;
  for (const [last, piece] of pieces.entries()) {
    for (const group of piece.groups) length += group.length;
    if (!first || length > MOST_DIGITS) break;
    if (length < FEWEST_DIGITS) continue;
    const groups = pieces.slice(0, last + 1).flatMap((each) => each.groups);
    readings.push({ ...first, end: piece.end, groups });
  }
  return readings;
}
