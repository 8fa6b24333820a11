import { describe, test } from "vitest";
import type { Store } from "#ports/store.ts";
import type { StoreChecks } from "./store/checks.ts";
import { conversationChecks } from "./store/conversations.ts";
import { outboxChecks } from "./store/outbox.ts";
import { peopleChecks } from "./store/people.ts";
import { requestChecks } from "./store/requests.ts";
import { timerChecks } from "./store/timers.ts";
import { turnChecks } from "./store/turns.ts";

/** Everything that `src/ports/store.ts` promises. */
export const storeChecks: Readonly<Record<string, StoreChecks>> = {
  turns: turnChecks,
  conversations: conversationChecks,
  outbox: outboxChecks,
  timers: timerChecks,
  requests: requestChecks,
  people: peopleChecks,
};

/** Holds a store to its promises; `open` makes a new, empty one. */
export function storeSuite(open: () => Promise<Store>): void {
  describe.each(Object.entries(storeChecks))("%s", (_, checks) => {
    test.each(Object.entries(checks))("%s", async (_, check) => {
      const store = await open();
      try {
        await check(store);
      } finally {
        await store.close();
      }
    });
  });
}
