import { expect, test } from "vitest";
import { wordsOf } from "#core/understanding/words.ts";

test.each([
  ["Ik KAN de Huur niet betalen!!", ["ik", "kan", "de", "huur", "niet", "betalen"]],
  ["don't, UHT'ye, m'n", ["dont", "uhtye", "mn"]],
  ["şikâyet İcra ödeyemiyorum", ["sikayet", "icra", "odeyemiyorum"]],
  ["hellpppp meee", ["hellpp", "mee"]],
  ["٣٨٠ يورو", ["380", "يورو"]],
  ["3andi mochkil", ["3andi", "mochkil"]],
  ["🙂 …", []],
])("%s is read as its words", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test("letters that are written for one another are one letter", () => {
  expect(wordsOf("مساعدة على أجار")).toEqual(wordsOf("مساعده علي اجار"));
  expect(wordsOf("کرایه")).toEqual(wordsOf("كرايه"));
});

test("a very long text is read as far as 400 words", () => {
  expect(wordsOf("ja ".repeat(5000))).toHaveLength(400);
});
