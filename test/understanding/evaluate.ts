import { learned } from "./learned.ts";
import { type Figures, figuresOf, isHelped, type Judged, judge, readExamples } from "./measure.ts";

/** Prints how well the development set is understood; `--misses` names what went wrong. */
export function evaluate(misses: boolean): string[] {
  const started = performance.now();
  const understand = learned();
  const lines = [`learned in ${(performance.now() - started).toFixed(0)} ms`];
  const missed: string[] = [];
  for (const [locale, examples] of readExamples()) {
    judge(understand, examples);
    const before = performance.now();
    const judged = judge(understand, examples);
    const ms = (performance.now() - before) / examples.length;
    lines.push(`${locale} (${examples.length}): ${inWords(figuresOf(locale, judged, ms))}`);
    missed.push(...judged.filter((one) => isMissed(locale, one)).map(describe));
  }
  return misses ? [...lines, ...missed] : lines;
}

function inWords(figures: Figures): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  return [
    `helped ${percent(figures.helped)}`,
    `first right ${percent(figures.first)}`,
    `wrong ${percent(figures.wrong)}`,
    `out-of-scope answered ${percent(figures.outAnswered)}`,
    `offered ${percent(figures.outOffered)}`,
    `urgent found ${percent(figures.urgentFound)}`,
    `false ${percent(figures.urgentFalse)}`,
    `language ${percent(figures.language)}`,
    `${figures.ms.toFixed(2)} ms`,
  ].join(", ");
}

function isMissed(locale: string, one: Judged): boolean {
  const { expect, lang, understood } = one;
  const outside = expect === "out-of-scope" && understood.decision !== "none";
  const alarm = understood.urgent !== (one.urgent === true);
  const spoken = lang !== "any" && understood.locale.id !== (lang ?? locale);
  return outside || alarm || spoken || (expect !== "out-of-scope" && !isHelped(one));
}

function describe({ id, expect, text, understood }: Judged): string {
  const { decision, topics, urgent, locale } = understood;
  const heard = topics.map((topic) => `${topic.id} ${topic.score.toFixed(2)}`).join(", ");
  return `${id} [${expect}] ${text} => ${locale.id} ${decision}${urgent ? "!" : ""}: ${heard}`;
}

if (import.meta.main) {
  process.stdout.write(`${evaluate(process.argv.includes("--misses")).join("\n")}\n`);
}
