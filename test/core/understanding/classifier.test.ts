import { expect, test } from "vitest";
import { classifier, train } from "#core/understanding/classifier.ts";
import { conceptsFrom, conceptTable } from "#core/understanding/concepts.ts";
import { PLACES } from "#core/understanding/features.ts";
import { rarityIn, weigher } from "#core/understanding/weigh.ts";
import { wordsOf } from "#core/understanding/words.ts";

const texts = ["huur te laat", "achter met huur", "gas en licht", "stroom en gas"].map(wordsOf);
const labels = Int32Array.from([0, 0, 1, 1]);

function model() {
  const concepts = conceptsFrom(conceptTable(new Map()));
  const weigh = weigher(rarityIn(texts, concepts), concepts);
  const classify = classifier(train(texts.map(weigh), labels, { places: PLACES, classes: 3 }));
  return (text: string) => classify(weigh(wordsOf(text)));
}

test("what was learned is likeliest, also with a slip of the pen", () => {
  const classify = model();
  expect(highest(classify("de huur"))).toBe(0);
  expect(highest(classify("hguur achterr"))).toBe(0);
  expect(highest(classify("geen gas"))).toBe(1);
});

test("the shares of all classes sum to 1, and strange words say little", () => {
  const classify = model();
  const strange = classify("qqq zzz xxx");
  expect(strange.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  for (const share of strange) expect(share).toBeCloseTo(1 / 3, 2);
  expect(Math.max(...classify("huur qqqq zzzz"))).toBeLessThan(Math.max(...classify("huur")));
});

test("learning twice gives the same", () => {
  expect(model()("gas huur")).toEqual(model()("gas huur"));
});

function highest(shares: Float64Array): number {
  return shares.indexOf(Math.max(...shares));
}
