import { parseArgs } from "node:util";
import type { Flow, Step } from "#core/flow/flow.ts";
import { positionOf } from "#core/flow/routes.ts";
import { type Command, UsageError } from "./command.ts";
import { lifeCyclePage } from "./life-cycle-page.ts";
import { townContent } from "./prepare.ts";

/** `geldbuur graph`: the dialogues, or the life of a request, as a picture. */
export const graph: Command = {
  summary: "prints the flows, or the life of a request, as a Mermaid diagram",
  usage: `geldbuur graph [--requests] > flows.mmd

Prints every flow with its steps and ways as a Mermaid flowchart. With --requests: the states and moves
of a callback request, as Markdown.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      options: { requests: { type: "boolean" } },
      allowPositionals: true,
    });
    if (positionals.length > 0) throw new UsageError("graph takes no words");
    if (values.requests) {
      terminal.out(lifeCyclePage());
      return 0;
    }
    terminal.out("flowchart LR");
    for (const [id, flow] of townContent(undefined, Date.now()).flows) {
      for (const line of linesOf(id, flow)) terminal.out(line);
    }
    return 0;
  },
};

function linesOf(id: string, flow: Flow): string[] {
  const node = (step: string) => name(id, step);
  const steps = Object.entries(flow.steps);
  return [
    `  subgraph ${id.replaceAll("-", "_")}`,
    ...steps.map(([step]) => `    ${node(step)}["${step}"]`),
    "  end",
    ...steps.flatMap(([from, step]) =>
      waysOf(step).map(({ target, when }) => {
        const to = positionOf(target, id);
        return `  ${node(from)} -->${when ? `|"${when}"|` : ""} ${name(to.flow, to.step)}`;
      }),
    ),
  ];
}

function name(flow: string, step: string): string {
  return `${flow}__${step}`.replaceAll("-", "_");
}

function waysOf(step: Step): { target: string; when?: string }[] {
  if ("branch" in step) {
    const ways = step.branch.map((way) => ({ target: way.go, when: way.if }));
    return [...ways, { target: step.else, when: "else" }];
  }
  const chosen = ("choices" in step ? (step.choices ?? []) : []).flatMap((choice) =>
    typeof choice === "string" || !choice.go ? [] : [{ target: choice.go, when: choice.id }],
  );
  return step.go ? [...chosen, { target: step.go }] : chosen;
}
