import { describe, expect, test } from "vitest";
import { isolate } from "#core/text/direction.ts";

/** Isolates made visible. */
function shown(text: string, direction: "ltr" | "rtl"): string {
  return isolate(text, direction).replaceAll("\u2068", "[").replaceAll("\u2069", "]");
}

describe("in a right-to-left sentence, what is left-to-right keeps its own order", () => {
  test.each([
    [
      "a phone number with spaces",
      "اتصل على 06 12 34 56 78 الآن",
      "اتصل على [06 12 34 56 78] الآن",
    ],
    ["a short number", "اتصل 113.", "اتصل [113]."],
    ["an international number, its plus with it", "على +31612345678 غدا", "على [+31612345678] غدا"],
    ["a site", "انظر toeslagen.nl/zorg هنا", "انظر [toeslagen.nl/zorg] هنا"],
    ["an amount, the sign with it", "تأخذ €\u00a0129 فقط", "تأخذ [€\u00a0129] فقط"],
    ["a Dutch word between brackets", "الإيجار (huurachterstand).", "الإيجار ([huurachterstand])."],
    ["a name of several words", "فريق Geldfit Den Haag هنا", "فريق [Geldfit Den Haag] هنا"],
    ["a time", "حتى 16:00", "حتى [16:00]"],
    ["one letter", "حرف A هنا", "حرف [A] هنا"],
  ])("%s", (_, text, expected) => {
    expect(shown(text, "rtl")).toBe(expected);
  });
});

describe("in a left-to-right sentence, what is right-to-left keeps its own order", () => {
  test.each([
    ["a name", "Je spreekt met فاطمة الزهراء.", "Je spreekt met [فاطمة الزهراء]."],
    ["a language", "💬 العربية, Nederlands", "💬 [العربية], Nederlands"],
    ["Hebrew", "Taal: עברית!", "Taal: [עברית]!"],
  ])("%s", (_, text, expected) => {
    expect(shown(text, "ltr")).toBe(expected);
  });
});

test("a text of one direction is left as it is", () => {
  expect(isolate("Bel 06 12 34 56 78.", "ltr")).toBe("Bel 06 12 34 56 78.");
  expect(isolate("مساعدة قريبة", "rtl")).toBe("مساعدة قريبة");
});

test("doing it twice is doing it once", () => {
  const once = isolate("اتصل على 06 12 34 56 78", "rtl");
  expect(isolate(once, "rtl")).toBe(once);
});

test("every isolate that is opened is closed", () => {
  const text = isolate("a ب c د 12 - ه, (x) €5", "rtl");
  expect(text.split("\u2068").length).toBe(text.split("\u2069").length);
});
