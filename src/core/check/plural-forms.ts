import type { CheckedLocale } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { type TextIndex, textFile } from "./text-index.ts";

const FORM = /_(zero|one|two|few|many|other)$/;

/** A text key without its plural form: `coordinator.overview_one` is `coordinator.overview`. */
export function withoutForm(key: string): string {
  return key.replace(FORM, "");
}

/** The text keys of a locale that have plural forms, each with those forms. */
export function pluralsIn(texts: TextIndex): Map<string, Set<string>> {
  const plurals = new Map<string, Set<string>>();
  for (const key of texts.keys()) {
    const form = FORM.exec(key)?.[1];
    if (!form) continue;
    const base = withoutForm(key);
    plurals.set(base, (plurals.get(base) ?? new Set()).add(form));
  }
  return plurals;
}

/**
 * Plural forms that a language needs and lacks, or has and never uses (CLDR). A language that CLDR
 * does not know gets the forms that i18next will look for: those of the machine's own language.
 */
export function pluralForms(
  { id }: CheckedLocale,
  texts: TextIndex,
  counted: ReadonlyMap<string, unknown>,
): Finding[] {
  const needed = new Intl.PluralRules(id).resolvedOptions().pluralCategories.map(String);
  const own = pluralsIn(texts);
  return [...counted.keys()].flatMap((base) => {
    const forms = own.get(base) ?? new Set();
    return [
      ...plainText(texts, base, needed),
      ...(forms.size > 0
        ? lacking(
            id,
            base,
            needed.filter((form) => !forms.has(form)),
          )
        : []),
      ...tooMany(
        texts,
        base,
        [...forms].filter((form) => !needed.includes(form)),
      ),
    ];
  });
}

function plainText(texts: TextIndex, base: string, needed: readonly string[]): Finding[] {
  const plain = texts.get(base);
  if (!plain) return [];
  const mend = needed.map((form) => `"${plain.path.at(-1)}_${form}"`).join(" and ");
  return [fault(plain.file, plain.path, `this counts something: write ${mend} instead`)];
}

function lacking(locale: string, base: string, forms: readonly string[]): Finding[] {
  const path = base.split(".").slice(1);
  return forms.map((form) => {
    const name = `${path.at(-1)}_${form}`;
    const message = `this language counts with "${form}" too: write "${name}"`;
    return fault(textFile(locale, base), [...path.slice(0, -1), name], message);
  });
}

function tooMany(texts: TextIndex, base: string, forms: readonly string[]): Finding[] {
  return forms.flatMap((form) => {
    const entry = texts.get(`${base}_${form}`);
    const message = `this language never counts with "${form}": take it out`;
    return entry ? [fault(entry.file, entry.path, message)] : [];
  });
}
