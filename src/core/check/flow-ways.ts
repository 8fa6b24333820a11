import type { Position } from "#core/conversation/conversation.ts";
import type { Flow, FlowChoice, Opens, Step } from "#core/flow/flow.ts";
import { positionOf } from "#core/flow/routes.ts";
import type { Path } from "./finding.ts";

/** One way of a flow: from a step, or from what opens it, to a step. */
export type Way = {
  /** The step it leaves; null for what opens the flow. */
  from: string | null;
  to: Position;
  /** Where the file says so. */
  path: Path;
  /** It is only gone after the contact did something. */
  waits: boolean;
};

/** The file a flow was read from. */
export function flowFile(flow: string): string {
  return `flows/${flow}.yaml`;
}

/** A step by one name over all flows. */
export function stepName({ flow, step }: Position): string {
  return `${flow}/${step}`;
}

/** Every step of every flow, with the choices it offers and its place. */
export function stepsIn(
  flows: ReadonlyMap<string, Flow>,
): { file: string; path: Path; step: Step; choices: readonly FlowChoice[] }[] {
  return [...flows].flatMap(([id, { steps }]) =>
    Object.entries(steps).map(([name, step]) => ({
      file: flowFile(id),
      path: ["steps", name],
      step,
      choices: "choices" in step ? (step.choices ?? []) : [],
    })),
  );
}

/** Everything that leads to a step, as far as this flow says. */
export function waysOf(id: string, flow: Flow): Way[] {
  const opened = (Object.keys(flow.opens) as Opens[]).flatMap((kind) =>
    Object.entries(flow.opens[kind] ?? {}).map(([key, target]) => ({
      from: null,
      to: positionOf(target, id),
      path: ["opens", kind, key],
      waits: true,
    })),
  );
  const walked = Object.entries(flow.steps).flatMap(([name, step]) =>
    targetsOf(step).map(({ target, path, waits }) => ({
      from: name,
      to: positionOf(target, id),
      path: ["steps", name, ...path],
      waits,
    })),
  );
  return [...opened, ...walked];
}

function targetsOf(step: Step): { target: string; path: Path; waits: boolean }[] {
  const targets: { target: string; path: Path; waits: boolean }[] = [];
  if ("go" in step && step.go) {
    targets.push({ target: step.go, path: ["go"], waits: "ask" in step });
  }
  if ("branch" in step) {
    for (const [index, { go }] of step.branch.entries()) {
      targets.push({ target: go, path: ["branch", index, "go"], waits: false });
    }
    targets.push({ target: step.else, path: ["else"], waits: false });
  }
  const choices = "choices" in step ? (step.choices ?? []) : [];
  for (const [index, choice] of choices.entries()) {
    if (typeof choice === "string" || !choice.go) continue;
    targets.push({ target: choice.go, path: ["choices", index, "go"], waits: true });
  }
  return targets;
}
