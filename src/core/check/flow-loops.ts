import { STEPS_PER_TURN } from "#core/flow/limits.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault, type Path } from "./finding.ts";
import { flowFile, stepName, waysOf } from "./flow-ways.ts";

type Walk = { to: string; file: string; path: Path };

/** Ways that come round to the same step without a question, and ways too long for one turn. */
export function flowLoops({ flows }: CheckedContent): Finding[] {
  const walks = walksOf(flows);
  const findings: Finding[] = [];
  /** Steps of the longest way from a step on; null while it is being walked. */
  const lengths = new Map<string, number | null>();
  const walk = (name: string): number => {
    const known = lengths.get(name);
    if (known !== undefined) return known ?? 0;
    lengths.set(name, null);
    let longest = 0;
    for (const { to, file, path } of walks.get(name) ?? []) {
      if (lengths.get(to) === null) {
        const message = `this goes round to "${to}" without a question: put an \`ask\` on the way, or go elsewhere`;
        findings.push(fault(file, path, message));
      } else longest = Math.max(longest, walk(to));
    }
    lengths.set(name, longest + 1);
    return longest + 1;
  };
  for (const name of walks.keys()) walk(name);
  return [...findings, ...tooLong(flows, lengths)];
}

function walksOf(flows: CheckedContent["flows"]): Map<string, Walk[]> {
  const walks = new Map<string, Walk[]>();
  for (const [flow, found] of flows) {
    for (const step of Object.keys(found.steps)) walks.set(stepName({ flow, step }), []);
    for (const { from, to, path, waits } of waysOf(flow, found)) {
      if (from === null || waits) continue;
      walks.get(stepName({ flow, step: from }))?.push({
        to: stepName(to),
        file: flowFile(flow),
        path,
      });
    }
  }
  return walks;
}

function tooLong(
  flows: CheckedContent["flows"],
  lengths: ReadonlyMap<string, number | null>,
): Finding[] {
  const findings: Finding[] = [];
  for (const [flow, { steps }] of flows) {
    for (const step of Object.keys(steps)) {
      const length = lengths.get(stepName({ flow, step })) ?? 0;
      // Only where it begins to be too long, not at every step before it.
      if (length !== STEPS_PER_TURN + 1) continue;
      const message = `from here ${length} steps follow without a question, a turn walks ${STEPS_PER_TURN}: put an \`ask\` between`;
      findings.push(fault(flowFile(flow), ["steps", step], message));
    }
  }
  return findings;
}
