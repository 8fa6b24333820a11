import { createRequire } from "node:module";
import { SOFT_HYPHEN } from "./paragraph.ts";

type Hyphenator = { hyphenateSync(text: string): string };

const require = createRequire(import.meta.url);

/** Patterns are large, so each is loaded when its language first needs it. */
const PATTERNS: Record<string, () => Hyphenator> = {
  nl: () => require("hyphen/nl"),
  en: () => require("hyphen/en-gb"),
  tr: () => require("hyphen/tr"),
  pl: () => require("hyphen/pl"),
  uk: () => require("hyphen/uk"),
  es: () => require("hyphen/es"),
  fr: () => require("hyphen/fr"),
};

/** Words shorter than this are easier to read whole. */
const LONG_WORD = /[\p{L}\u00ad]{13,}/gu;

/** Puts soft hyphens in long words, never nearer than four letters to either end. */
export function hyphenate(text: string, locale: string): string {
  const hyphenator = PATTERNS[new Intl.Locale(locale).language]?.();
  if (!hyphenator) return text;
  return text.replace(LONG_WORD, (word) => {
    if (word.includes(SOFT_HYPHEN)) return word;
    return hyphenator
      .hyphenateSync(word)
      .replace(/^(.{1,3})\u00ad/u, "$1")
      .replace(/\u00ad(.{1,3})$/u, "$1");
  });
}
