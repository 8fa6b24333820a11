import type { CheckedLocale } from "./checked-content.ts";
import { type Finding, fault, type Path } from "./finding.ts";

/** One text of a locale: a plain one, or a list of sentences. */
export type TextEntry = {
  file: string;
  path: Path;
  /** `topics.rent-arrears.answer`. */
  key: string;
  isList: boolean;
  texts: readonly string[];
};

/** The texts of a locale by key. */
export type TextIndex = ReadonlyMap<string, TextEntry>;

/** The file of a locale that a text key stands in. */
export function textFile(locale: string, key: string): string {
  return `locales/${locale}/${key.split(".", 1)[0]}.json`;
}

/** All texts of a locale, and what in its files is no text. */
export function indexTexts({ id, words }: CheckedLocale): {
  texts: TextIndex;
  findings: Finding[];
} {
  const texts = new Map<string, TextEntry>();
  const findings: Finding[] = [];
  const visit = (name: string, path: Path, value: unknown): void => {
    const file = textFile(id, name);
    if (isTree(value)) {
      for (const [key, child] of Object.entries(value)) visit(name, [...path, key], child);
      return;
    }
    const found = typeof value === "string" ? [value] : value;
    if (!isWritten(found)) {
      findings.push(fault(file, path, "this is no text: write a sentence, or a list of sentences"));
      return;
    }
    const key = [name, ...path].join(".");
    texts.set(key, { file, path, key, isList: typeof value !== "string", texts: found });
  };
  for (const [name, value] of Object.entries(words)) visit(name, [], value);
  return { texts, findings };
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWritten(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === "string" && one.trim() !== "")
  );
}

/** Every plain text and every item of a list, with its own path. */
export function itemsIn(
  texts: TextIndex,
): { key: string; file: string; path: Path; text: string }[] {
  return [...texts.values()].flatMap(({ key, file, path, isList, texts: items }) =>
    items.map((text, index) => ({ key, file, path: isList ? [...path, index] : path, text })),
  );
}

/** Whether a text key fits a pattern with `*` for any one part. */
export function keyFits(key: string, pattern: string): boolean {
  // Thousands of keys are asked for each pattern, and nearly all end otherwise.
  if (!key.endsWith(pattern.slice(pattern.lastIndexOf("*") + 1))) return false;
  const parts = key.split(".");
  const wanted = pattern.split(".");
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => part === "*" || part === parts[index])
  );
}
