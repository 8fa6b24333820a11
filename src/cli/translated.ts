import { type ReadLocale, readContent } from "#adapters/content/read-content.ts";
import { noteStatus } from "#adapters/content/status-file.ts";
import { indexTexts } from "#core/check/text-index.ts";
import { fingerprints } from "#core/check/translations.ts";
import { ROOT } from "#src/content.ts";
import { type Command, UsageError } from "./command.ts";

/** `geldbuur translated`: notes from which Dutch text a translation was written. */
export const translated: Command = {
  summary: "notes that texts of a language were written from the Dutch as it stands",
  usage: `geldbuur translated <language> [text …]

Notes in locales/<language>/status.json from which Dutch text each text was written, so that "check"
can tell when the Dutch changes. A text is a topic (topics.rent-arrears) or a file (start). Without
names: every text of which nothing was noted yet.`,
  async run([id, ...names], terminal) {
    if (id === undefined) throw new UsageError("name a language");
    terminal.out(`${noteTranslated(ROOT, id, names)} texts of "${id}" noted`);
    return 0;
  },
};

/** Notes it below a root folder; returns how many. Throws UsageError for what there is not. */
export function noteTranslated(root: string, id: string, names: readonly string[]): number {
  const { locales } = readContent(root).read;
  const source = unitsOf(locales[0]);
  const locale = locales.find((one) => one.id === id);
  if (!locale || locale === locales[0]) {
    const others = locales.slice(1).map((one) => one.id);
    throw new UsageError(`"${id}" is no language to translate to; write ${others.join(", ")}`);
  }
  const units = names.length > 0 ? names : newUnits(locale);
  const unknown = units.filter((unit) => !source.has(unit));
  if (unknown.length > 0) throw new UsageError(`there is no text ${unknown.join(", ")}`);
  noteStatus(root, locale, new Map(units.map((unit) => [unit, { from: source.get(unit) }])));
  return units.length;
}

function unitsOf(locale: ReadLocale | undefined): Map<string, string> {
  return locale ? fingerprints(indexTexts(locale).texts) : new Map();
}

function newUnits(locale: ReadLocale): string[] {
  return [...unitsOf(locale).keys()].filter((unit) => locale.status[unit]?.from === undefined);
}
