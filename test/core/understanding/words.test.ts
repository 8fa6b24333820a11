import { expect, test } from "vitest";
import { wordsOf } from "#core/understanding/words.ts";

test.each([
  ["Ik KAN de Huur niet betalen!!", ["ik", "kan", "de", "huur", "niet", "betalen"]],
  ["don't, UHT'ye, m'n", ["dont", "uhtye", "mn"]],
  ["şikâyet İcra ödeyemiyorum", ["sikayet", "icra", "odeyemiyorum"]],
  [
    "l'huissier, j'ai plus d'argent, SVB'ye",
    ["l", "huissier", "j", "ai", "plus", "d", "argent", "svbye"],
  ],
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

test("Ethiopic letters that sound alike are one letter", () => {
  expect(wordsOf("ሠራሕ ዓይኒ ፀሓይ ኅዳር ኣነ ቐሺ")).toEqual(wordsOf("ሰራህ ኣይኒ ጸሃይ ህዳር አነ ቀሺ"));
});

test("a very long text is read as far as 400 words", () => {
  expect(wordsOf("ja ".repeat(5000))).toHaveLength(400);
});
