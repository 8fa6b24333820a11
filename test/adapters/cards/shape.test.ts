import { expect, test } from "vitest";
import { paragraph, type TextStyle, visualRuns } from "#adapters/cards/paragraph.ts";
import { shapeLine } from "#adapters/cards/shape.ts";

const dutch: TextStyle = { locale: "nl", direction: "ltr", weight: "bold" };
const arabic: TextStyle = { locale: "ar", direction: "rtl", weight: "bold" };

/** What the eye meets from left to right. */
function seen(text: string, style: TextStyle): string[] {
  const whole = paragraph(text, style);
  return visualRuns(whole, 0, whole.text.length).map((run) => run.text.trim());
}

const glyphsOf = (text: string, style: TextStyle) =>
  shapeLine(paragraph(text, style)).glyphs.map((glyph) => glyph.id);

test("Arabic letters join: three of a kind have three forms", () => {
  expect(new Set(glyphsOf("ععع", arabic)).size).toBe(3);
});

test("lam and alef become one glyph or a joined pair, not two lone letters", () => {
  const alone = [...glyphsOf("ل", arabic), ...glyphsOf("ا", arabic)];
  expect(glyphsOf("لا", arabic)).not.toEqual(alone.reverse());
});

test.each(["0800-8020", "088-123 65 55", "+31 6 12345678", "15-03-2026", "€ 25,50"])(
  "%s keeps its own order inside Arabic",
  (number) => {
    expect(seen(`اتصل ${number} الآن`, arabic)).toContain(number.replaceAll(" ", "\u00a0"));
  },
);

test("an Arabic sentence starts at the right", () => {
  const runs = seen("اتصل 0800-8020 الآن", arabic);
  expect(runs.at(-1)).toBe("اتصل");
  expect(runs.at(0)).toBe("الآن");
});

test("brackets around a Dutch word stay around it", () => {
  const runs = seen("فريق الحي (wijkteam) أو", arabic);
  expect(runs.indexOf("wijkteam")).toBe(1);
  expect(runs[0]).toContain(")");
  expect(runs[2]).toContain("(");
});

test("Latin letters in Arabic are drawn, and Arabic in Dutch", () => {
  expect(glyphsOf("سجّل عبر DigiD ş ğ Ł є", arabic)).not.toContain(0);
  expect(glyphsOf("De letter ع in het Nederlands", dutch)).not.toContain(0);
});

test("steering characters leave no trace", () => {
  expect(glyphsOf("\u2068DigiD\u2069\u200e", dutch)).toEqual(glyphsOf("DigiD", dutch));
});
