import type { Content } from "#core/content.ts";
import type { Position } from "#core/conversation/conversation.ts";
import type { Step } from "./flow.ts";
import type { InputName } from "./part-names.ts";

/** A step that asks. */
export type Question = Extract<Step, { ask: unknown }>;

/** The question at a position; null when none waits there, also because the flows have changed. */
export function questionAt({ flows }: Content, at: Position | null): Question | null {
  const step = at ? flows.get(at.flow)?.steps[at.step] : undefined;
  return step && "ask" in step ? step : null;
}

/** Whether the question at a position takes this input. */
export function takesAt(content: Content, at: Position | null, input: InputName): boolean {
  return questionAt(content, at)?.takes === input;
}
