import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { flowFile, stepName, type Way, waysOf } from "./flow-ways.ts";

/** Steps that nothing leads to. */
export function deadSteps({ flows, program }: CheckedContent): Finding[] {
  const ways = new Map([...flows].map(([id, flow]) => [id, waysOf(id, flow)]));
  const alive = reached(ways, program.steps.map(stepName));
  const findings: Finding[] = [];
  for (const [id, flow] of flows) {
    for (const step of Object.keys(flow.steps)) {
      if (alive.has(stepName({ flow: id, step }))) continue;
      const message = `nothing leads to the step "${step}": write a way to it, or take it out`;
      findings.push(fault(flowFile(id), ["steps", step], message));
    }
  }
  return findings;
}

function reached(ways: ReadonlyMap<string, readonly Way[]>, known: string[]): Set<string> {
  const next = new Map<string, string[]>();
  const waiting = [...known];
  for (const [flow, list] of ways) {
    for (const { from, to } of list) {
      if (from === null) waiting.push(stepName(to));
      else {
        const name = stepName({ flow, step: from });
        next.set(name, [...(next.get(name) ?? []), stepName(to)]);
      }
    }
  }
  const alive = new Set<string>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (alive.has(at)) continue;
    alive.add(at);
    waiting.push(...(next.get(at) ?? []));
  }
  return alive;
}
