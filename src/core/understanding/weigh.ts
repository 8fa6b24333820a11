import type { Concepts } from "./concepts.ts";
import { features, PLACES } from "./features.ts";

/** The features of one text by their places, and what they weigh. */
export type Weighed = { places: Int32Array; weights: Float32Array };

export type Weigh = (words: readonly string[]) => Weighed;

/** The features of one text by their places, and how often each is in it. */
type Counted = { places: Int32Array; counts: Float32Array };

/** How rare each feature is among the texts: the logarithm of how few have it, by place. */
export function rarityIn(texts: readonly (readonly string[])[], concepts: Concepts): Float32Array {
  const count = counter(concepts);
  const having = new Float32Array(PLACES);
  for (const text of texts) {
    for (const place of count(text).places) having[place] = (having[place] as number) + 1;
  }
  return having.map((many) => Math.log(1 + texts.length / Math.max(1, many)));
}

/**
 * Weighs texts by tf-idf. The square root of the count, so that a word said thrice does not drown
 * the others. The weights of a text are of length 1 together with those of features that nothing
 * is known of: these weigh most of all, and so make a text of strange words say little.
 */
export function weigher(rarity: Float32Array, concepts: Concepts): Weigh {
  const count = counter(concepts);
  return (words) => {
    const { places, counts } = count(words);
    let squares = 0;
    for (let at = 0; at < places.length; at++) {
      const weight = Math.sqrt(counts[at] as number) * (rarity[places[at] as number] as number);
      counts[at] = weight;
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = 0; at < places.length; at++) counts[at] = (counts[at] as number) / length;
    return { places, weights: counts };
  };
}

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
