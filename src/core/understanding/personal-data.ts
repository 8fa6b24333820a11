import { blank, type Digits, digitsIn, type Span, withoutDatesAndAmounts } from "./digits.ts";
import { ibansIn } from "./iban.ts";
import type { PersonalData } from "./understanding.ts";

type Found = Span & { type: PersonalData };

/** What a personal number is written over with; the same in every language. */
const COVER = "•••";

/** What kinds of personal data stand in a text, each once. */
export function personalDataIn(text: string): PersonalData[] {
  return [...new Set(find(text).map(({ type }) => type))];
}

/** The text with its phone, citizen and bank account numbers covered. */
export function mask(text: string): string {
  let masked = text;
  // What is left may read as another number: each round takes digits away, so this ends.
  for (let found = find(masked); found.length > 0; found = find(masked)) {
    for (const { start, end } of found.toReversed()) {
      masked = masked.slice(0, start) + COVER + masked.slice(end);
    }
  }
  return masked;
}

/** In the order of the text, none overlapping. */
function find(text: string): Found[] {
  const found: Found[] = ibansIn(text).map((span) => ({ type: "iban", ...span }));
  let rest = text;
  for (const { start, end } of found) {
    rest = rest.slice(0, start) + blank(rest.slice(start, end)) + rest.slice(end);
  }
  rest = withoutDatesAndAmounts(rest);
  let after = 0;
  for (const digits of digitsIn(rest)) {
    if (digits.start < after) continue;
    const type = kindOf(digits, rest);
    if (type === null) continue;
    found.push({ type, start: digits.start, end: digits.end });
    after = digits.end;
  }
  return found.sort((a, b) => a.start - b.start);
}

function kindOf(number: Digits, text: string): PersonalData | null {
  if (isReference(number, text)) return null;
  if (isPhone(number)) return "phone";
  return isCitizenNumber(number) && standsAlone(number, text) ? "bsn" : null;
}

/** Letters against a number make a reference of it, "Z123456782", unless they are a word: "tel06…". */
function isReference({ start, end, plus }: Digits, text: string): boolean {
  if (plus) return false;
  const before = /[\p{L}\p{Nd}]*$/u.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? "";
  const isWord = before === "" || /^\p{L}{3,}$/u.test(before);
  return !isWord || /^\p{L}{1,2}\p{Nd}/u.test(text.slice(end, end + 3));
}

/** Not the tail or head of something longer: "2024/123456782". */
function standsAlone({ start, end }: Span, text: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return !/\p{Nd}[/.-]$/u.test(before) && !/^[/.-]\p{Nd}/u.test(text.slice(end, end + 2));
}

/** Of companies and services, not of people: 0800, 0900, 0906, 0909, 088. */
const SERVICE = /^0(800|90[069]|88)/;

/**
 * Dutch numbers have ten digits with their 0; elsewhere up to twelve. With a country code: 8 to
 * 15 (ITU E.164), after + or 00. A Dutch mobile number is also known by 316 alone.
 */
function isPhone({ groups, plus }: Digits): boolean {
  const digits = groups.join("");
  if (plus) return /^[1-9]\d{7,14}$/.test(digits);
  if (digits.startsWith("00")) return /^00[1-9]\d{7,14}$/.test(digits);
  if (/^316\d{8}$/.test(digits)) return true;
  return /^0[1-9]\d{8,10}$/.test(digits) && !SERVICE.test(digits);
}

/** How a citizen number (BSN) is written: the lengths of its groups. */
const GROUPINGS = new Set("9 8 333 423 233 2223 324 44 45 54 111111111".split(" "));

/** Eight digits that are a day: 19840131, 31011984. */
const DAY = /^((19|20)\d\d[01]\d[0-3]\d|[0-3]\d[01]\d(19|20)\d\d)$/;

/** The eleven test: 9×a + 8×b + … + 2×h − i is a multiple of 11. Eight digits lack their first 0. */
function isCitizenNumber({ groups, plus }: Digits): boolean {
  const digits = groups.join("");
  if (plus || !GROUPINGS.has(groups.map((group) => group.length).join(""))) return false;
  if (DAY.test(digits) || /^0+$/.test(digits)) return false;
  let sum = 0;
  for (const [at, digit] of [...digits.padStart(9, "0")].entries()) {
    sum += Number(digit) * (at === 8 ? -1 : 9 - at);
  }
  return sum % 11 === 0;
}
