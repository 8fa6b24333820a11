import { slipsBetween } from "#core/directory/near-name.ts";

/** Ids that help points may name. What is absent is not checked. */
export type Known = {
  topics?: ReadonlySet<string>;
  /** Bring keywords: keys of locales' bring.json. */
  bring?: ReadonlySet<string>;
  /** Without it: every language that has an ISO 639 code. */
  languages?: ReadonlySet<string>;
};

/**
 * A language code in its shortest form (`eng` is `en`), or null when it is none we know.
 */
export function languageOf(code: string, known: Known): string | null {
  const tag = canonical(code);
  if (tag === null) return null;
  if (known.languages) return known.languages.has(tag) ? tag : null;
  return languageNames.of(tag) === undefined ? null : tag;
}

/** `, for instance "rent-arrears"`: the known id that looks most like what was written. */
export function suggestion(written: string, known: Iterable<string>): string {
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const id of known) {
    const slips = slipsBetween(written.slice(0, 40), id);
    if (slips >= least) continue;
    best = id;
    least = slips;
  }
  return best === "" ? "" : `, for instance "${best}"`;
}

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

function canonical(code: string): string | null {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? null;
  } catch {
    return null;
  }
}
