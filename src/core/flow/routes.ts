import type { Position } from "#core/conversation/conversation.ts";
import type { Flow, Opens } from "./flow.ts";

/** Where everything that begins a flow leads. */
export type Routes = Readonly<Record<Opens, ReadonlyMap<string, Position>>>;

/** `step` or `flow/step` as a position, seen from a flow. */
export function positionOf(target: string, flow: string): Position {
  const [first = "", second] = target.split("/");
  return second === undefined ? { flow, step: first } : { flow: first, step: second };
}

/** Collects what opens each flow. A key that two flows claim belongs to the first; `check` tells. */
export function routesOf(flows: ReadonlyMap<string, Flow>): Routes {
  const routes = {
    choices: new Map<string, Position>(),
    services: new Map<string, Position>(),
    outcomes: new Map<string, Position>(),
    happenings: new Map<string, Position>(),
    news: new Map<string, Position>(),
  };
  for (const [id, flow] of flows) {
    for (const kind of Object.keys(routes) as Opens[]) {
      for (const [key, target] of Object.entries(flow.opens[kind] ?? {})) {
        if (!routes[kind].has(key)) routes[kind].set(key, positionOf(target, id));
      }
    }
  }
  return routes;
}

/** Where a choice leads, and what its id carries: `topic:bailiff` carries `bailiff`. */
export function routeOfChoice(
  routes: Routes,
  choice: string,
): { position: Position; carries: string } | null {
  const exact = routes.choices.get(choice);
  if (exact) return { position: exact, carries: "" };
  for (let end = choice.lastIndexOf(":"); end > 0; end = choice.lastIndexOf(":", end - 1)) {
    const head = choice.slice(0, end);
    const position = routes.choices.get(`${head}:`) ?? routes.choices.get(head);
    if (position) return { position, carries: choice.slice(end + 1) };
  }
  return null;
}
