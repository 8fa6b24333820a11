import MiniSearch from "minisearch";
import type { Topics } from "#core/topics.ts";
import type { Lessons } from "#core/understanding/learn.ts";
import { wordsOf } from "#core/understanding/words.ts";

/** Something else that can be taught by the same phrases. */
export type Peer = {
  name: string;
  /** Learns and gives back how to read a message: ids, best first, at most three. */
  learn(phrases: readonly Phrase[]): Promise<(text: string) => Promise<readonly string[]>>;
};

export type Phrase = { locale: string; id: string; text: string };

/** The phrases of all languages in one row. */
export function phrasesIn({ phrases }: Lessons, { byId, services, fallback }: Topics): Phrase[] {
  const known = new Set([...byId.keys(), ...services, fallback]);
  return [...phrases].flatMap(([locale, lists]) =>
    Object.entries(lists).flatMap(([id, texts]) =>
      known.has(id) ? texts.map((text) => ({ locale, id, text })) : [],
    ),
  );
}

export const PEERS: readonly Peer[] = [
  { name: "node-nlp", learn: nodeNlp },
  { name: "MiniSearch", learn: miniSearch },
  { name: "TF-IDF nearest neighbour", learn: nearestNeighbour },
];

type NodeNlp = {
  addDocument(locale: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
};

async function nodeNlp(phrases: readonly Phrase[]) {
  // @ts-expect-error: it comes without types.
  const { NlpManager } = await import("node-nlp");
  const languages = [...new Set(phrases.map(({ locale }) => locale))];
  const manager: NodeNlp = new NlpManager({
    languages,
    forceNER: false,
    autoSave: false,
    nlu: { log: false },
  });
  for (const { locale, text, id } of phrases) manager.addDocument(locale, text, id);
  await manager.train();
  return async (text: string) => {
    const { classifications } = await manager.process(text);
    return classifications.slice(0, 3).map(({ intent }) => intent);
  };
}

/** As its documentation advises: prefixes, and typing mistakes in one letter of five. */
async function miniSearch(phrases: readonly Phrase[]) {
  const index = new MiniSearch<Phrase & { at: number }>({
    fields: ["text"],
    idField: "at",
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  index.addAll(phrases.map((phrase, at) => ({ ...phrase, at })));
  return async (text: string) =>
    firstThree(index.search(text).map(({ id: at }) => idAt(phrases, at)));
}

function idAt(phrases: readonly Phrase[], at: number): string {
  return phrases[at]?.id ?? "";
}

/** The phrases that share the rarest words, by the cosine of their tf-idf. */
async function nearestNeighbour(phrases: readonly Phrase[]) {
  const texts = phrases.map(({ text }) => new Set(wordsOf(text)));
  const having = new Map<string, number[]>();
  for (const [at, words] of texts.entries()) {
    for (const word of words) {
      const list = having.get(word);
      if (list) list.push(at);
      else having.set(word, [at]);
    }
  }
  const rarity = (word: string) => Math.log(1 + texts.length / (having.get(word)?.length ?? 1));
  const lengths = texts.map((words) => Math.hypot(...[...words].map(rarity)) || 1);
  return async (text: string) => {
    const scores = new Map<number, number>();
    for (const word of new Set(wordsOf(text))) {
      for (const at of having.get(word) ?? []) {
        scores.set(at, (scores.get(at) ?? 0) + rarity(word) ** 2 / (lengths[at] ?? 1));
      }
    }
    const best = [...scores].sort(([, a], [, b]) => b - a);
    return firstThree(best.map(([at]) => idAt(phrases, at)));
  };
}

function firstThree(ids: Iterable<string>): string[] {
  return [...new Set(ids)].slice(0, 3);
}
