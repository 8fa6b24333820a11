import type { CheckedContent, CheckedLocale } from "./checked-content.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { instead } from "./mend.ts";

/** Fewer ways of asking than this is little to learn from. */
const FEW = 8;

/** How people ask: for unknown things, the same for two things, too little to learn from. */
export function phrases({ topics }: CheckedContent, locale: CheckedLocale): Finding[] {
  const file = `locales/${locale.id}/phrases.json`;
  const ids = new Set([...topics.byId.keys(), ...topics.services, topics.fallback]);
  const strays = Object.keys(locale.phrases)
    .filter((id) => !ids.has(id))
    .map((id) => fault(file, [id], `there is no topic or service "${id}": ${instead(id, ids)}`));
  const few = [...ids].flatMap((id) => {
    const count = locale.phrases[id]?.length ?? 0;
    if (count >= FEW) return [];
    const message = `${count} ways of asking for "${id}": write at least ${FEW}`;
    return [count === 0 ? fault(file, [id], message) : warning(file, [id], message)];
  });
  return [...strays, ...few, ...doubles(file, locale)];
}

function doubles(file: string, locale: CheckedLocale): Finding[] {
  const first = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [id, list] of Object.entries(locale.phrases)) {
    for (const [index, phrase] of list.entries()) {
      const key = sameWords(phrase);
      const other = first.get(key);
      if (other === undefined) first.set(key, id);
      else if (other === id) {
        findings.push(warning(file, [id, index], `"${phrase}" stands twice: write another`));
      } else {
        const message = `"${phrase}" stands under "${other}" too: leave it where it belongs`;
        findings.push(fault(file, [id, index], message));
      }
    }
  }
  return findings;
}

/** A phrase without what nobody hears: capitals, spaces, stops. */
function sameWords(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/[\s.,!?؟]+/g, " ")
    .trim();
}
