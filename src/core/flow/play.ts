import type { Position } from "#core/conversation/conversation.ts";
import { type Scene, say } from "#core/conversation/scene.ts";
import type { Choice } from "#core/message.ts";
import { ACTION } from "./actions.ts";
import { choicesOf } from "./choices.ts";
import { CONDITION } from "./conditions.ts";
import type { Step } from "./flow.ts";
import { INPUT } from "./inputs.ts";
import { STEPS_PER_TURN, TRAIL_DEPTH } from "./limits.ts";
import { takesAt } from "./question.ts";
import { positionOf } from "./routes.ts";
import { SCENE } from "./scenes.ts";

/** Walks the flows from a position until a question waits or a way ends. */
export function play(scene: Scene, from: Position): void {
  leaveQuestion(scene);
  let at: Position | null = from;
  for (let steps = 0; at !== null && steps < STEPS_PER_TURN; steps++) {
    const step = stepAt(scene, at);
    if (!step) return;
    at = playStep(scene, at, step);
  }
}

/** Asks the waiting question once more, after a word on what did not fit. */
export function askAgain(scene: Scene, at: Position): void {
  const step = stepAt(scene, at);
  if (!step || !("ask" in step)) return;
  say(scene, step.again ?? "start.pick");
  playStep(scene, at, step);
}

/** The choices of a question, as it would offer them now. */
export function choicesAt(scene: Scene, at: Position): Choice[] {
  const step = stepAt(scene, at);
  if (!step || !("ask" in step)) return [];
  const offered = step.takes ? (INPUT[step.takes].offer?.(scene) ?? []) : [];
  return [...offered, ...choicesOf(scene, step.choices)];
}

/** What a channel may offer a button of its own for at a question. */
export function asksAt(scene: Scene, at: Position): Scene["asks"] {
  const step = stepAt(scene, at);
  return (step && "ask" in step && step.takes && INPUT[step.takes].asks) || null;
}

export function stepAt(scene: Scene, at: Position): Step | undefined {
  return scene.content.flows.get(at.flow)?.steps[at.step];
}

/** Plays one step; where to go on, or null where the way ends. */
function playStep(scene: Scene, at: Position, step: Step): Position | null {
  if ("branch" in step) return chooseWay(scene, at, step);
  if ("choices" in step && step.choices) scene.choices = choicesOf(scene, step.choices);
  if ("ask" in step) return ask(scene, at, step);
  const next = step.go ? positionOf(step.go, at.flow) : null;
  if ("do" in step) return ACTION[step.do](scene) ?? next;
  if ("show" in step) SCENE[step.show](scene);
  if ("say" in step) for (const key of [step.say].flat()) say(scene, key);
  return next;
}

function chooseWay(scene: Scene, at: Position, step: Extract<Step, { branch: unknown }>): Position {
  const way = step.branch.find((entry) => CONDITION[entry.if](scene));
  return positionOf(way?.go ?? step.else, at.flow);
}

/** Says the question and waits for what comes. */
function ask(scene: Scene, at: Position, step: Extract<Step, { ask: unknown }>): null {
  if (step.shows) SCENE[step.shows](scene);
  say(scene, step.ask);
  const input = step.takes ? INPUT[step.takes] : null;
  scene.choices = [...(input?.offer?.(scene) ?? []), ...scene.choices];
  scene.asks = input?.asks ?? null;
  scene.conversation = { ...scene.conversation, waiting: at };
  return null;
}

/** A question that is left goes on the trail, so that "back" can ask it again. */
function leaveQuestion(scene: Scene): void {
  const { waiting, trail, role } = scene.conversation;
  if (!waiting) return;
  // Whom words are for is not known any more once the question was left; a resident has one only.
  const isKept = role === "resident" || !takesAt(scene.content, waiting, "words");
  scene.conversation = {
    ...scene.conversation,
    waiting: null,
    trail: isKept ? [...trail, waiting].slice(-TRAIL_DEPTH) : trail,
  };
}
