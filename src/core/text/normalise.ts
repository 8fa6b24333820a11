/** Digits of every script as 0–9. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** Characters that change how a text is shown, not what it says. */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}\u0640]|\p{Variation_Selector}/gu;

/** Letters that are no letter with a mark, and are typed plain all the same. */
const PLAIN: Readonly<Record<string, string>> = { ı: "i", ł: "l", ø: "o", đ: "d" };

/**
 * A text as it is compared: compatibility forms, lower case, digits 0–9, one space, no invisible
 * characters, no marks on letters (so "şikâyet" meets "sikayet").
 */
export function normalise(text: string): string {
  return latinDigits(text.normalize("NFKC"))
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replace(/[ıłøđ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}
