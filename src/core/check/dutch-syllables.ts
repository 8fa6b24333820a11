/**
 * Vowel groups of Dutch that are one syllable, longest first. What they leave, each vowel is one
 * of its own: "ideeën" is i-dee-ën, "beantwoorden" be-ant-woor-den.
 */
const GROUPS =
  /aai|ooi|oei|eeu|ieu|aa|ee|ie|oo|uu|oe|ui|ij|ou|eu|au|ei|[aeiouyäëïöüáéíóúàèìòùâêîôû]/g;
/** Two letters that belong to two syllables: prefixes before a vowel. */
const PREFIX = /^(be|ge)(?=[aiou])/;

/** Syllables of a Dutch word, by its vowel groups; near enough for an average over a text. */
export function dutchSyllables(word: string): number {
  const letters = word.toLowerCase();
  const prefix = PREFIX.test(letters) ? 1 : 0;
  const rest = prefix > 0 ? letters.slice(2) : letters;
  return Math.max(1, prefix + (rest.match(GROUPS)?.length ?? 0));
}
