import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mask, personalDataIn } from "#core/understanding/personal-data.ts";

describe("personal data", () => {
  test.each([
    "bel 06-12345678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "0 6 1 2 3 4 5 6 7 8",
    "(06) 12345678",
    "030 123 45 67",
    "+31 (0)6 1234 5678",
    "+ 31 6 12345678",
    "0031612345678",
    "31612345678",
    "٠٦١٢٣٤٥٦٧٨",
    "۰۶۱۲۳۴۵۶۷۸",
    "\u200e+31 6 12345678\u200f",
    "+90 532 123 45 67",
    "0532 123 45 67",
    "+963 944 123 456",
    "+212612345678",
    "tel0612345678",
    "0612345678'den arayın",
  ])("%s is a phone number", (text) => {
    expect(personalDataIn(text)).toEqual(["phone"]);
  });

  test.each([
    "bsn 111222333",
    "111.222.333",
    "111 222 333",
    "1112.22.333",
    "bsn123456782",
    "mijn bsn is 12345672",
    "١١١٢٢٢٣٣٣",
    "1 1 1 2 2 2 3 3 3",
  ])("%s is a citizen number", (text) => {
    expect(personalDataIn(text)).toEqual(["bsn"]);
  });

  test.each([
    "NL91ABNA0417164300",
    "NL91 ABNA 0417 1643 00 graag",
    "nl91abna0417164300",
    "NL٩١ABNA٠٤١٧١٦٤٣٠٠",
    "TR33 0006 1005 1978 6457 8413 26",
    "DE89 3704 0044 0532 0130 00",
    "BE68 5390 0754 7034",
  ])("%s is a bank account number", (text) => {
    expect(personalDataIn(text)).toEqual(["iban"]);
  });

  test.each([
    "€ 1.234,56",
    "1200 euro en 112233445566 euro",
    "€ 111222333",
    "01-02-2024 12:30",
    "2024-02-01",
    "20240131",
    "3562 AB",
    "112, 113, 14 030",
    "0800-8020",
    "0900 1234",
    "088 1234567",
    "zaak Z123456782",
    "kenmerk 2024/123456782",
    "CJIB 1234567890123456",
    "18 maanden, 2 kinderen, 3 banken",
    "111222334",
    "NL92ABNA0417164300",
    "B1 en A2",
  ])("%s is nobody's", (text) => {
    expect(personalDataIn(text)).toEqual([]);
    expect(mask(text)).toBe(text);
  });

  test("each kind is named once, in the order of the text", () => {
    const text = "06 12345678, 0687654321, bsn 111222333, NL91ABNA0417164300";
    expect(personalDataIn(text)).toEqual(["phone", "bsn", "iban"]);
    expect(mask(text)).toBe("•••, •••, bsn •••, •••");
  });

  test("only the number itself is covered", () => {
    expect(mask("bel 06-12345678 na 18:00, ik ben 2 uur thuis")).toBe(
      "bel ••• na 18:00, ik ben 2 uur thuis",
    );
  });
});

/** Text as people type it, full of numbers and what stands around them. */
const numberish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "06",
        "+31",
        "0031",
        "NL91",
        "ABNA",
        "bsn",
        " ",
        "-",
        ".",
        "/",
        "(",
        ")",
        "€",
      ),
      fc.stringMatching(/^[0-9٠-٩]{1,10}$/u),
      fc.constantFrom("0612345678", "111222333", "NL91ABNA0417164300", "01-02-2024"),
      fc.string({ maxLength: 4, unit: "grapheme" }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

test("whatever is typed: no throw, and no personal data behind the mask", () => {
  fc.assert(
    fc.property(fc.oneof(numberish, fc.string({ unit: "binary" })), (text) => {
      const masked = mask(text);
      expect(personalDataIn(masked)).toEqual([]);
      if (personalDataIn(text).length === 0) expect(masked).toBe(text);
    }),
    { numRuns: 500 },
  );
});
