import type { Choice } from "#core/message.ts";
import { normalise } from "#core/text/normalise.ts";

/**
 * The choice that a typed text names outright: its number in digits of any script ("2", "٢", "2.") or
 * in words, or its label.
 */
export function namedChoice(
  text: string,
  offered: readonly Choice[],
  numbers: readonly string[] = [],
): Choice | null {
  const typed = plain(text);
  if (typed === "") return null;
  const position = /^\d{1,2}$/.test(typed) ? Number(typed) : numbers.map(plain).indexOf(typed) + 1;
  if (position > 0) return offered[position - 1] ?? null;
  return offered.find(({ label }) => plain(label) === typed) ?? null;
}

/**
 * The choice that a typed text means less plainly: by the one letter that only its label begins with
 * ("n" for No), by words that only one label has ("evening"), or by something close to a label. Null
 * when it is none, or could be two.
 */
export function meantChoice(text: string, offered: readonly Choice[]): Choice | null {
  const typed = plain(text);
  const labels = offered.map((choice) => plain(choice.label));
  if (typed.length < 2) {
    if (!/^\p{L}/u.test(typed)) return null;
    const begun = offered.filter((_, index) => labels[index]?.startsWith(typed));
    return begun.length === 1 ? (begun[0] ?? null) : null;
  }
  const named = offered.filter((_, index) => ` ${labels[index]} `.includes(` ${typed} `));
  if (named.length === 1) return named[0] ?? null;
  const close = offered.filter((_, index) => isClose(typed, labels[index] ?? ""));
  return close.length === 1 ? (close[0] ?? null) : null;
}

/** The choice that a typed text names or means. */
export function matchChoice(
  text: string,
  offered: readonly Choice[],
  numbers: readonly string[] = [],
): Choice | null {
  return (
    namedChoice(text, offered, numbers) ?? (isNumber(text) ? null : meantChoice(text, offered))
  );
}

function isNumber(text: string): boolean {
  return /^\d{1,2}$/.test(plain(text));
}

/** Letters, digits and single spaces: signs, emoji and keycap marks do not count. */
function plain(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{N} ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** One slip for every five letters, from five letters on. */
function isClose(typed: string, label: string): boolean {
  const allowed = Math.floor(label.length / 5);
  if (allowed === 0 || Math.abs(typed.length - label.length) > allowed) return false;
  return distance(typed, label, allowed) <= allowed;
}

/** Levenshtein distance, cut off above `limit`. */
function distance(left: string, right: string, limit: number): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[right.length] ?? limit + 1;
}
