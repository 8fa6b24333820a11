import { expect, test } from "vitest";
import { captionFits, missingGlyphs, titleFits } from "#adapters/cards/captions.ts";
import { type FittedText, fitText, type Room } from "#adapters/cards/fit.ts";
import { hyphenate } from "#adapters/cards/hyphenate.ts";
import type { TextStyle } from "#adapters/cards/paragraph.ts";

const dutch: TextStyle = { locale: "nl", direction: "ltr", weight: "bold" };
const room = (width: number, more: Partial<Room> = {}): Room => ({
  width,
  height: 200,
  maxLines: 3,
  largest: 44,
  ...more,
});
const linesOf = ({ text, lines }: FittedText) =>
  lines.map(({ start, end }) => text.text.slice(start, end).replace(/[\u2066\u2069]/g, ""));

test("a short text stands on one line at its largest", () => {
  const fitted = fitText("Open de brief", dutch, room(500));
  expect(fitted).toMatchObject({ size: 44, isStrained: false });
  expect(linesOf(fitted)).toEqual(["Open de brief"]);
});

test("lines are of about equal length", () => {
  const fitted = fitText("Betaal elke maand een klein deel terug", dutch, room(700));
  expect(linesOf(fitted)).toEqual(["Betaal elke maand", "een klein deel terug"]);
});

test("the euro sign stays with its amount", () => {
  for (let width = 150; width < 500; width += 25) {
    const lines = linesOf(fitText("Betaal elke maand € 25 terug", dutch, room(width)));
    expect(lines.some((line) => line.includes("€\u00a025"))).toBe(true);
  }
});

test("a phone number is not broken at its hyphen", () => {
  const lines = linesOf(fitText("Bel 0800-8020 vandaag nog", dutch, room(220)));
  expect(lines.some((line) => line.includes("0800-8020"))).toBe(true);
});

test("long words are hyphenated before type gets small", () => {
  const fitted = fitText("Zorgverzekeringsmaatschappij", dutch, room(300));
  expect(fitted.size).toBeGreaterThanOrEqual(28);
  expect(fitted.isStrained).toBe(true);
  expect(linesOf(fitted).length).toBeGreaterThan(1);
});

test("type is never smaller than 20, whatever the text", () => {
  const fitted = fitText("woord".repeat(60), { ...dutch, locale: "so" }, room(200, { height: 60 }));
  expect(fitted.size).toBe(20);
});

test("hyphens keep away from the ends of a word, and short words whole", () => {
  expect(hyphenate("Betalingsregeling aanvragen", "nl")).toMatch(
    /^Be[^\u00ad]+\u00ad.+ aanvragen$/u,
  );
  expect(hyphenate("betalingsregeling", "pap")).toBe("betalingsregeling");
});

test("captions are told apart by what they need", () => {
  expect(captionFits("Bel vandaag de gemeente", "nl")).toBe(true);
  expect(captionFits("اتصل اليوم بالبلدية", "ar")).toBe(true);
  expect(captionFits("Arbeidsongeschiktheidsverzekering", "nl")).toBe(false);
  expect(captionFits("Bel vandaag nog ".repeat(5), "nl")).toBe(false);
  expect(titleFits("Kun je een rekening niet betalen, of nu", "nl")).toBe(true);
});

test("missing characters are named", () => {
  expect(missingGlyphs("Bel € 25 ş ع", "nl")).toEqual([]);
  expect(missingGlyphs("Bel 漢 漢", "nl")).toEqual(["漢"]);
});
