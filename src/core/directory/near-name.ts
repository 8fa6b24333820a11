import { normalise } from "#core/text/normalise.ts";

/** People leave them out of the names of neighbourhoods, and put them in. */
const ARTICLES = new Set(["de", "het", "t", "the"]);
/** Nobody needs more to say where they live. */
const MOST_WORDS = 60;

/**
 * How many slips lie between a name and the words of a text that come closest to it: 0 when the
 * text says the name, null when nothing in it comes close.
 */
export function slipsIn(text: string, name: string): number | null {
  const wanted = words(name).join(" ");
  if (wanted === "") return null;
  const allowed = slipsAllowed(wanted);
  const slips = Math.min(
    ...stretches(words(text), wanted).map((heard) => slipsBetween(heard, wanted)),
  );
  return slips <= allowed ? slips : null;
}

/** Letters to add, drop, change or swap with the next to turn one word into another. */
export function slipsBetween(one: string, other: string): number {
  const target = Array.from(other);
  let before: number[] = [];
  let above = target.map((_, column) => column);
  above.push(target.length);
  let previous = "";
  for (const [row, letter] of Array.from(one).entries()) {
    const current = [row + 1];
    for (const [column, wanted] of target.entries()) {
      const change = at(above, column) + (letter === wanted ? 0 : 1);
      const swap =
        column > 0 && letter === target[column - 1] && previous === wanted
          ? at(before, column - 1) + 1
          : change;
      current.push(Math.min(change, swap, at(above, column + 1) + 1, at(current, column) + 1));
    }
    before = above;
    above = current;
    previous = letter;
  }
  return at(above, target.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

function slipsAllowed(name: string): number {
  if (name.length < 5) return 0;
  return name.length < 9 ? 1 : 2;
}

function words(text: string): string[] {
  const all = normalise(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.filter((word) => !ARTICLES.has(word)).slice(0, MOST_WORDS);
}

/** Every run of words about as long as the wanted name, and the run written as one word. */
function stretches(all: readonly string[], wanted: string): string[] {
  const length = wanted.split(" ").length;
  const runs: string[] = [];
  for (let start = 0; start < all.length; start++) {
    for (const size of [length - 1, length, length + 1]) {
      if (size > 0 && start + size <= all.length)
        runs.push(all.slice(start, start + size).join(" "));
    }
  }
  return runs;
}
