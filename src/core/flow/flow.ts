import { z } from "zod";

import { ACTIONS, CONDITIONS, INPUTS, SCENES } from "./part-names.ts";

/** `step` in the same flow, or `flow/step`. */
const target = z.string().regex(/^[a-z-]+(\/[a-z-]+)?$/);
const textKey = z.string().regex(/^[a-z-]+(\.[\w:-]+)+$/);
const condition = z.enum(CONDITIONS);

/**
 * An offered reply. Its label is the text `choices.<id>`. A bare id leads where the flows say that
 * choice leads; with `go` it leads to a step here, after `set` was noted down.
 */
const flowChoice = z.union([
  z.string(),
  z.strictObject({
    id: z.string(),
    /** Offered only when this holds. */
    if: condition.optional(),
    set: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
    go: target.optional(),
  }),
]);
const choices = z.array(flowChoice).optional();
const go = target.optional();

/** Says one or more texts. */
const say = z.strictObject({ say: z.union([textKey, z.array(textKey)]), choices, go });
/** Asks, and waits. `takes` names what may be typed, sent or picked; `again` is said when it does not fit. */
const ask = z.strictObject({
  ask: textKey,
  choices,
  takes: z.enum(INPUTS).optional(),
  again: textKey.optional(),
  /** Shown above the question, each time it is asked. */
  shows: z.enum(SCENES).optional(),
  go,
});
/** Shows something made from content and conversation: an answer, help points, the menu … */
const show = z.strictObject({ show: z.enum(SCENES), choices, go });
/** Goes the first way whose condition holds, else the last way. */
const branch = z.strictObject({
  branch: z.array(z.strictObject({ if: condition, go: target })).min(1),
  else: target,
});
/** Does something: an effect, a change of the conversation. */
const act = z.strictObject({ do: z.enum(ACTIONS), go });
/** Hands over to another flow. */
const handOver = z.strictObject({ go: target });

export const step = z.union([say, ask, show, branch, act, handOver]);
export type Step = z.infer<typeof step>;
export type FlowChoice = z.infer<typeof flowChoice>;

const ways = z.record(z.string(), z.string()).optional();

/** A dialogue as data: one file in flows/. */
export const flow = z.strictObject({
  /** What begins this flow, and at which step; over all flows each may stand once. */
  opens: z.strictObject({
    /** Choice ids; one that ends in `:` stands for all that begin so. */
    choices: ways,
    /** Service ids of topics.yaml, as understood from words. */
    services: ways,
    /** What understanding came to: answer, choose, none. */
    outcomes: ways,
    /** Happenings without words: start, image, voice, unsupported, location, phone. */
    happenings: ways,
    /** Kinds of news. */
    news: ways,
  }),
  steps: z.record(z.string().regex(/^[a-z-]+$/), step),
});
export type Flow = z.infer<typeof flow>;
export type Opens = keyof Flow["opens"];
