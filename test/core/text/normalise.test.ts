import { describe, expect, test } from "vitest";
import { latinDigits, normalise } from "#core/text/normalise.ts";

describe("digits of every script", () => {
  test.each([
    ["Arabic-Indic", "٠١٢٣٤٥٦٧٨٩"],
    ["Persian", "۰۱۲۳۴۵۶۷۸۹"],
    ["Devanagari", "०१२३४५६७८९"],
    ["Bengali", "০১২৩৪৫৬৭৮৯"],
    ["full-width", "０１２３４５６７８９"],
    ["Adlam, beyond the first plane", "𞥐𞥑𞥒𞥓𞥔𞥕𞥖𞥗𞥘𞥙"],
    ["Latin", "0123456789"],
  ])("%s become 0–9", (_, digits) => {
    expect(latinDigits(digits)).toBe("0123456789");
  });

  test("letters and signs between them stay", () => {
    expect(latinDigits("postcode ٣٥٦٢ AB!")).toBe("postcode 3562 AB!");
  });
});

describe("two ways to write the same compare equal", () => {
  test.each([
    ["marks on letters", "şikâyet", "sikayet"],
    ["Turkish dotted and dotless i", "İSTANBUL ILIK", "istanbul ilik"],
    ["Arabic vowel signs", "مُسَاعَدَة", "مساعدة"],
    ["Arabic lengthening", "مســـاعدة", "مساعدة"],
    ["hamza on alif", "أريد", "اريد"],
    ["composed and decomposed", "cafe\u0301", "café"],
    ["invisible joiners and directions", "\u200fhu\u200dur\u2069\ufeff", "huur"],
    ["spaces of any kind", "  de\u00a0\u2003 huur\n\t", "de huur"],
    ["full-width letters", "ＨＵＵＲ", "huur"],
    ["a keycap", "2\ufe0f\u20e3", "2"],
  ])("%s", (_, written, plain) => {
    expect(normalise(written)).toBe(normalise(plain));
  });

  test("doing it twice is doing it once", () => {
    for (const text of ["İ", "ﷺ", "①②", "ǅ", "ß", "ﬁets"]) {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }
  });
});
