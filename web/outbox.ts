import type { FromPage } from "#adapters/channels/web/frames.ts";
import { keep, recall } from "./storage.ts";

export type OutgoingEvent = FromPage & { type: "event" };

/** What was done but not yet accepted, oldest first; it survives a reload. */
export function waitingEvents(): OutgoingEvent[] {
  return recall<OutgoingEvent[]>("outbox") ?? [];
}

/** Puts an event at the end. */
export function queueEvent(event: OutgoingEvent): void {
  keep("outbox", [...waitingEvents(), event]);
}

/** Takes an event out: it was accepted, or never will be. */
export function dropEvent(id: string): void {
  keep(
    "outbox",
    waitingEvents().filter((event) => event.id !== id),
  );
}
