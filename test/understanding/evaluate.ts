import { learned, lessonsOfAll } from "./learned.ts";
import {
  type Example,
  type Figures,
  figuresOf,
  isHelped,
  type Judged,
  judge,
  readExamples,
} from "./measure.ts";
import { PEERS, type Peer, type Phrase, phrasesIn } from "./peers.ts";

/** How many pairs of confused topics are named. */
const PAIRS = 15;

/**
 * Prints how well the development set is understood, by language; the pairs that are confused; and
 * what others make of the same messages after the same phrases. `--misses` names what went wrong
 * and leaves the others out.
 */
async function evaluate(misses: boolean): Promise<void> {
  const all = lessonsOfAll();
  const phrases = phrasesIn(all.lessons, all.topics);
  const sets = readExamples(process.argv.includes("--unseen") ? "unseen" : "development");
  const started = performance.now();
  const understand = learned(all);
  print(`${phrases.length} phrases learned in ${(performance.now() - started).toFixed(0)} ms`);
  const judged: [string, Judged][] = [];
  const figures: Figures[] = [];
  for (const [locale, examples] of sets) {
    judge(understand, examples);
    const before = performance.now();
    const own = judge(understand, examples);
    const ms = (performance.now() - before) / examples.length;
    const found = figuresOf(locale, own, ms);
    figures.push(found);
    judged.push(...own.map((one): [string, Judged] => [locale, one]));
    print(`${locale} (${examples.length}): ${inWords(found)}`);
  }
  print(`mean: ${inWords(meanOf(figures))}`);
  print("", `most confused: ${confusions(judged.map(([, one]) => one)).join(", ")}`);
  if (misses) {
    for (const [locale, one] of judged) if (isMissed(locale, one)) print(describe(one));
    return;
  }
  print("", "others, taught by the same phrases:");
  for (const peer of PEERS) print(await measurePeer(peer, phrases, [...sets.values()].flat()));
}

function print(...lines: string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

function inWords(figures: Figures): string {
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

/** Every language counts as much. */
function meanOf(figures: readonly Figures[]): Figures {
  const names = Object.keys(figures[0] ?? {}) as (keyof Figures)[];
  const mean = (name: keyof Figures) =>
    figures.reduce((sum, one) => sum + one[name], 0) / figures.length;
  return Object.fromEntries(names.map((name) => [name, mean(name)])) as Figures;
}

function confusions(judged: readonly Judged[]): string[] {
  const counts = new Map<string, number>();
  for (const { expect, understood } of judged) {
    const first = understood.topics[0]?.id;
    if (first === undefined || first === expect) continue;
    const pair = `${expect} > ${first}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const often = [...counts].sort(([, a], [, b]) => b - a).slice(0, PAIRS);
  return often.map(([pair, count]) => `${pair} (${count})`);
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

async function measurePeer(
  { name, learn }: Peer,
  phrases: readonly Phrase[],
  examples: readonly Example[],
): Promise<string> {
  const started = performance.now();
  const read = await learn(phrases);
  const learning = performance.now() - started;
  const before = performance.now();
  const found = [];
  for (const { text, expect } of examples) found.push({ expect, ids: await read(text) });
  const ms = (performance.now() - before) / examples.length;
  const ours = found.filter(({ expect }) => expect !== "out-of-scope");
  const outside = found.filter(({ expect }) => expect === "out-of-scope");
  const share = (many: number, of: readonly unknown[]) => percent(many / Math.max(1, of.length));
  const first = ours.filter(({ expect, ids }) => ids[0] === expect).length;
  const three = ours.filter(({ expect, ids }) => ids.includes(expect)).length;
  const taken = outside.filter(({ ids }) => ids.length > 0 && ids[0] !== "out-of-scope").length;
  return [
    `${name}: first right ${share(first, ours)}`,
    `among the first three ${share(three, ours)}`,
    `out-of-scope taken for ours ${share(taken, outside)}`,
    `${ms.toFixed(2)} ms`,
    `learned in ${(learning / 1000).toFixed(1)} s`,
  ].join(", ");
}

await evaluate(process.argv.includes("--misses"));
