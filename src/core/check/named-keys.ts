import { COMMANDS } from "#core/conversation/commands.ts";
import { AUDIENCES } from "#core/directory/help-point.ts";
import type { Flow, Step } from "#core/flow/flow.ts";
import { EXTRAS } from "#core/flow/wish-inputs.ts";
import { RESIDENT_KINDS } from "#core/requests/news.ts";
import {
  callTime,
  company,
  gender,
  HELD,
  hasActiveRequest,
  outcome,
  requestState,
} from "#core/requests/request.ts";
import { STANDINGS } from "#core/scenes/callback.ts";
import { WEEK } from "#core/scenes/coordinator.ts";
import type { CheckedContent } from "./checked-content.ts";
import type { TextIndex } from "./text-index.ts";
import { partKey } from "./topic-parts.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * Text keys that the program builds from ids, by the form in which its source builds them. A test
 * finds every such form in the source and fails when one is not here, so none can be forgotten.
 */
export const BUILT_KEYS: Readonly<
  Record<string, (content: CheckedContent, isWritten: (topic: string) => boolean) => string[]>
> = {
  "topics.*.name": ({ topics }) => [...topics.byId.keys()].map((id) => partKey(id, "name")),
  "topics.*.*": ({ topics }, isWritten) =>
    [...topics.byId.values()].filter(({ id }) => isWritten(id)).flatMap(partsOf),
  "topics.*.soft": () => [],
  "topics.*.answer": () => [],
  "topics.*": () => [],
  "letter.*": ({ letters }) =>
    letters.flatMap(({ id }) => [`letter.${id}.title`, `letter.${id}.card`]),
  "letter.*.answer": ({ letters }) => letters.map(({ id }) => `letter.${id}.answer`),
  "letter.*.first": ({ letters }) => letters.map(({ id }) => `letter.${id}.first`),
  "choices.letter:*": ({ letters }) => letters.map(({ id }) => `choices.letter:${id}`),
  "desk.*": () => ["desk.topic", "desk.speak", "desk.slowly"],
  "bring.*": ({ topics, pictures }) => {
    const used = [...topics.byId.values()].flatMap(({ bring = [] }) => bring);
    return [...new Set([...Object.keys(pictures.bring), ...used])].map((one) => `bring.${one}`);
  },
  "help.*": ({ topics }) =>
    [...topics.byId.values()]
      .flatMap(({ lead = [], contacts = [] }) => [...lead, ...contacts])
      .map((slug) => `help.${slug}`),
  "start.group-*": ({ topics }) => topics.groups.map(({ id }) => `start.group-${id}`),
  "near.for-*": () => AUDIENCES.map((one) => `near.for-${one}`),
  "key-person.day-*": () => WEEKDAYS.map((day) => `key-person.day-${day}`),
  "coordinator.state-*": () =>
    requestState.options
      .filter((state) => hasActiveRequest({ state }))
      .map((state) => `coordinator.state-${state}`),
  "coordinator.week-*": () => WEEK.map((kind) => `coordinator.week-${kind}`),
  "key-person.state-*": () => HELD.map((state) => `key-person.state-${state}`),
  "callback.status-*": () => STANDINGS.map((one) => `callback.status-${one}`),
  // What has a scene of its own is told there.
  "callback.*": () =>
    RESIDENT_KINDS.filter((kind) => kind !== "handover-set" && kind !== "stands").map(
      (kind) => `callback.${kind}`,
    ),
  "handover.set-*": () => company.options.map((way) => `handover.set-${way}`),
  "handover.agreed-*": () => company.options.map((way) => `handover.agreed-${way}`),
  "handover.letter-*": () =>
    [...company.options, ...gender.options].map((one) => `handover.letter-${one}`),
  "choices.handover:yes:*": () => company.options.map((way) => `choices.handover:yes:${way}`),
  "choices.note:*": () => outcome.options.map((one) => `choices.note:${one}`),
  "choices.extra:*": () => EXTRAS.map((one) => `choices.extra:${one}`),
  "choices.service:*": ({ topics }) => [...topics.services].map((id) => `choices.service:${id}`),
  "choices.callback:*": () =>
    [...callTime.options, ...gender.options, "any"].map((one) => `choices.callback:${one}`),
  "choices.*": labelKeys,
  "commands.*": () => COMMANDS.map((command) => `commands.${command}`),
};

/** Every text key that must be there, with who names it. */
export function neededKeys(content: CheckedContent, first: TextIndex): Map<string, string> {
  const isWritten = (topic: string) => first.has(partKey(topic, "answer"));
  const needed = new Map<string, string>();
  const add = (key: string, by: string) => needed.has(key) || needed.set(key, by);
  for (const [id, flow] of content.flows) {
    for (const key of saidIn(flow)) add(key, `flows/${id}.yaml says it`);
  }
  for (const id of Object.keys(content.pictures.cards)) {
    for (const part of ["title", "card"]) add(`${id}.${part}`, "pictures/cards.yaml names it");
  }
  for (const key of content.program.keys) add(key, "the program says it");
  for (const [form, build] of Object.entries(BUILT_KEYS)) {
    for (const key of build(content, isWritten)) add(key, `every ${form} must be there`);
  }
  return needed;
}

/** Whether a text that is not needed may be there: a warm sentence, a line on any help point. */
export function isOptional({ topics, directory }: CheckedContent, key: string): boolean {
  const [file, id = "", part] = key.split(".");
  // The page around the chat has its own words; the first locale says which.
  if (file === "web") return true;
  if (file === "topics") return part === "soft" && topics.byId.has(id);
  if (file !== "help") return false;
  return [...directory.national, ...directory.points].some((point) => point.id === id);
}

function partsOf({ id, urgent }: { id: string; urgent?: boolean | undefined }): string[] {
  const parts = ["title", "answer", "first", "card", "more", "watch", "who"] as const;
  return [...parts, ...(urgent ? (["lead"] as const) : [])].map((part) => partKey(id, part));
}

function saidIn(flow: Flow): string[] {
  return Object.values(flow.steps).flatMap((step: Step) => {
    if ("say" in step) return [step.say].flat();
    if ("ask" in step) return [step.ask, ...(step.again ? [step.again] : [])];
    return [];
  });
}

/** Labels: of choices that a flow offers, of choices that open one, of services that may be meant. */
function labelKeys({ flows }: CheckedContent): string[] {
  const offered = [...flows.values()].flatMap(({ steps }) =>
    Object.values(steps).flatMap((step) =>
      "choices" in step
        ? (step.choices ?? []).map((one) => (typeof one === "string" ? one : one.id))
        : [],
    ),
  );
  const opening = [...flows.values()]
    .flatMap(({ opens }) => Object.keys(opens.choices ?? {}))
    .filter((id) => !id.endsWith(":"));
  return [...offered, ...opening]
    .filter((id) => !id.startsWith("topic:"))
    .map((id) => `choices.${id.replace(/:$/, "")}`);
}
