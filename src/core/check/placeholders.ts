import { resolveContact } from "#core/directory/search.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { instead } from "./mend.ts";
import { pluralsIn, withoutForm } from "./plural-forms.ts";
import type { TextEntry, TextIndex } from "./text-index.ts";

const PLACEHOLDER = /\{\{([a-zA-Z][\w.-]*)\}\}/g;

/** Names of the placeholders of a text. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
}

/** Placeholders that are broken, unknown, or not the ones of the first locale. */
export function placeholders(
  content: CheckedContent,
  texts: TextIndex,
  source: TextIndex,
): Finding[] {
  const plurals = pluralsIn(source);
  return [...texts.values()].flatMap((entry) => {
    const own = namesOf([entry]);
    const models = texts === source ? [] : modelsOf(entry.key, source, plurals);
    const messages = [
      ...broken(entry),
      ...[...own].flatMap((name) => unknown(content, name)),
      ...(models.length > 0 ? differences(own, models) : []),
    ];
    return messages.map((message) => fault(entry.file, entry.path, message));
  });
}

function broken({ texts }: TextEntry): string[] {
  const isBroken = texts.some((text) => /[{}]|\$t\(/.test(text.replace(PLACEHOLDER, "")));
  return isBroken ? ["a placeholder is broken: write {{name}}, without spaces"] : [];
}

function namesOf(entries: readonly TextEntry[]): Set<string> {
  return new Set(entries.flatMap(({ texts }) => texts.flatMap(placeholdersIn)));
}

/** The text of the first locale, or all forms of it: a language has forms of its own. */
function modelsOf(
  key: string,
  source: TextIndex,
  plurals: ReadonlyMap<string, ReadonlySet<string>>,
): TextEntry[] {
  const base = withoutForm(key);
  const keys = plurals.has(base)
    ? [...(plurals.get(base) ?? [])].map((form) => `${base}_${form}`)
    : [key];
  return keys.flatMap((one) => source.get(one) ?? []);
}

function differences(own: ReadonlySet<string>, models: readonly TextEntry[]): string[] {
  const model = namesOf(models);
  // "One request waits" may leave the number out.
  if (models.some(({ key }) => key !== withoutForm(key)) && !own.has("count"))
    model.delete("count");
  const lost = [...model].filter((name) => !own.has(name));
  const added = [...own].filter((name) => !model.has(name));
  return [
    ...lost.map((name) => `the first language has {{${name}}} here: write it too`),
    ...added.map((name) => `the first language has no {{${name}}} here: take it out`),
  ];
}

function unknown({ figures, directory, program }: CheckedContent, name: string): string[] {
  const [kind, id = ""] = name.split(/\.(.*)/s);
  const cannot = `there is nothing to fill {{${name}}} with`;
  if (kind === "figure") {
    if (Object.hasOwn(figures, id)) return [];
    const known = Object.keys(figures).map((one) => `figure.${one}`);
    return [`${cannot}: ${instead(name, known)}`];
  }
  if (kind === "phone") {
    if (resolveContact(directory, id)?.phone) return [];
    const callable = directory.national.filter(({ phone }) => phone);
    return [
      `${cannot}: ${instead(
        name,
        callable.map((one) => `phone.${one.id}`),
      )}`,
    ];
  }
  if (program.names.has(name)) return [];
  return [`${cannot}: write the name that another language has here`];
}
