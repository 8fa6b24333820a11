import type { Concepts } from "./concepts.ts";
import { features, PLACES } from "./features.ts";

/** The known features of one text, by their numbers, and what they weigh. */
export type Weighed = { features: Int32Array; weights: Float32Array };

export type Weigh = (words: readonly string[]) => Weighed;

/** What each place in the table of features stands for. */
type Table = {
  /** The number of the feature at a place, counted from 1 as they were met; 0 for none. */
  numbers: Int32Array;
  /** How many texts have it. */
  having: Int32Array;
  size: number;
};

/**
 * Weighs texts by tf-idf. The square root of the count, so that a word said thrice does not drown
 * the others. The weights of a text are of length 1 together with those of its unknown features:
 * these weigh most of all, and so make a text of strange words say little.
 */
export function weigher(
  texts: readonly (readonly string[])[],
  concepts: Concepts,
): { weigh: Weigh; weighed: Weighed[]; size: number } {
  const count = counter(concepts);
  const counted = texts.map(count);
  const { numbers, having, size } = tableOf(counted);
  const rarity = new Float32Array(PLACES);
  for (let place = 0; place < PLACES; place++) {
    rarity[place] = Math.log(1 + texts.length / Math.max(1, having[place] ?? 0));
  }
  const apply = (text: Counted) => weighByRarity(text, rarity, numbers);
  return { weighed: counted.map(apply), weigh: (words) => apply(count(words)), size };
}

/** The features of one text by their places, and how often each is in it. */
type Counted = { places: Int32Array; counts: Float32Array };

/** Counts features; the arrays that it counts in are used over again. */
function counter(concepts: Concepts): (words: readonly string[]) => Counted {
  const table = new Float32Array(PLACES);
  const touched = new Int32Array(PLACES);
  let size = 0;
  const take = (place: number, amount: number) => {
    if (table[place] === 0) touched[size++] = place;
    table[place] = (table[place] as number) + amount;
  };
  return (words) => {
    size = 0;
    features(words, concepts, take);
    const places = touched.slice(0, size);
    const counts = new Float32Array(size);
    for (let at = 0; at < size; at++) {
      const place = places[at] as number;
      counts[at] = table[place] as number;
      table[place] = 0;
    }
    return { places, counts };
  };
}

/** Features are numbered as they are met: common ones first, side by side in the model. */
function tableOf(counted: readonly Counted[]): Table {
  const numbers = new Int32Array(PLACES);
  const having = new Int32Array(PLACES);
  let size = 0;
  for (const { places } of counted) {
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number;
      having[place] = (having[place] as number) + 1;
      if (numbers[place] === 0) numbers[place] = ++size;
    }
  }
  return { numbers, having, size };
}

function weighByRarity(
  { places, counts }: Counted,
  rarity: Float32Array,
  numbers: Int32Array,
): Weighed {
  const known = new Int32Array(places.length);
  const weights = new Float32Array(places.length);
  let squares = 0;
  let size = 0;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    const weight = Math.sqrt(counts[at] as number) * (rarity[place] as number);
    squares += weight * weight;
    const number = numbers[place] as number;
    if (number === 0) continue;
    known[size] = number - 1;
    weights[size++] = weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < size; at++) weights[at] = (weights[at] as number) / length;
  return { features: known.subarray(0, size), weights: weights.subarray(0, size) };
}
