import { AUDIENCES, type HelpPoint } from "#core/directory/help-point.ts";
import type { Attribute } from "./hsds-schema.ts";
import { type Known, suggestion } from "./known.ts";
import type { Report } from "./origin.ts";

/** What our own attributes say of a service. */
export type Ours = {
  topics: HelpPoint["topics"];
  audiences: HelpPoint["audiences"];
  kind: HelpPoint["kind"];
  source?: string;
};

const NAMES = ["kind", "for", "source"] as const;
type Name = (typeof NAMES)[number];
const AUDIENCE_IDS: readonly string[] = AUDIENCES;

/**
 * Reads `kind` (informal or formal), `for` (topics and audiences) and `source` from HSDS
 * attributes. The name is the attribute's `link_type` or its term's `taxonomy`, the value its
 * `value` or its term's `code`. Attributes of others are passed over.
 */
export function oursOf(attributes: readonly Attribute[], known: Known, report: Report): Ours {
  const said = attributes.flatMap((attribute, index) => saidBy(attribute, index, report));
  const valuesOf = (name: Name) => said.filter((one) => one.name === name);
  const source = valuesOf("source").at(-1)?.value;
  const wanted = valuesOf("for").filter((one) => isForKnown(one, known, report));
  const values = wanted.map(({ value }) => value);
  return {
    kind: kindIn(valuesOf("kind"), report),
    topics: values.filter((value) => !AUDIENCE_IDS.includes(value)),
    audiences: values.filter((value) => AUDIENCE_IDS.includes(value)),
    ...(source === undefined ? {} : { source }),
  };
}

type Said = { name: Name; value: string; path: PropertyKey[] };

function saidBy(attribute: Attribute, index: number, report: Report): Said[] {
  const name = nameOf(attribute);
  if (name === null) return [];
  const path = ["attributes", index, "value"];
  const value = attribute.value ?? attribute.taxonomy_term?.code;
  if (value !== undefined) return [{ name, value, path }];
  report.fault(path, `write the value of "${name}"`);
  return [];
}

function nameOf(attribute: Attribute): Name | null {
  const said = [attribute.link_type, attribute.taxonomy_term?.taxonomy];
  return NAMES.find((name) => said.includes(name)) ?? null;
}

function kindIn([said]: readonly Said[], report: Report): Ours["kind"] {
  if (said?.value === "informal" || said?.value === "formal") return said.value;
  if (said) report.fault(said.path, `"${said.value}" is no kind: write "informal" or "formal"`);
  else report.warning(["attributes"], 'no "kind": taken as formal; add "informal" or "formal"');
  return "formal";
}

function isForKnown({ value, path }: Said, { topics }: Known, report: Report): boolean {
  if (topics === undefined || topics.has(value) || AUDIENCE_IDS.includes(value)) return true;
  const like = suggestion(value, [...topics, ...AUDIENCES]);
  report.fault(path, `"${value}" is no topic or audience: write one of topics.yaml${like}`);
  return false;
}
