import type { Store } from "#ports/store.ts";

/** Promises of a port by the sentence that says them; each check gets a store that is new. */
export type StoreChecks = Readonly<Record<string, (store: Store) => Promise<void>>>;
