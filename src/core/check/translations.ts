import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, warning } from "./finding.ts";
import { indexTexts, type TextIndex } from "./text-index.ts";

/** What is written, read and reviewed as a whole: one topic, or one file of other texts. */
export function unitOf(key: string): string {
  const [file = "", id = ""] = key.split(".");
  return file === "topics" ? `${file}.${id}` : file;
}

/** The texts of each unit as one fingerprint: another one means that some text changed. */
export function fingerprints(texts: TextIndex): Map<string, string> {
  const units = Map.groupBy(texts.values(), ({ key }) => unitOf(key));
  return new Map(
    [...units].map(([unit, entries]) => {
      const lines = entries.map(({ key, texts: said }) => `${key}\n${said.join("\n")}`);
      return [unit, fingerprint(lines.sort().join("\n\n"))];
    }),
  );
}

/** Texts whose source changed after they were written, and reviews of what was rewritten since. */
export function checkTranslations({ locales }: CheckedContent): Finding[] {
  const [first] = locales;
  if (!first) return [];
  const source = fingerprints(indexTexts(first).texts);
  return locales.flatMap((locale) => translationsOf(locale, first, source));
}

function translationsOf(
  locale: CheckedLocale,
  first: CheckedLocale,
  source: ReadonlyMap<string, string>,
): Finding[] {
  const file = `locales/${locale.id}/status.json`;
  const own = fingerprints(indexTexts(locale).texts);
  return [...own.keys()].flatMap((unit) => {
    const known = locale.status[unit];
    const command = `npx geldbuur translated ${locale.id} ${unit}`;
    if (locale !== first && source.has(unit) && known?.from !== source.get(unit)) {
      const message = known?.from
        ? `the text of "${first.id}" changed since this was written: read both, mend this one, then: ${command}`
        : `it is not known which text of "${first.id}" this was written from: compare them, then: ${command}`;
      return [warning(file, [unit], message)];
    }
    if (known?.reviewed && known.reviewed.text !== own.get(unit)) {
      const message = `this changed since ${known.reviewed.by} read it: let a speaker read it again`;
      return [warning(file, [unit], message)];
    }
    return [];
  });
}

/** 53 bits of a text (cyrb53, public domain), as 11 characters. */
function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, "0");
}
