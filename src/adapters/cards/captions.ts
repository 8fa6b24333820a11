import { fitText, type Room } from "./fit.ts";
import { TIGHTEST_CAPTION, TITLE_ROOM } from "./layout.ts";
import { paragraph } from "./paragraph.ts";
import { shapeLine } from "./shape.ts";

/** Whether a caption can be read on every card: no small type, no word torn in two. */
export function captionFits(caption: string, locale: string): boolean {
  return fitsRoom(caption, locale, TIGHTEST_CAPTION);
}

/** The same for the title of a card. */
export function titleFits(title: string, locale: string): boolean {
  return fitsRoom(title, locale, TITLE_ROOM);
}

function fitsRoom(text: string, locale: string, room: Room): boolean {
  // The direction changes the order of what is drawn, not its width.
  return !fitText(text, { locale, direction: "ltr", weight: "bold" }, room).isStrained;
}

/** The characters that no font of ours can draw, each once. */
export function missingGlyphs(text: string, locale: string): string[] {
  const characters = new Set(Array.from(text).filter((character) => /[\P{Cc}]/u.test(character)));
  return [...characters].filter((character) =>
    (["regular", "bold"] as const).some((weight) => {
      const alone = paragraph(character, { locale, direction: "ltr", weight });
      return shapeLine(alone).glyphs.some((glyph) => glyph.id === 0);
    }),
  );
}
