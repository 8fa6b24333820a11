import { normalise } from "#core/text/normalise.ts";

/** Letters that are written for one another, in the same word. */
const ALIKE: Readonly<Record<string, string>> = { ى: "ي", ی: "ي", ک: "ك", ة: "ه", ۀ: "ه", ء: "" };
const ALIKE_LETTERS = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "gu");

/** Ethiopic rows of eight that are written for one another: ሠ ሰ, ሐ ኀ ሀ, ዐ አ, ፀ ጸ, ቐ ቀ, ኸ ከ. */
const ALIKE_ROWS: ReadonlyMap<number, number> = new Map([
  [0x1220, 0x1230],
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
  [0x1250, 0x1240],
  [0x12b8, 0x12a8],
]);
const ALIKE_ETHIOPIC = /[ሐ-ሗሠ-ሧኀ-ኇዐ-ዖፀ-ፇቐ-ቝኸ-ዅኣ]/gu;
/** The long a alone is typed as the short one: ኣ አ. */
const LONG_A = 0x12a3;
const SHORT_A = 0x12a0;

function alikeEthiopic(letter: string): string {
  const unit = letter.charCodeAt(0);
  const folded = (ALIKE_ROWS.get(unit & ~7) ?? unit & ~7) + (unit & 7);
  return String.fromCharCode(folded === LONG_A ? SHORT_A : folded);
}

/** A letter said longer than twice says no more: "hellppp". */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
const APOSTROPHES = /(?<=\p{L})['’‘`´ʼ](?=\p{L})/gu;
/** What French puts before a word that begins with a vowel is a word of its own: l'huissier, d'argent. */
const ELISION = /(?<!\p{L})(qu|[cdjlmnst])['’‘`´ʼ](?=[aeiouyh]\p{L})/gu;
const NO_WORD = /[^\p{L}\p{N}]+/u;

/**
 * A message beyond this many words is read no further in one go: a story makes its point within it,
 * and the time per message stays within its bound.
 */
const MOST_WORDS = 400;

/** The words of a text, spelled so that the same word meets itself. */
export function wordsOf(text: string): string[] {
  const folded = normalise(text)
    .replace(ELISION, "$1 ")
    .replace(APOSTROPHES, "")
    .replace(ALIKE_LETTERS, (letter) => ALIKE[letter] ?? letter)
    .replace(ALIKE_ETHIOPIC, alikeEthiopic)
    .replace(DRAWN_OUT, "$1$1");
  return folded
    .split(NO_WORD, MOST_WORDS + 2)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}
