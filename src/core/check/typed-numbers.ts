import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { itemsIn, type TextIndex } from "./text-index.ts";

/** Numbers that change, or that must be the same in every language, and what to write instead. */
const KINDS: readonly { pattern: RegExp; instead: string }[] = [
  { pattern: /€\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|euros?\b|eur\b)/iu, instead: "{{figure.…}}" },
  { pattern: /\d[\d.,]*\s?(?:%|٪)/u, instead: "{{figure.…}} with its sign" },
  { pattern: /(?<!\d)(?:\+31|0)[-\s]?\d{1,3}[-\s]?\d{4,8}(?!\d)/u, instead: "{{phone.…}}" },
];

/** What people type or are shown how to type is no fact. */
const EXAMPLES = /^(commands|deadline|callback|near|key-person)\./;

/** Amounts, percentages and phone numbers typed by hand instead of named. */
export function typedNumbers(
  _content: CheckedContent,
  _locale: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  return itemsIn(texts)
    .filter(({ key }) => !EXAMPLES.test(key))
    .flatMap(({ file, path, text }) =>
      KINDS.flatMap(({ pattern, instead }) => {
        const found = pattern.exec(text.replace(/\{\{[^}]*\}\}/g, " "))?.[0];
        if (found === undefined) return [];
        return [fault(file, path, `"${found.trim()}" is typed by hand: write ${instead}`)];
      }),
    );
}
