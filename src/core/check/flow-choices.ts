import { type Routes, routeOfChoice, routesOf } from "#core/flow/routes.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { flowFile } from "./flow-ways.ts";
import { instead } from "./mend.ts";

/** Choices that lead nowhere, name something unknown, or stand twice at one step. */
export function flowChoices(content: CheckedContent): Finding[] {
  const routes = routesOf(content.flows);
  const findings: Finding[] = [];
  for (const [id, { steps }] of content.flows) {
    for (const [name, step] of Object.entries(steps)) {
      const seen = new Set<string>();
      const choices = "choices" in step ? (step.choices ?? []) : [];
      for (const [index, choice] of choices.entries()) {
        const key = typeof choice === "string" ? choice : choice.id;
        const hasWay = typeof choice !== "string" && choice.go !== undefined;
        const message = seen.has(key)
          ? `"${key}" stands twice here: take one out`
          : ((hasWay ? null : noWay(routes, key)) ?? unknownName(content, key));
        seen.add(key);
        if (message) findings.push(fault(flowFile(id), ["steps", name, "choices", index], message));
      }
    }
  }
  return findings;
}

function noWay(routes: Routes, choice: string): string | null {
  if (choice === "back" || routeOfChoice(routes, choice)) return null;
  const mend = instead(choice, routes.choices.keys());
  return `no flow opens with the choice "${choice}": ${mend}, or give it a \`go\``;
}

function unknownName({ topics, locales }: CheckedContent, choice: string): string | null {
  const at = choice.indexOf(":");
  const name = choice.slice(at + 1);
  if (at < 0 || name === "") return null;
  const kind = choice.slice(0, at);
  const known: Readonly<Record<string, readonly string[]>> = {
    topic: [...topics.byId.keys()],
    group: topics.groups.map((group) => group.id),
    language: locales.map(({ id }) => id),
  };
  const names = Object.hasOwn(known, kind) ? known[kind] : undefined;
  if (!names || names.includes(name)) return null;
  return `there is no ${kind} "${name}": ${instead(name, names)}`;
}
