import {
  letterRows,
  ROW_PLACES,
  SCRIPTS,
  scriptOf,
  WORD_PLACES,
  wordPlace,
} from "./letter-rows.ts";
import type { Prior } from "./understanding.ts";

export type Spoken = { id: string; sure: boolean };
export type TellLanguage = (words: readonly string[], prior: Prior) => Spoken;

/**
 * Part of a row's share that is taken from all languages of its script together. The same for
 * each, however much there is of it: or the language with the fewest phrases would seem the most
 * likely for whatever nobody has seen.
 */
const SHARED = 0.2;
/** The share of a row that no language has. */
const UNSEEN = 1e-6;
/** The least share of a script in a language, so that one foreign word decides nothing either. */
const RAREST_SCRIPT = 1e-4;
/** A word found in this many languages is on loan (toeslag, uwv): it tells almost nothing. */
const ON_LOAN_FROM = 3;
const LOAN_WEIGHT = 0.1;
/** Words that the first language has, every one, are likely its own: the others borrowed them. */
const AT_HOME_COUNT = 4;
/** What is known of a word. */
const ON_LOAN = 1;
const AT_HOME = 2;
/** The shares of rows are kept as steps of their logarithm. */
const STEP = 1 / 8;
/** Rows of letters overlap, so together they say less than their number. */
const OVERLAP = 0.35;
/** The conversation's language is left for clear evidence only: two or three words of another. */
const CONVERSATION = 8;
/** A channel's setting is often that of a phone bought second-hand. */
const HINT = 3;
/** How far ahead of the second the language must be, without priors, to be sure: 150 to 1. */
const SURE = 5;

/** What was learned of languages, as data only. */
export type LanguageTable = {
  locales: readonly string[];
  /** Log share of a row among the rows of its script, in steps of STEP, by place and language. */
  rows: Int8Array;
  /** Log share of a script among the words of a language, by script and language. */
  scripts: Float64Array;
  /** What is known of a word, by its place: ON_LOAN, AT_HOME or both. */
  words: Uint8Array;
};

/** Tells languages by what was learned of them. */
export function languageTeller(table: LanguageTable): TellLanguage {
  return (words, prior) => {
    const told = words.filter((word) => /^\p{L}/u.test(word));
    return decide(table.locales, evidenceIn(table, told), prior);
  };
}

/**
 * Learns to tell languages from the phrases alone; scripts and spellings come with them. A
 * language in two scripts (Arabic letters, Arabizi) is learned as such in each. The first is the
 * one from which the others borrow words.
 */
export function languageTable(
  texts: ReadonlyMap<string, readonly (readonly string[])[]>,
): LanguageTable {
  const locales = [...texts.keys()];
  const columns = locales.length;
  const rows = new Float32Array(ROW_PLACES * columns);
  const scripts = new Float64Array(SCRIPTS * columns);
  const rowTotals = new Float64Array(SCRIPTS * columns);
  const spokenIn = new Map<string, number>();
  const scriptOfRow = new Uint8Array(ROW_PLACES);
  for (const [column, locale] of locales.entries()) {
    const words = (texts.get(locale) ?? []).flat();
    for (const word of words) {
      const script = scriptOf(word);
      add(scripts, script * columns + column, 1);
      letterRows(word, (place, count) => {
        scriptOfRow[place] = script;
        add(rows, place * columns + column, count);
        add(rowTotals, script * columns + column, count);
      });
    }
    for (const word of new Set(words)) spokenIn.set(word, (spokenIn.get(word) ?? 0) + 1);
    toShares(scripts, column, columns, words.length);
  }
  for (let place = 0; place < ROW_PLACES; place++) {
    const totals = rowTotals.subarray((scriptOfRow[place] ?? 0) * columns);
    toLogShares(rows.subarray(place * columns, (place + 1) * columns), totals);
  }
  const home = new Set((texts.get(locales[0] ?? "") ?? []).flat());
  return { locales, rows: inSteps(rows), scripts, words: flagsOf(spokenIn, home) };
}

