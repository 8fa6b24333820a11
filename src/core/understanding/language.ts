import type { Prior } from "./understanding.ts";

export type Spoken = { id: string; sure: boolean };
export type TellLanguage = (words: readonly string[], prior: Prior) => Spoken;

/** 2^15 places for rows of up to three letters and short words: plenty for twelve languages. */
const PLACES = 1 << 15;
/** What an unseen row is taken to have been seen, so that one strange letter decides nothing. */
const SMOOTHING = 0.3;
/** A word found in this many languages is on loan (toeslag, uwv): it tells almost nothing. */
const ON_LOAN_FROM = 3;
const LOAN_WEIGHT = 0.1;
/** Rows of letters overlap, so together they say less than their number. */
const OVERLAP = 0.35;
/** The conversation's language is left for clear evidence only; as measured in our comparison. */
const CONVERSATION = 8;
/** A channel's setting is often the phone's, bought second-hand. */
const HINT = 3;
/** How far ahead of the second the language must be without any prior: 1 in 150. */
const SURE = 5;

/** Learns to tell languages from the phrases alone: scripts and spelling come with them. */
export function languageTeller(
  texts: ReadonlyMap<string, readonly (readonly string[])[]>,
): TellLanguage {
  const locales = [...texts.keys()];
  const model = new Float32Array(PLACES * locales.length);
  const totals = new Float64Array(locales.length);
  const spokenIn = new Map<string, number>();
  locales.forEach((locale, column) => {
    const met = new Set<string>();
    for (const words of texts.get(locale) ?? []) {
      for (const word of words) {
        met.add(word);
        rows(word, (place) => {
          const at = place * locales.length + column;
          model[at] = (model[at] ?? 0) + 1;
          totals[column] = (totals[column] ?? 0) + 1;
        });
      }
    }
    for (const word of met) spokenIn.set(word, (spokenIn.get(word) ?? 0) + 1);
  });
  toLogarithms(model, totals);
  return (words, prior) => {
    const told = words.filter((word) => /\p{L}/u.test(word));
    const evidence = new Float64Array(locales.length);
    for (const word of told) {
      const weight = (spokenIn.get(word) ?? 0) >= ON_LOAN_FROM ? LOAN_WEIGHT : 1;
      rows(word, (place) => {
        for (let column = 0; column < locales.length; column++) {
          const share = model[place * locales.length + column] ?? 0;
          evidence[column] = (evidence[column] ?? 0) + share * weight * OVERLAP;
        }
      });
    }
    return decide(locales, evidence, prior);
  };
}

/** Counts become log shares of their language. */
function toLogarithms(model: Float32Array, totals: Float64Array): void {
  const columns = totals.length;
  for (let at = 0; at < model.length; at++) {
    const total = totals[at % columns] ?? 0;
    model[at] = Math.log(((model[at] ?? 0) + SMOOTHING) / (total + SMOOTHING * PLACES));
  }
}

function decide(locales: readonly string[], evidence: Float64Array, prior: Prior): Spoken {
  const before = known(locales, prior.locale);
  const hint = known(locales, prior.hint);
  const weighed = evidence.map((value, column) => {
    const fromPrior = (column === before ? CONVERSATION : 0) + (column === hint ? HINT : 0);
    return value + fromPrior;
  });
  const best = highest(weighed);
  const ahead = (evidence[best] ?? 0) - secondTo(evidence, best);
  return { id: locales[best] ?? "", sure: locales.length > 0 && ahead >= SURE };
}

/** The column of a language, also when it comes with a region ("en-GB"); -1 for none of ours. */
function known(locales: readonly string[], tag: string | undefined): number {
  if (tag === undefined) return -1;
  const whole = locales.indexOf(tag);
  return whole >= 0 ? whole : locales.indexOf(tag.split(/[-_]/)[0] ?? "");
}

function highest(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) {
    if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  }
  return best;
}

function secondTo(values: Float64Array, best: number): number {
  let second = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at++) {
    if (at !== best) second = Math.max(second, values[at] ?? 0);
  }
  return second;
}

/** Rows of one to three letters of a word with its ends, and the word itself. */
function rows(word: string, take: (place: number) => void): void {
  const text = ` ${word} `;
  let whole = 7;
  for (let start = 0; start < text.length; start++) {
    let hash = 17;
    for (let at = start; at < Math.min(start + 3, text.length); at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      take(fold(hash));
    }
    whole = Math.imul(whole ^ text.charCodeAt(start), 0x01000193);
  }
  take(fold(whole));
}

function fold(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 17) & (PLACES - 1);
}
