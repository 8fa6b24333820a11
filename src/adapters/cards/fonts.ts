import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Blob, Face, Font } from "harfbuzzjs";

export type Weight = "regular" | "bold";

/** One font file, ready to shape and to draw from. */
export type Typeface = {
  font: Font;
  unitsPerEm: number;
  /** Outlines drawn before, by glyph id, in font units. */
  outlines: Map<number, string>;
};

/** Tried in this order for every character. Another script is one more line. */
const FAMILIES = [
  { package: "@expo-google-fonts/noto-sans", name: "NotoSans" },
  { package: "@expo-google-fonts/noto-sans-arabic", name: "NotoSansArabic" },
  { package: "@expo-google-fonts/noto-sans-ethiopic", name: "NotoSansEthiopic" },
];
const FILES = { regular: "400Regular", bold: "700Bold" };

const { resolve } = createRequire(import.meta.url);
const loaded = new Map<string, Typeface>();

/** The first typeface that has the character; the first of all when none has it. */
export function typefaceFor(codePoint: number, weight: Weight): Typeface {
  for (const family of FAMILIES) {
    const typeface = load(family, weight);
    if (covers(typeface, codePoint)) return typeface;
  }
  return load(FAMILIES[0] as (typeof FAMILIES)[number], weight);
}

export function covers(typeface: Typeface, codePoint: number): boolean {
  return (typeface.font.nominalGlyph(codePoint) ?? 0) !== 0;
}

/** Loads on first use: a town without Arabic cards never reads the Arabic font. */
function load(family: (typeof FAMILIES)[number], weight: Weight): Typeface {
  const file = `${family.package}/${FILES[weight]}/${family.name}_${FILES[weight]}.ttf`;
  const known = loaded.get(file);
  if (known) return known;
  const face = new Face(new Blob(readFileSync(resolve(file))));
  const typeface = { font: new Font(face), unitsPerEm: face.upem, outlines: new Map() };
  loaded.set(file, typeface);
  return typeface;
}