/** A byte for each: the smallest share that counts has a logarithm of -16. */
function inSteps(logShares: Float32Array): Int8Array {
  return Int8Array.from(logShares, (value) => Math.max(-128, Math.round(value / STEP)));
}

function flagsOf(spokenIn: ReadonlyMap<string, number>, home: ReadonlySet<string>): Uint8Array {
  const flags = new Uint8Array(WORD_PLACES);
  for (const [word, languages] of spokenIn) {
    const place = wordPlace(word);
    if (languages >= ON_LOAN_FROM) flags[place] = (flags[place] as number) | ON_LOAN;
    if (home.has(word)) flags[place] = (flags[place] as number) | AT_HOME;
  }
  return flags;
}

function add(counts: Float32Array | Float64Array, at: number, count: number): void {
  counts[at] = (counts[at] ?? 0) + count;
}

/** The counts of one row in each language become log shares. */
function toLogShares(counts: Float32Array, totals: Float64Array): void {
  let together = 0;
  for (let column = 0; column < counts.length; column++) {
    counts[column] = (counts[column] ?? 0) / Math.max(1, totals[column] ?? 0);
    together += counts[column] ?? 0;
  }
  const shared = Math.max(UNSEEN, together / counts.length) * SHARED;
  for (let column = 0; column < counts.length; column++) {
    counts[column] = Math.log((counts[column] ?? 0) * (1 - SHARED) + shared);
  }
}

function toShares(scripts: Float64Array, column: number, columns: number, total: number): void {
  for (let at = column; at < scripts.length; at += columns) {
    scripts[at] = Math.log(Math.max(RAREST_SCRIPT, (scripts[at] ?? 0) / Math.max(1, total)));
  }
}

function evidenceIn(model: LanguageTable, words: readonly string[]): Float64Array {
  const columns = model.locales.length;
  const evidence = new Float64Array(columns);
  for (const word of words) {
    const weight = STEP * OVERLAP * (is(ON_LOAN, word, model) ? LOAN_WEIGHT : 1);
    letterRows(word, (place, count) =>
      addRow(evidence, model.rows, place * columns, weight * count),
    );
  }
  if (words.length > 0 && words.every((word) => is(AT_HOME, word, model))) {
    evidence[0] = (evidence[0] ?? 0) + AT_HOME_COUNT;
  }
  for (const script of new Set(words.map(scriptOf))) {
    addRow(evidence, model.scripts, script * columns, 1);
  }
  return evidence;
}

function is(flag: number, word: string, { words }: LanguageTable): boolean {
  return ((words[wordPlace(word)] as number) & flag) !== 0;
}

function addRow(
  sums: Float64Array,
  values: Int8Array | Float64Array,
  start: number,
  weight: number,
): void {
  for (let column = 0; column < sums.length; column++) {
    sums[column] = (sums[column] ?? 0) + (values[start + column] ?? 0) * weight;
  }
}

function decide(locales: readonly string[], evidence: Float64Array, prior: Prior): Spoken {
  const before = known(locales, prior.locale);
  const hint = known(locales, prior.hint);
  const weighed = evidence.map((value, column) => {
    const fromPrior = (column === before ? CONVERSATION : 0) + (column === hint ? HINT : 0);
    return value + fromPrior;
  });
  const best = weighed.indexOf(Math.max(...weighed));
  const others = evidence.filter((_, column) => column !== best);
  const ahead = (evidence[best] ?? 0) - Math.max(...others);
  // With one language only there is nothing to be ahead of, and nothing to be sure from.
  return { id: locales[best] ?? "", sure: others.length > 0 && ahead >= SURE };
}

/** The column of a language, also when it comes with a region ("en-GB"); -1 for none of ours. */
function known(locales: readonly string[], tag: string | undefined): number {
  if (tag === undefined) return -1;
  const whole = locales.indexOf(tag);
  return whole >= 0 ? whole : locales.indexOf(tag.split(/[-_]/)[0] ?? "");
}
