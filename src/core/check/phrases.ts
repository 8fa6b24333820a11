import type { Topics } from "#core/topics.ts";
import type { Lessons } from "#core/understanding/learn.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { instead } from "./mend.ts";

/** Fewer ways of asking than this is little to learn from: measured, +10 points per doubling. */
const FEW = 30;

type Phrases = Readonly<Record<string, readonly string[]>>;

/** What is wrong in how people ask, in every language. */
export function checkLessons({ phrases }: Lessons, topics: Topics): Finding[] {
  return [...phrases].flatMap(([locale, list]) => checkPhrases(locale, list, topics));
}

/** How people ask: for unknown things, the same for two things, too little to learn from. */
function checkPhrases(locale: string, phrases: Phrases, topics: Topics): Finding[] {
  const file = `locales/${locale}/phrases.json`;
  const ids = new Set([...topics.byId.keys(), ...topics.services, topics.fallback]);
  const strays = Object.keys(phrases)
    .filter((id) => !ids.has(id))
    .map((id) => fault(file, [id], `there is no topic or service "${id}": ${instead(id, ids)}`));
  const few = [...ids].flatMap((id) => {
    const count = phrases[id]?.length ?? 0;
    if (count >= FEW) return [];
    const message = `${count} ways of asking for "${id}": write at least ${FEW}`;
    return [count === 0 ? fault(file, [id], message) : warning(file, [id], message)];
  });
  return [...strays, ...few, ...doubles(file, phrases)];
}

function doubles(file: string, phrases: Phrases): Finding[] {
  const first = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [id, list] of Object.entries(phrases)) {
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
