import { draft, notes, profile } from "#core/conversation/conversation.ts";
import type { FlowChoice, Step } from "#core/flow/flow.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault, type Path } from "./finding.ts";
import { stepsIn } from "./flow-ways.ts";
import { instead } from "./mend.ts";

type Ask = Extract<Step, { ask: string }>;
/** What is wrong, and where below the step. */
type Wrong = { path: Path; message: string };

/** What a choice may note down, and with which values. */
const NOTED = { ...draft.shape, ...profile.shape, ...notes.shape };

/** Questions that cannot be answered, or whose answer leads nowhere. */
export function flowQuestions({ flows }: CheckedContent): Finding[] {
  return stepsIn(flows).flatMap(({ file, path, step, choices }) => {
    const isAsked = "ask" in step;
    const wrong = [
      ...(isAsked ? wrongAsk(step) : []),
      ...choices.flatMap((choice, index) =>
        wrongChoice(choice, isAsked).map((one) => ({
          ...one,
          path: ["choices", index, ...one.path],
        })),
      ),
    ];
    return wrong.map((one) => fault(file, [...path, ...one.path], one.message));
  });
}

function wrongAsk({ choices = [], takes, again, go }: Ask): Wrong[] {
  const mayAllFallAway = choices.every((choice) => typeof choice !== "string" && choice.if);
  const rules: [boolean, Path, string][] = [
    [
      !takes && choices.length === 0,
      [],
      "this question has no way out: write `choices`, or `takes` with `go`",
    ],
    [
      !takes && choices.length > 0 && mayAllFallAway,
      ["choices"],
      "every choice here may fall away: write one without `if`",
    ],
    [Boolean(takes && !go), ["takes"], `after taking "${takes}" it goes nowhere: write \`go\``],
    [
      Boolean(go && !takes),
      ["go"],
      "without `takes` nobody goes here: write `takes`, or put `go` on a choice",
    ],
    [
      Boolean(again && !takes && choices.length === 0),
      ["again"],
      "nothing can fail to fit here: write `takes`, or leave this out",
    ],
  ];
  return rules.filter(([holds]) => holds).map(([, path, message]) => ({ path, message }));
}

function wrongChoice(choice: FlowChoice, isAsked: boolean): Wrong[] {
  if (typeof choice === "string") return [];
  const wrong: Wrong[] = Object.entries(choice.set ?? {}).flatMap(([key, value]) => {
    const message = wrongNote(key, value);
    return message === null ? [] : [{ path: ["set", key], message }];
  });
  if (choice.go && !isAsked) {
    const message = "only a choice of an `ask` leads to a step: open the step under `opens`";
    wrong.push({ path: ["go"], message });
  }
  if (choice.set && !choice.go) {
    wrong.push({ path: ["set"], message: "this is noted on the way to a step: write `go`" });
  }
  return wrong;
}

function wrongNote(key: string, value: string | null): string | null {
  if (!Object.hasOwn(NOTED, key)) {
    return `there is nothing to note as "${key}": ${instead(key, Object.keys(NOTED))}`;
  }
  if (NOTED[key as keyof typeof NOTED].safeParse(value).success) return null;
  return `"${key}" cannot be "${value}": write a value that the program knows`;
}
