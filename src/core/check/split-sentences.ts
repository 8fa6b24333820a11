/** Ends of sentences in the scripts we write: full stops, questions, the Ethiopic and Devanagari stops. */
const END = /(?<=[.!?؟።፧।。][”"’)»]*)\s+/u;

/** The sentences of a text. Abbreviations are not expected: they are not plain language. */
export function sentencesIn(text: string): string[] {
  return text
    .split(END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsIn(sentence) > 0);
}

/** Words of a text: what stands between spaces and holds a letter or a digit. A placeholder is one word. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}
