/**
 * The stems of all concepts as one tree of letters, in arrays: twelve languages have some 200,000
 * letters, which as objects would take 50 MB. The root is 0; what follows letter `n` stands from
 * `first[n]` up to `last[n]`, sorted by `units`.
 */
export type Letters = {
  /** UTF-16 units. */
  units: Uint16Array;
  first: Int32Array;
  last: Int32Array;
  /** Place in `endings` of the concepts whose stem ends here; 0 for none. */
  ends: Uint16Array;
  /** The root of what comes after a gap; -1 where no gap is. */
  later: Int32Array;
  endings: readonly (readonly string[])[];
};

/** A stem in its parts, between gaps, and the concept that it stands for. */
export type Stem = { name: string; parts: readonly string[] };

/**
 * Shorter beginnings stand for whole words only: "ind" is not the start of "indien". An Ethiopic
 * letter is a syllable, and says as much as two others.
 */
const SHORTEST_BEGINNING = 4;
const SHORTEST_ETHIOPIC = 3;
const ETHIOPIC = /^[\u1200-\u137f]/;

type Letter = { unit: number; next: Map<number, Letter>; concepts: string[]; later: Letter | null };

/** Makes the tree of all stems. */
export function flatten(stems: readonly Stem[]): Letters {
  const root = letter(0);
  for (const stem of stems) plant(root, stem);
  return toArrays(root);
}

/** The letter that follows another with this unit, or -1. */
export function letterAfter({ units, first, last }: Letters, at: number, unit: number): number {
  let low = first[at] as number;
  let high = (last[at] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = units[middle] as number;
    if (found === unit) return middle;
    if (found < unit) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function letter(unit: number): Letter {
  return { unit, next: new Map(), concepts: [], later: null };
}

function plant(root: Letter, { name, parts }: Stem): void {
  let end: Letter | null = null;
  for (const part of parts) {
    if (end !== null) end.later ??= letter(0);
    end = grow(end?.later ?? root, part);
  }
  if (end !== null && !end.concepts.includes(name)) end.concepts.push(name);
}

function grow(root: Letter, path: string): Letter {
  const shortest = ETHIOPIC.test(path) ? SHORTEST_ETHIOPIC : SHORTEST_BEGINNING;
  const whole = path.length < shortest ? `${path} ` : path;
  let at = root;
  for (let place = 0; place < whole.length; place++) {
    const unit = whole.charCodeAt(place);
    const next = at.next.get(unit) ?? letter(unit);
    at.next.set(unit, next);
    at = next;
  }
  return at;
}

/** Numbers letters so that those that follow one letter stand together. */
function toArrays(root: Letter): Letters {
  const order: Letter[] = [root];
  const numbers = new Map<Letter, number>([[root, 0]]);
  const first: number[] = [];
  const last: number[] = [];
  const put = (one: Letter) => numbers.set(one, order.push(one) - 1);
  for (let at = 0; at < order.length; at++) {
    const { next, later } = order[at] as Letter;
    if (later) put(later);
    first.push(order.length);
    for (const one of [...next.values()].sort((a, b) => a.unit - b.unit)) put(one);
    last.push(order.length);
  }
  const endings: string[][] = [[]];
  return {
    units: Uint16Array.from(order, ({ unit }) => unit),
    first: Int32Array.from(first),
    last: Int32Array.from(last),
    later: Int32Array.from(order, ({ later }) => (later ? (numbers.get(later) ?? -1) : -1)),
    ends: Uint16Array.from(order, ({ concepts }) => endingOf(concepts, endings)),
    endings,
  };
}

/** The place of these concepts among the endings, put there when they are new. */
function endingOf(concepts: readonly string[], endings: string[][]): number {
  if (concepts.length === 0) return 0;
  const key = concepts.join(" ");
  const known = endings.findIndex((ending) => ending.join(" ") === key);
  return known >= 0 ? known : endings.push([...concepts]) - 1;
}
