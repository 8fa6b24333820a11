import { Buffer, Direction as HarfBuzzDirection, shape } from "harfbuzzjs";
import { covers, type Typeface, typefaceFor, type Weight } from "./fonts.ts";
import { type Paragraph, type Run, visualRuns } from "./paragraph.ts";

/** A glyph and its place on the line, in ems from the line's left end. */
export type Glyph = { id: number; typeface: Typeface; x: number; y: number };

/** One line of text from left to right; sizes in ems. */
export type ShapedLine = { glyphs: readonly Glyph[]; width: number };

/** Joins letters, sets marks and puts everything in the order in which it is seen. */
export function shapeLine(text: Paragraph, start = 0, end = text.text.length): ShapedLine {
  const glyphs: Glyph[] = [];
  let width = 0;
  for (const run of visualRuns(text, start, end)) {
    for (const span of spansInVisualOrder(run, text.weight)) {
      width = appendSpan(glyphs, width, span, run, text.locale);
    }
  }
  return { glyphs, width };
}

/** One for all lines: a new one each time would wait for the garbage collector to be freed. */
const buffer = new Buffer();

type Span = { text: string; typeface: Typeface };

/** Cuts a run where the font has to change. */
function spansInVisualOrder(run: Run, weight: Weight): Span[] {
  const spans: Span[] = [];
  for (const character of run.text) {
    const last = spans.at(-1);
    const typeface = chooseTypeface(character, last?.typeface, weight);
    if (last?.typeface === typeface) last.text += character;
    else spans.push({ text: character, typeface });
  }
  return run.direction === "rtl" ? spans.reverse() : spans;
}

/** Spaces, digits, marks and joiners stay in the font of the letters before them, if it has them. */
function chooseTypeface(
  character: string,
  current: Typeface | undefined,
  weight: Weight,
): Typeface {
  const codePoint = character.codePointAt(0) as number;
  const isNeutral = /[\p{Script=Common}\p{Script=Inherited}]/u.test(character);
  if (isNeutral && current && covers(current, codePoint)) return current;
  return typefaceFor(codePoint, weight);
}

function appendSpan(glyphs: Glyph[], startX: number, span: Span, run: Run, locale: string): number {
  const { font, unitsPerEm } = span.typeface;
  buffer.reset();
  buffer.addText(span.text);
  buffer.guessSegmentProperties();
  buffer.setDirection(run.direction === "rtl" ? HarfBuzzDirection.RTL : HarfBuzzDirection.LTR);
  buffer.setLanguage(locale);
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  let x = startX;
  for (const [index, info] of buffer.getGlyphInfos().entries()) {
    const position = positions[index];
    if (!position) continue;
    glyphs.push({
      id: info.codepoint,
      typeface: span.typeface,
      x: x + position.xOffset / unitsPerEm,
      y: position.yOffset / unitsPerEm,
    });
    x += position.xAdvance / unitsPerEm;
  }
  return x;
}
