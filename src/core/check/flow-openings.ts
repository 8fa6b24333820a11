import { happening } from "#core/event.ts";
import type { Opens } from "#core/flow/flow.ts";
import { news } from "#core/requests/news.ts";
import type { Understanding } from "#core/understanding/understanding.ts";
import type { CheckedContent } from "./checked-content.ts";
import { type Finding, fault } from "./finding.ts";
import { flowFile } from "./flow-ways.ts";
import { instead } from "./mend.ts";

const OUTCOMES: readonly Understanding["decision"][] = ["answer", "choose", "none"];
/** These are answered by what was said or chosen, not by a flow of their own. */
const WITH_MEANING: readonly string[] = ["text", "choice", "news", "left"];
const HAPPENINGS = happening.options
  .map(({ shape }) => shape.type.value)
  .filter((type) => !WITH_MEANING.includes(type));
const NEWS = news.options.flatMap(({ shape: { kind } }) =>
  "options" in kind ? kind.options : [...kind.values],
);

const SORT: Record<Opens, string> = {
  choices: "choice",
  services: "service",
  outcomes: "outcome",
  happenings: "happening",
  news: "kind of news",
};

/** What opens a flow: each thing that can happen opens one, and only one. */
export function flowOpenings(content: CheckedContent): Finding[] {
  return [...claimedTwice(content), ...unknownAndMissing(content)];
}

function claimedTwice({ flows }: CheckedContent): Finding[] {
  const first = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [id, kind, key] of openings(flows)) {
    const other = first.get(`${kind} ${key}`);
    if (other === undefined) first.set(`${kind} ${key}`, id);
    else {
      const message = `flows/${other}.yaml opens with the ${SORT[kind]} "${key}" too: leave it in one of them`;
      findings.push(fault(flowFile(id), ["opens", kind, key], message));
    }
  }
  return findings;
}

function unknownAndMissing({ flows, topics }: CheckedContent): Finding[] {
  const known: Partial<Record<Opens, ReadonlySet<string>>> = {
    services: topics.services,
    outcomes: new Set(OUTCOMES),
    happenings: new Set(HAPPENINGS),
    news: new Set(NEWS),
  };
  const opened = new Set<string>();
  const findings: Finding[] = [];
  for (const [id, kind, key] of openings(flows)) {
    opened.add(`${kind} ${key}`);
    const names = known[kind];
    if (!names || names.has(key)) continue;
    const message = `there is no ${SORT[kind]} "${key}": ${instead(key, names)}`;
    findings.push(fault(flowFile(id), ["opens", kind, key], message));
  }
  for (const [kind, names] of Object.entries(known) as [Opens, ReadonlySet<string>][]) {
    for (const name of names) {
      if (opened.has(`${kind} ${name}`)) continue;
      const message = `no flow opens with the ${SORT[kind]} "${name}": write "${name}: <step>" under \`opens\`, \`${kind}\` of a flow`;
      findings.push(fault("flows", [], message));
    }
  }
  return findings;
}

function openings(flows: CheckedContent["flows"]): [string, Opens, string][] {
  return [...flows].flatMap(([id, { opens }]) =>
    (Object.keys(opens) as Opens[]).flatMap((kind) =>
      Object.keys(opens[kind] ?? {}).map((key): [string, Opens, string] => [id, kind, key]),
    ),
  );
}
