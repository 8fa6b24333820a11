import { latinDigits } from "#core/text/normalise.ts";
import type { Span } from "./digits.ts";

/** Length of an account number per country, from the IBAN registry (ISO 13616), release 99. */
const LENGTHS: Readonly<Record<number, string>> = {
  15: "NO",
  16: "BE",
  18: "DK FI FO GL NL SD",
  19: "MK SI",
  20: "AT BA EE KZ LT LU MN XK",
  21: "CH HR LI LV",
  22: "BG BH CR DE GB GE IE ME RS VA",
  23: "AE GI IL IQ OM SO TL",
  24: "AD CZ ES MD PK RO SA SE SK TN VG",
  25: "LY PT ST",
  26: "IS TR",
  27: "BI DJ FR GR IT MC MR SM",
  28: "AL AZ BY CY DO GT HU LB NI PL SV",
  29: "BR EG PS QA UA",
  30: "JO KW MU YE",
  31: "MT SC",
  32: "LC",
  33: "RU",
};
const LENGTH_OF = new Map(
  Object.entries(LENGTHS).flatMap(([length, countries]) =>
    countries.split(" ").map((country) => [country, Number(length)] as const),
  ),
);

/** Two letters and two digits, then letters and digits with at most two joints in between. */
const START = /[A-Z]{2}[\s\p{Cf}.-]{0,2}\p{Nd}[\s\p{Cf}]{0,2}\p{Nd}/giu;
const SIGN = /[A-Z\p{Nd}]/iu;
const JOINT = /[\s\p{Cf}.-]/u;
const MOST_JOINTS = 2;

/** Where bank account numbers stand: a known country, its length, and the right check digits. */
export function ibansIn(text: string): Span[] {
  const found: Span[] = [];
  for (const { index } of text.matchAll(START)) {
    const length = LENGTH_OF.get(text.slice(index, index + 2).toUpperCase());
    if (length === undefined || index < (found.at(-1)?.end ?? 0)) continue;
    const end = endOf(text, index, length);
    if (end !== null && checks(text.slice(index, end))) found.push({ start: index, end });
  }
  return found;
}

/** Where a number of so many signs ends; null when the text or the number stops before. */
function endOf(text: string, start: number, length: number): number | null {
  let signs = 0;
  let joints = 0;
  for (let at = start; at < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    at += sign.length;
    if (SIGN.test(sign)) {
      joints = 0;
      signs++;
      if (signs === length) return at;
    } else {
      joints++;
      if (!JOINT.test(sign) || joints > MOST_JOINTS) return null;
    }
  }
  return null;
}

/** ISO 7064, mod 97-10: with the first four signs last and letters as 10–35, the rest is 1. */
function checks(written: string): boolean {
  const signs = latinDigits(written)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  let rest = 0;
  for (const sign of signs.slice(4) + signs.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
