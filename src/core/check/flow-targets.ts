import type { Position } from "#core/conversation/conversation.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { flowFile, waysOf } from "./flow-ways.ts";
import { instead } from "./mend.ts";

/** Ways to a flow or a step that there is not. */
export function flowTargets({ flows, program }: CheckedContent): Finding[] {
  const written = [...flows].flatMap(([id, flow]) =>
    waysOf(id, flow).flatMap(({ to, path }) => {
      const mend = noSuchStep(flows, to, id);
      return mend === null ? [] : [fault(flowFile(id), path, mend)];
    }),
  );
  const programmed = program.steps
    .filter(({ flow, step }) => !flows.get(flow)?.steps[step])
    .map(({ flow, step }) => {
      const message = `the program goes to the step "${step}" of this flow: write it`;
      return fault(flowFile(flow), ["steps"], message);
    });
  return [...written, ...programmed];
}

function noSuchStep(
  flows: CheckedContent["flows"],
  { flow, step }: Position,
  from: string,
): string | null {
  const there = flows.get(flow);
  if (!there) return `there is no flow "${flow}": ${instead(flow, flows.keys())}`;
  if (there.steps[step]) return null;
  const where = flow === from ? "" : ` in flows/${flow}.yaml`;
  return `there is no step "${step}"${where}: ${instead(step, Object.keys(there.steps))}`;
}
