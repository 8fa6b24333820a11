/** Ends of sentences in the scripts we write; a quote or bracket may close after it. */
const END = /(?<=[.!?؟።፧।][”"’)»]*)\s+/u;
/** Most texts are one sentence: this is quicker to see. */
const ENDS_WITHIN = /[.!?؟።፧।]\S{0,2}\s+\S/u;

/** The sentences of a text. Abbreviations are not expected: they are not plain language. */
export function sentencesIn(text: string): string[] {
  if (!ENDS_WITHIN.test(text)) return wordsIn(text) > 0 ? [text] : [];
  return text
    .split(END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsIn(sentence) > 0);
}

/** Words of a text: what stands between spaces and holds a letter or a digit. A placeholder is one word. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}
