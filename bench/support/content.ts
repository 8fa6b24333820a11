import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "#core/content.ts";
import type { Flow } from "#core/flow/flow.ts";
import { routesOf } from "#core/flow/routes.ts";
import { linksTo } from "#core/links.ts";
import { openContent, ROOT } from "#src/content.ts";

/** The flow that every measured turn goes through. */
const MEASURED = "topic";

/** The real content of the invented town, read once. */
export function realContent(): Content {
  return openContent("voorbeeldstad", linksTo("https://geldbuur.example"), Date.now());
}

/**
 * The content with so many flows: 1 is the one that answers questions, alone; more are the real ones
 * and copies of the first, each with a choice of its own that leads into it.
 */
export function withFlows(content: Content, count: number): Content {
  const flows = new Map(count === 1 ? [...content.flows].filter(isMeasured) : content.flows);
  for (let number = flows.size; number < count; number++) {
    flows.set(`extra-${number}`, extraFlow(content, number));
  }
  return { ...content, flows, routes: routesOf(flows) };
}

/** Ids of choices that show the answer of a topic, one for each flow that has such a one. */
export function answerChoices(content: Content): string[] {
  const choices = [...content.routes.choices.keys()];
  return choices.filter((id) => id === "topic:" || id.startsWith("extra-"));
}

/** Questions as people ask them, each surely understood as one topic. */
export function sureQuestions(content: Content): { text: string; locale: string; topic: string }[] {
  return [...content.texts.locales.keys()].flatMap((locale) =>
    Object.entries(phrasesOf(locale))
      .flatMap(([topic, texts]) => texts.slice(0, 3).map((text) => ({ text, locale, topic })))
      .filter(({ text, topic }) => isSure(content, text, locale, topic)),
  );
}

function isMeasured([id]: [string, Flow]): boolean {
  return id === MEASURED;
}

function extraFlow(content: Content, number: number): Flow {
  const template = content.flows.get(MEASURED);
  if (!template) throw new Error(`there is no flow "${MEASURED}"`);
  return { opens: { choices: { [`extra-${number}:`]: "answer" } }, steps: template.steps };
}

function phrasesOf(locale: string): Record<string, string[]> {
  return JSON.parse(readFileSync(join(ROOT, "locales", locale, "phrases.json"), "utf8"));
}

function isSure(content: Content, text: string, locale: string, topic: string): boolean {
  if (!content.topics.byId.has(topic)) return false;
  const { decision, topics, urgent } = content.understand(text, { hint: locale });
  return decision === "answer" && topics[0]?.id === topic && !urgent;
}
