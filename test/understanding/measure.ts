import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Understand, Understanding } from "#core/understanding/understanding.ts";

/** One message of the development set. `lang`: when it is not that of its file; "any": no matter. */
export type Example = {
  id: string;
  text: string;
  expect: string;
  urgent?: boolean;
  lang?: string;
};

/** Shares from 0 to 1; `ms` is the mean time of one message. */
export type Figures = {
  /** Answered right, or right among the choices. Of messages that are ours. */
  helped: number;
  /** The first topic is right, whatever was decided. */
  first: number;
  /** Answered, and wrong. */
  wrong: number;
  /** Answered though none of ours: of the out-of-scope messages. */
  outAnswered: number;
  /** Offered choices though none of ours. */
  outOffered: number;
  urgentFound: number;
  /** Called urgent and not: of all others. */
  urgentFalse: number;
  language: number;
  ms: number;
};

export type Judged = Example & { understood: Understanding };

const FALLBACK = "out-of-scope";

/**
 * Messages by the language that their file is named after. The development set is what thresholds
 * are set on, and some who wrote words have seen it; the unseen set is only for measuring.
 */
export function readExamples(
  set: "development" | "unseen" = "development",
): Map<string, Example[]> {
  const folder = join(import.meta.dirname, set);
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return new Map(
    files.sort().map((file) => {
      const lines = readFileSync(join(folder, file), "utf8").trim().split("\n");
      return [file.slice(0, -".jsonl".length), lines.map((line) => JSON.parse(line) as Example)];
    }),
  );
}

/** Reads every message without any prior. */
export function judge(understand: Understand, examples: readonly Example[]): Judged[] {
  return examples.map((example) => ({ ...example, understood: understand(example.text, {}) }));
}

/** How well a language's messages are understood. */
export function figuresOf(locale: string, judged: readonly Judged[], ms: number): Figures {
  const ours = judged.filter(({ expect }) => expect !== FALLBACK);
  const outside = judged.filter(({ expect }) => expect === FALLBACK);
  const urgent = judged.filter((one) => one.urgent === true);
  const calm = judged.filter((one) => one.urgent !== true);
  const told = judged.filter(({ lang }) => lang !== "any");
  return {
    helped: share(ours, isHelped),
    first: share(ours, ({ expect, understood }) => understood.topics[0]?.id === expect),
    wrong: share(ours, isWrong),
    outAnswered: share(outside, ({ understood }) => understood.decision === "answer"),
    outOffered: share(outside, ({ understood }) => understood.decision === "choose"),
    urgentFound: share(urgent, ({ understood }) => understood.urgent),
    urgentFalse: share(calm, ({ understood }) => understood.urgent),
    language: share(told, ({ lang, understood }) => understood.locale.id === (lang ?? locale)),
    ms,
  };
}

/** Whether somebody got what was asked for, or one tap away from it. */
export function isHelped({ expect, understood }: Judged): boolean {
  if (understood.decision === "answer") return understood.topics[0]?.id === expect;
  return understood.decision === "choose" && understood.topics.some(({ id }) => id === expect);
}

/** Whether an answer was given to something that was not asked. */
export function isWrong({ expect, understood }: Judged): boolean {
  return understood.decision === "answer" && understood.topics[0]?.id !== expect;
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}
