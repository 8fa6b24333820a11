import { expect, test } from "vitest";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import type { Store, Transaction } from "#ports/store.ts";
import { storeChecks } from "./store.ts";

/** The suite is worth something only if it notices: each fault with a promise that must be seen broken. */
const FAULTS: readonly { fault: string; broken: string; store: () => Store }[] = [
  {
    fault: "keeps what a failed turn did",
    broken: "a turn that throws leaves nothing and throws on",
    store: () => keepingHalfTurns(memoryStore()),
  },
  {
    fault: "lets turns overlap",
    broken: "of fifty who claim at once exactly one wins",
    store: () => withoutIsolation(memoryStore()),
  },
  {
    fault: "lets first turns overlap",
    broken: "first turns of a new conversation never overlap",
    store: () => withoutIsolation(memoryStore()),
  },
  {
    fault: "sees everything as new",
    broken: "an event is seen once",
    store: () => faultyTurns((transaction) => ({ ...transaction, see: async () => true })),
  },
  {
    fault: "forgets nothing",
    broken: "forgetting takes everything of one contact but the requests, and nothing of another",
    store: () =>
      faultyTurns((transaction) => ({
        ...transaction,
        conversations: { ...transaction.conversations, forget: async () => {} },
      })),
  },
  {
    fault: "leaves a timer that was taken",
    broken: "a timer comes out as it went in, when it is due and not before",
    store: () => faultyTurns(leavingTimers),
  },
  {
    fault: "takes any invite as fresh",
    broken: "an invite is worth nothing from the moment it expires",
    store: () =>
      faultyTurns((transaction) => ({
        ...transaction,
        invites: {
          ...transaction.invites,
          redeem: (code) => transaction.invites.redeem(code, Number.NEGATIVE_INFINITY),
        },
      })),
  },
  {
    fault: "gives no lease",
    broken: "what is claimed is nobody else's until its lease ends",
    store: () => faultyOutbox(({ claim }) => ({ claim: (now, _, most) => claim(now, now, most) })),
  },
  {
    fault: "lets go of what is parked",
    broken: "what is parked waits, with all after it, until its contact wakes",
    store: () => faultyOutbox(({ sent }) => ({ park: sent })),
  },
  {
    fault: "drops what is to be tried again",
    broken: "what is to be tried again comes then, and holds back what is younger",
    store: () => faultyOutbox(({ sent }) => ({ retry: sent })),
  },
  {
    fault: "tidies too much",
    broken: "tidying drops old marks and keeps younger ones",
    store: () => {
      const store = memoryStore();
      return { ...store, tidy: (before) => store.tidy(before, Number.POSITIVE_INFINITY, 0) };
    },
  },
];

test.each(FAULTS)("a store that $fault is caught", async ({ broken, store }) => {
  const check = Object.values(storeChecks).flatMap((checks) => checks[broken] ?? [])[0];
  await expect(check?.(store())).rejects.toMatchObject({ name: "AssertionError" });
});

function faultyTurns(spoil: (transaction: Transaction) => Transaction): Store {
  const store = memoryStore();
  return { ...store, transaction: (work) => store.transaction((sound) => work(spoil(sound))) };
}

function faultyOutbox(spoil: (outbox: Store["outbox"]) => Partial<Store["outbox"]>): Store {
  const store = memoryStore();
  return { ...store, outbox: { ...store.outbox, ...spoil(store.outbox) } };
}

function leavingTimers(transaction: Transaction): Transaction {
  const { timers } = transaction;
  return {
    ...transaction,
    timers: {
      ...timers,
      async takeDue(now) {
        const timer = await timers.takeDue(now);
        if (timer) await timers.set(timer);
        return timer;
      },
    },
  };
}

function keepingHalfTurns(store: Store): Store {
  return {
    ...store,
    async transaction(work) {
      const outcome = await store.transaction(async (transaction) => {
        try {
          return { result: await work(transaction) };
        } catch (error) {
          return { error };
        }
      });
      if ("error" in outcome) throw outcome.error;
      return outcome.result;
    },
  };
}

/** Conversations and requests are read and written each in a transaction of its own. */
function withoutIsolation(store: Store): Store {
  const alone = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
    store.transaction(work);
  return {
    ...store,
    async transaction(work) {
      const escaped = await store.transaction(async (transaction) => transaction);
      return await work({
        ...escaped,
        conversations: {
          ...escaped.conversations,
          load: (id) => alone(({ conversations }) => conversations.load(id)),
          save: (stored) => alone(({ conversations }) => conversations.save(stored)),
        },
        requests: {
          ...escaped.requests,
          load: (id) => alone(({ requests }) => requests.load(id)),
          save: (request, change) => alone(({ requests }) => requests.save(request, change)),
        },
      });
    },
  };
}
