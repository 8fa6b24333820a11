import type { OutboxRow, Store } from "#ports/store.ts";
import type { OutboxEntry, Tables } from "./tables.ts";

type State = OutboxEntry["state"];

/** The way out; every call runs on its own `within` the store. */
export function outboxOver(
  within: <Result>(work: (tables: Tables) => Promise<Result>) => Promise<Result>,
): Store["outbox"] {
  const change = (id: string, from: State[], to: Partial<OutboxEntry>) =>
    within(async ({ outbox }) => {
      const entry = outbox.get(id);
      if (!entry || !from.includes(entry.state) || isBehind({ outbox }, entry)) return;
      outbox.put(id, { ...entry, ...to });
    });
  return {
    claim: (now, leaseUntil, most) =>
      within(async (tables) => claim(tables, now, leaseUntil, most)),
    sent: (id) => change(id, ["waiting", "parked"], { state: "sent", ...WIPED }),
    retry: (id, at) => change(id, ["waiting"], { notBefore: at }),
    failed: (id) => change(id, ["waiting", "parked"], { state: "failed", ...WIPED }),
    park: (id) => change(id, ["waiting"], { state: "parked", attempts: 0 }),
    wake: (contact) => within(async (tables) => wake(tables, contact)),
    state: () => within(async (tables) => state(tables)),
  };
}

const WIPED = { message: { locale: "", blocks: [], choices: [] } };

function isUnsent({ state }: OutboxEntry): boolean {
  return state === "waiting" || state === "parked";
}

/** Only the oldest of a conversation is on its way; the others are not yet. */
function isBehind({ outbox }: Pick<Tables, "outbox">, entry: OutboxEntry): boolean {
  return outbox
    .rows()
    .some(
      (other) => isUnsent(other) && other.contact.id === entry.contact.id && other.seq < entry.seq,
    );
}

function claim({ outbox }: Tables, now: number, leaseUntil: number, most: number): OutboxRow[] {
  const unsent = outbox.rows().filter(isUnsent);
  const firsts = Map.groupBy(unsent, ({ contact }) => contact.id).values();
  const ready = [...firsts]
    .flatMap((rows) => rows.sort((a, b) => a.seq - b.seq).slice(0, 1))
    .filter(({ state, notBefore }) => state === "waiting" && notBefore <= now)
    .sort((a, b) => a.notBefore - b.notBefore || a.seq - b.seq)
    .slice(0, most);
  for (const entry of ready) {
    outbox.put(entry.id, { ...entry, notBefore: leaseUntil, attempts: entry.attempts + 1 });
  }
  return ready.map(({ id, contact, message, attempts, addedAt }) =>
    structuredClone({ id, contact, message, attempts, addedAt }),
  );
}

function wake({ outbox }: Tables, contact: string): void {
  for (const entry of outbox.rows()) {
    if (entry.state !== "parked" || entry.contact.id !== contact) continue;
    outbox.put(entry.id, { ...entry, state: "waiting", notBefore: 0 });
  }
}

function state({ outbox }: Tables): { waiting: number; oldest: number | null; failed: number } {
  const rows = outbox.rows();
  const unsent = rows.filter(isUnsent);
  return {
    waiting: unsent.length,
    oldest: unsent.length === 0 ? null : Math.min(...unsent.map(({ addedAt }) => addedAt)),
    failed: rows.filter(({ state }) => state === "failed").length,
  };
}
