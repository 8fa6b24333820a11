/** Chance that can be had again: the same seed gives the same numbers (mulberry32). */
export type Chance = {
  /** From 0 up to, not including, `below`. */
  below(below: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
};

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    oneOf: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError("there is nothing to choose from");
      return item;
    },
  };
}
