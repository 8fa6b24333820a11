import { LIFE_CYCLE, type Move, ruleOf, TIMERS } from "#core/requests/life-cycle.ts";

/** The life of a callback request as docs/requests.md prints it: a diagram, the moves, the timers. */
export function lifeCyclePage(): string {
  const moves = Object.keys(LIFE_CYCLE) as Move[];
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...moves.flatMap(waysOf),
    "```",
    "",
    "| move | by | from → to | the resident hears | who has it hears | coordinators hear | what it does |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...moves.map(rowOf),
    "",
    "| while it is | when | the clock makes the move |",
    "| --- | --- | --- |",
    ...TIMERS.map(({ state, when, move }) => `| ${state} | ${when} | ${move} |`),
  ].join("\n");
}

function waysOf(move: Move): string[] {
  const { from, to } = ruleOf(move);
  if (to === "same") return [];
  return from.map((state) => `  ${idOf(state)} --> ${idOf(to)}: ${move}`);
}

function rowOf(move: Move): string {
  const { by, from, to, resident, claimer, coordinators, does } = ruleOf(move);
  const ways = `${from.join(", ")} → ${to}`;
  const cells = [move, by, ways, resident, claimer, coordinators, does];
  return `| ${cells.map((cell) => cell ?? "").join(" | ")} |`;
}

/** Mermaid reads a hyphen in a state as something else. */
function idOf(state: string): string {
  return state.replaceAll("-", "_");
}
