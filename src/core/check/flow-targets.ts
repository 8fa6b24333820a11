import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { flowFile, waysOf } from "./flow-ways.ts";
import { instead } from "./mend.ts";

/** Ways to a flow or a step that there is not. */
export function flowTargets({ flows, program }: CheckedContent): Finding[] {
  const findings: Finding[] = [];
  for (const [id, flow] of flows) {
    for (const { to, path } of waysOf(id, flow)) {
      const there = flows.get(to.flow);
      if (!there) {
        const mend = instead(to.flow, flows.keys());
        findings.push(fault(flowFile(id), path, `there is no flow "${to.flow}": ${mend}`));
      } else if (!there.steps[to.step]) {
        const mend = instead(to.step, Object.keys(there.steps));
        const where = to.flow === id ? "" : ` in flows/${to.flow}.yaml`;
        findings.push(fault(flowFile(id), path, `there is no step "${to.step}"${where}: ${mend}`));
      }
    }
  }
  for (const { flow, step } of program.steps) {
    if (flows.get(flow)?.steps[step]) continue;
    const message = `the program goes to the step "${step}" of this flow: write it`;
    findings.push(fault(flowFile(flow), ["steps"], message));
  }
  return findings;
}
