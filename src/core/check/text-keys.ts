import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { instead } from "./mend.ts";
import { isOptional, neededKeys } from "./named-keys.ts";
import { pluralsIn, withoutForm } from "./plural-forms.ts";
import { type TextIndex, textFile } from "./text-index.ts";

/** Texts that are named and not there, and texts that nobody names. */
export function textKeys(
  content: CheckedContent,
  indexes: ReadonlyMap<string, TextIndex>,
): Finding[] {
  const first = content.locales[0];
  const source = first && indexes.get(first.id);
  if (!source) return [];
  const needed = neededKeys(content, source);
  const everywhere = new Map(needed);
  for (const key of source.keys()) {
    const base = withoutForm(key);
    if (isOptional(content, base)) everywhere.set(base, `locales/${first.id} has it`);
  }
  return content.locales.flatMap((locale) => {
    const texts = indexes.get(locale.id) ?? new Map();
    const wanted = locale === first ? needed : everywhere;
    const isKnown = (key: string) =>
      wanted.has(key) || (locale === first && isOptional(content, key));
    return [...missing(locale, texts, wanted), ...unused(texts, isKnown, wanted)];
  });
}

function missing(
  locale: CheckedLocale,
  texts: TextIndex,
  wanted: ReadonlyMap<string, string>,
): Finding[] {
  const plurals = pluralsIn(texts);
  const absent = [...wanted].filter(([key]) => !texts.has(key) && !plurals.has(key));
  const findings: Finding[] = [];
  const perFile = Map.groupBy(absent, ([key]) => textFile(locale.id, key));
  for (const [file, keys] of perFile) {
    if (!hasFile(locale, file)) {
      const message = `this file is missing: write it, with the ${keys.length} texts it holds in other languages`;
      findings.push(fault(file, [], message));
      continue;
    }
    for (const [key, by] of keys) {
      findings.push(fault(file, key.split(".").slice(1), `this text is missing (${by}): write it`));
    }
  }
  return findings;
}

function hasFile({ id, words }: CheckedLocale, file: string): boolean {
  return Object.keys(words).some((name) => textFile(id, name) === file);
}

function unused(
  texts: TextIndex,
  isKnown: (key: string) => boolean,
  wanted: ReadonlyMap<string, string>,
): Finding[] {
  return [...texts.values()]
    .filter(({ key }) => !isKnown(withoutForm(key)))
    .map(({ key, file, path }) => {
      const inFile = [...wanted.keys()].filter((one) => one.split(".")[0] === key.split(".")[0]);
      const mend = instead(
        key,
        inFile.filter((one) => !texts.has(one)),
      );
      const isTypo = mend.startsWith('write "');
      return fault(
        file,
        path,
        `nothing says this text: ${isTypo ? `${mend}, or ` : ""}take it out`,
      );
    });
}
