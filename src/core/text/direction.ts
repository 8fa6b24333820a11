const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
/** An address on the web is one run, whatever signs stand in it. */
const FOREIGN_TO_RTL =
  /https?:\/\/\S+|(?:€\s?|\+)?[\p{Script=Latin}\d][\p{Script=Latin}\d.,:/@+\-–%€'’ \u00a0]*[\p{Script=Latin}\d%€]|[\p{Script=Latin}\d]/gu;
/** Sentences that follow each other are one run, so that they stay in their order. */
const FOREIGN_TO_LTR =
  /[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M} ،؟0-9]*(?:[.!:] [\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M} ،؟0-9]*)*/gu;

/** A name that keeps its own order, whatever stands around it. */
export function isolated(name: string): string {
  return FIRST_STRONG_ISOLATE + name + POP_ISOLATE;
}

/**
 * Wraps every run of the other direction in isolates, so that phone numbers, names and sites keep
 * their own order inside the sentence (Unicode Standard Annex 9, "isolates").
 */
export function isolate(text: string, direction: "ltr" | "rtl"): string {
  if (text.includes(FIRST_STRONG_ISOLATE)) return text;
  return text.replace(direction === "rtl" ? FOREIGN_TO_RTL : FOREIGN_TO_LTR, (run) => {
    const kept = run.trimEnd();
    return FIRST_STRONG_ISOLATE + kept + POP_ISOLATE + run.slice(kept.length);
  });
}

/** Two parts of a cut text: a run that the cut goes through ends in the first and begins again in the second. */
export function closed(first: string, second: string): [string, string] {
  const begun = first.lastIndexOf(FIRST_STRONG_ISOLATE);
  if (begun < 0 || first.indexOf(POP_ISOLATE, begun) >= 0) return [first, second];
  const isEmpty = begun === first.length - 1;
  const before = isEmpty ? first.slice(0, begun) : first + POP_ISOLATE;
  return [before, FIRST_STRONG_ISOLATE + second];
}

/** Whether runs of the other direction are marked in a text. */
export function hasIsolates(text: string): boolean {
  return text.includes(FIRST_STRONG_ISOLATE);
}
