import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { placeholdersIn } from "./placeholders.ts";
import { itemsIn, type TextEntry, type TextIndex } from "./text-index.ts";

/** Scripts that are told apart; what is in none of them counts as one more. */
const SCRIPTS = ["Latin", "Arabic", "Cyrillic", "Ethiopic", "Greek", "Hebrew", "Devanagari", "Han"];
const PATTERNS = SCRIPTS.map((name) => ({
  name,
  pattern: new RegExp(`\\p{Script=${name}}`, "gu"),
}));
/** Fewer letters than this may be a name or a loan word. */
const ENOUGH_LETTERS = 8;

/** Texts that are mostly in another script than the rest of their locale, and digits that are not 0–9. */
export function scripts(
  _content: CheckedContent,
  { id }: CheckedLocale,
  texts: TextIndex,
): Finding[] {
  const said = [...texts.values()].filter(({ key }) => !key.startsWith("commands."));
  const own = mainScript(said.flatMap((entry) => entry.texts).join(" "));
  const foreign = itemsIn(texts).flatMap(({ key, file, path, text }) => {
    const script = key.startsWith("commands.") ? null : mainScript(text);
    if (script === null || script === own) return [];
    const message = `this is in ${script} letters, "${id}" is written in ${own}: is it the right language?`;
    return [warning(file, path, message)];
  });
  return [...foreign, ...said.flatMap(digits)];
}

function digits({ file, path, texts }: TextEntry): Finding[] {
  const other = texts.join(" ").match(/(?![0-9])\p{Nd}+/u)?.[0];
  if (other === undefined) return [];
  const message = `"${other}" is not in the digits that stand on letters and phones: write 0–9`;
  return [fault(file, path, message)];
}

/** The script most letters are in; null for too few letters. Sites and what stands in brackets do not count. */
function mainScript(text: string): string | null {
  const plain = placeholdersIn(text)
    .reduce((shown, name) => shown.replaceAll(`{{${name}}}`, " "), text)
    .replace(/\([^)]*\)|\S+\.[a-z]{2,}\S*/g, " ");
  const counts = PATTERNS.map(({ name, pattern }) => ({
    name,
    count: plain.match(pattern)?.length ?? 0,
  })).sort((one, other) => other.count - one.count);
  const [first] = counts;
  return first && first.count >= ENOUGH_LETTERS ? first.name : null;
}
