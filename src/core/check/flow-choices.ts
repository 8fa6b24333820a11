import { type Routes, routeOfChoice, routesOf } from "#core/flow/routes.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { stepsIn } from "./flow-ways.ts";
import { instead } from "./mend.ts";

/** Choices that lead nowhere, name something unknown, or stand twice at one step. */
export function flowChoices(content: CheckedContent): Finding[] {
  const routes = routesOf(content.flows);
  return stepsIn(content.flows).flatMap(({ file, path, choices }) => {
    const ids = choices.map((choice) => (typeof choice === "string" ? choice : choice.id));
    return choices.flatMap((choice, index) => {
      const id = ids[index] ?? "";
      const hasWay = typeof choice !== "string" && choice.go !== undefined;
      const message =
        standsTwice(ids, index) ?? (hasWay ? null : noWay(routes, id)) ?? unknownName(content, id);
      return message === null ? [] : [fault(file, [...path, "choices", index], message)];
    });
  });
}

function standsTwice(ids: readonly string[], index: number): string | null {
  const id = ids[index] ?? "";
  return ids.indexOf(id) < index ? `"${id}" stands twice here: take one out` : null;
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
  const known = new Map([
    ["topic", [...topics.byId.keys()]],
    ["group", topics.groups.map(({ id }) => id)],
    ["language", locales.map(({ id }) => id)],
  ]);
  const names = known.get(kind);
  if (!names || names.includes(name)) return null;
  return `there is no ${kind} "${name}": ${instead(name, names)}`;
}
