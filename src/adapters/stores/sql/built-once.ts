import type { CompiledQuery, QueryResult } from "kysely";
import type { SqlDialect } from "./dialect.ts";
import type { Section } from "./section.ts";

/** Stands in a query for a value that comes when it is run. */
class StandIn {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type Values = Readonly<Record<string, unknown>>;
type Built = { query: CompiledQuery; parameters: readonly unknown[] };

/**
 * A query whose text is built once for each dialect: building it takes as long as running it. `build`
 * gets a stand-in for each value it takes by name, so it must hand values on as they are.
 */
export function builtOnce<Given extends Values, Row = unknown>(
  build: (section: Section, values: Given) => { compile(): CompiledQuery<Row> },
): (section: Section, values: Given) => Promise<QueryResult<Row>> {
  const kept = new WeakMap<SqlDialect, Built>();

  function builtFor(section: Section): Built {
    const known = kept.get(section.dialect);
    if (known) return known;
    const standIns = new Proxy({}, { get: (_, name) => new StandIn(String(name)) });
    const query = build(section, standIns as Given).compile();
    const built = { query, parameters: query.parameters };
    kept.set(section.dialect, built);
    return built;
  }

  return (section, values) => {
    const { query, parameters } = builtFor(section);
    const filled = parameters.map((one) => (one instanceof StandIn ? values[one.name] : one));
    return section.db.executeQuery<Row>({ ...query, parameters: filled });
  };
}
