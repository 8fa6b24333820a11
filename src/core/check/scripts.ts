import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault, type Path, warning } from "./finding.ts";
import { itemsIn, type TextIndex } from "./text-index.ts";

/** Scripts that are told apart; what is in none of them counts as one more. */
const SCRIPTS = ["Latin", "Arabic", "Cyrillic", "Ethiopic", "Greek", "Hebrew", "Devanagari", "Han"];
const PATTERNS = SCRIPTS.map((name) => ({
  name,
  pattern: new RegExp(`\\p{Script=${name}}`, "gu"),
}));
/** Characters of a locale that show what it is written in. */
const ENOUGH_TO_TELL = 10_000;
/** Fewer letters than this may be a name or a loan word. */
const ENOUGH_LETTERS = 8;
/** Dutch words stand in texts of every script; so many times the own letters is another language. */
const OUTNUMBERED = 5;

/** Texts in another script than the rest of their locale, and digits that are not 0–9. */
export function scripts(
  _content: CheckedContent,
  { id }: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  // What people type is theirs.
  const said = itemsIn(texts).filter(({ key }) => !key.startsWith("commands."));
  const own = mainScript(
    said
      .map(({ text }) => text)
      .join(" ")
      .slice(0, ENOUGH_TO_TELL),
  );
  return said.flatMap(({ file, path, text }) => {
    const script = foreignScript(text, own);
    const message = `this is in ${script} letters, "${id}" is written in ${own?.name}: write it in the right language`;
    return [
      ...digits(file, path, text),
      ...(script === null ? [] : [warning(file, path, message)]),
    ];
  });
}

function foreignScript(text: string, own: Script | null): string | null {
  // Most texts have no Dutch name in them, and are done here.
  if (!own || OUTNUMBERED * lettersIn(text, own.pattern) > text.length) return null;
  const script = mainScript(text);
  if (!script || script.name === own.name || script.letters < ENOUGH_LETTERS) return null;
  return script.letters < OUTNUMBERED * lettersIn(text, own.pattern) ? null : script.name;
}

function digits(file: string, path: Path, text: string): Finding[] {
  const other = text.match(/(?![0-9])\p{Nd}+/u)?.[0];
  if (other === undefined) return [];
  const message = `"${other}" is not in the digits that stand on letters and phones: write 0–9`;
  return [fault(file, path, message)];
}

type Script = { name: string; pattern: RegExp; letters: number };

/** The script most letters are in; sites, placeholders and what stands in brackets do not count. */
function mainScript(text: string): Script | null {
  const plain = text.replace(/\{\{[^}]*\}\}|\([^)]*\)|\S+\.[a-z]{2,}\S*/g, " ");
  let most: Script | null = null;
  for (const { name, pattern } of PATTERNS) {
    const letters = lettersIn(plain, pattern);
    if (letters > (most?.letters ?? 0)) most = { name, pattern, letters };
  }
  return most;
}

function lettersIn(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
