import { resolveContact } from "#core/directory/search.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { instead } from "./mend.ts";
import { pluralsIn, withoutForm } from "./plural-forms.ts";
import { itemsIn, keyFits, type TextEntry, type TextIndex } from "./text-index.ts";
import { SENTENCED } from "./topic-parts.ts";

const PLACEHOLDER = /\{\{([a-zA-Z][\w.-]*)\}\}/g;

/** Parts of a topic that may name figures and phone numbers. */
const FACTUAL = [...SENTENCED, "card"];

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
  const wrong = itemsIn(texts).flatMap(({ key, file, path, text }) =>
    [
      ...broken(text),
      ...[...new Set(placeholdersIn(text))].flatMap((name) => misnamed(content, key, name)),
    ].map((message) => fault(file, path, message)),
  );
  return texts === source ? wrong : [...wrong, ...others(content, texts, source)];
}

/** Placeholders that the first locale has in a text and this one has not, and the other way round. */
function others(content: CheckedContent, texts: TextIndex, source: TextIndex): Finding[] {
  const plurals = pluralsIn(source);
  return [...texts.values()].flatMap((entry) => {
    const models = modelsOf(entry.key, source, plurals);
    const messages = models.length > 0 ? differences(content, namesOf([entry]), models) : [];
    return messages.map((message) => fault(entry.file, entry.path, message));
  });
}

function broken(text: string): string[] {
  const isBroken = /[{}]|\$t\(/.test(text.replace(PLACEHOLDER, ""));
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

/** Figures and numbers are left out here: where a topic names them is each language's own choice. */
function differences(
  { locales }: CheckedContent,
  own: ReadonlySet<string>,
  models: readonly TextEntry[],
): string[] {
  const first = locales[0]?.id;
  const model = namesOf(models);
  // "One request waits" may leave the number out.
  if (models.some(({ key }) => key !== withoutForm(key)) && !own.has("count")) {
    model.delete("count");
  }
  const lost = [...model].filter((name) => !own.has(name) && !isFact(name));
  const added = [...own].filter((name) => !model.has(name) && !isFact(name));
  return [
    ...lost.map((name) => `"${first}" has {{${name}}} here: write it too`),
    ...added.map((name) => `"${first}" has no {{${name}}} here: take it out`),
  ];
}

function isFact(name: string): boolean {
  return /^(figure|phone)\./.test(name);
}

function misnamed(content: CheckedContent, key: string, name: string): string[] {
  if (isFact(name) && !FACTUAL.some((part) => keyFits(key, `topics.*.${part}`))) {
    return [`{{${name}}} is only filled in the sentences of a topic: write this without it`];
  }
  const mend = unknown(content, name);
  return mend === null ? [] : [`there is nothing to fill {{${name}}} with: ${mend}`];
}

function unknown({ figures, directory, program }: CheckedContent, name: string): string | null {
  const [kind, id = ""] = name.split(/\.(.*)/s);
  if (kind === "figure") {
    if (Object.hasOwn(figures, id)) return null;
    const known = Object.keys(figures).map((one) => `figure.${one}`);
    return instead(name, known);
  }
  if (kind === "phone") {
    if (resolveContact(directory, id)?.phone) return null;
    const callable = directory.national.filter(({ phone }) => phone);
    return instead(
      name,
      callable.map((one) => `phone.${one.id}`),
    );
  }
  return program.names.has(name) ? null : "write the name that another language has here";
}
