import { draft, profile } from "#core/conversation/conversation.ts";
import type { FlowChoice, Step } from "#core/flow/flow.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault, type Path } from "./finding.ts";
import { flowFile } from "./flow-ways.ts";
import { instead } from "./mend.ts";

type Ask = Extract<Step, { ask: string | string[] }>;

/** What a choice may note down, and with which values. */
const NOTED = { ...draft.shape, ...profile.shape };

/** Questions that cannot be answered, or whose answer leads nowhere. */
export function flowQuestions({ flows }: CheckedContent): Finding[] {
  const findings: Finding[] = [];
  for (const [id, { steps }] of flows) {
    for (const [name, step] of Object.entries(steps)) {
      const wrong = (path: Path, message: string) =>
        findings.push(fault(flowFile(id), ["steps", name, ...path], message));
      if ("ask" in step) checkAsk(step, wrong);
      const choices = "choices" in step ? (step.choices ?? []) : [];
      for (const [index, choice] of choices.entries()) {
        checkChoice(choice, "ask" in step, (path, message) =>
          wrong(["choices", index, ...path], message),
        );
      }
    }
  }
  return findings;
}

type Wrong = (path: Path, message: string) => void;

function checkAsk({ choices = [], takes, again, go }: Ask, wrong: Wrong): void {
  if (choices.length === 0 && !takes) {
    wrong([], "this question has no way out: write `choices`, or `takes` with `go`");
  } else if (!takes && choices.every((choice) => typeof choice !== "string" && choice.if)) {
    wrong(["choices"], "every choice here may fall away: write one without `if`");
  }
  if (takes && !go) wrong([], `after taking "${takes}" it goes nowhere: write \`go\``);
  if (go && !takes)
    wrong(["go"], "without `takes` this is never gone: write `takes`, or put `go` on a choice");
  if (again && !takes)
    wrong(["again"], "without `takes` this is never said: write `takes`, or leave it out");
}

function checkChoice(choice: FlowChoice, isAsked: boolean, wrong: Wrong): void {
  if (typeof choice === "string") return;
  if (choice.go && !isAsked) {
    wrong(
      ["go"],
      "only a choice of an `ask` can lead to a step: write `ask`, or open the step under `opens`",
    );
  }
  if (!choice.set) return;
  if (!choice.go) wrong(["set"], "this is only noted down on the way to a step: write `go`");
  for (const [key, value] of Object.entries(choice.set)) {
    const schema = NOTED[key as keyof typeof NOTED];
    if (!schema)
      wrong(
        ["set", key],
        `there is nothing to note as "${key}": ${instead(key, Object.keys(NOTED))}`,
      );
    else if (!schema.safeParse(value).success) {
      wrong(["set", key], `"${key}" cannot be "${value}": write a value that the program knows`);
    }
  }
}
