import type { Concepts } from "./concepts.ts";
import { features, PLACES } from "./features.ts";

/** The features of one text: places and weights, of length 1 together with what is unknown. */
export type Weighed = { places: Int32Array; weights: Float32Array };

export type Weigh = (words: readonly string[]) => Weighed;

/**
 * Weighs texts by tf-idf. The square root of the count, so that a word said thrice does not drown
 * the others; what no phrase has weighs most of all, and so takes weight from the rest.
 */
export function weigher(
  texts: readonly (readonly string[])[],
  concepts: Concepts,
): { weigh: Weigh; weighed: Weighed[] } {
  const count = counter(concepts);
  const counted = texts.map(count);
  const having = new Int32Array(PLACES);
  for (const { places } of counted) {
    for (const place of places) having[place] = (having[place] ?? 0) + 1;
  }
  const rarity = new Float32Array(PLACES);
  for (let place = 0; place < PLACES; place++) {
    rarity[place] = Math.log(1 + texts.length / Math.max(1, having[place] ?? 0));
  }
  const apply = (text: Weighed) => weighByRarity(text, rarity);
  return { weighed: counted.map(apply), weigh: (words) => apply(count(words)) };
}

/** Counts features; the array that it counts in is used over again. */
function counter(concepts: Concepts): (words: readonly string[]) => Weighed {
  const counts = new Float32Array(PLACES);
  return (words) => {
    const touched: number[] = [];
    features(words, concepts, (place, amount) => {
      const before = counts[place] ?? 0;
      if (before === 0) touched.push(place);
      counts[place] = before + amount;
    });
    const places = Int32Array.from(touched);
    const weights = new Float32Array(places.length);
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      weights[at] = Math.sqrt(counts[place] ?? 0);
      counts[place] = 0;
    }
    return { places, weights };
  };
}

function weighByRarity({ places, weights }: Weighed, rarity: Float32Array): Weighed {
  let squares = 0;
  for (let at = 0; at < places.length; at++) {
    const weight = (weights[at] as number) * (rarity[places[at] as number] as number);
    weights[at] = weight;
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) / length;
  return { places, weights };
}
