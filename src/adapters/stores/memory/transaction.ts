import { type CallbackRequest, hasActiveRequest } from "#core/requests/request.ts";
import type { Transaction } from "#ports/store.ts";
import type { Tables } from "./tables.ts";

/** The tables as a turn sees them. */
export function transactionOver(tables: Tables): Transaction {
  return {
    async see(channel, eventId, at) {
      const mark = `${channel}:${eventId}`;
      if (tables.seen.get(mark)) return false;
      tables.seen.put(mark, { seenAt: at });
      return true;
    },
    conversations: conversationsOver(tables),
    outbox: outboxOver(tables),
    timers: timersOver(tables),
    requests: requestsOver(tables),
    skips: {
      async add(keyPerson, resident, addedAt) {
        const key = `${keyPerson} ${resident}`;
        if (!tables.skips.get(key)) tables.skips.put(key, { keyPerson, resident, addedAt });
      },
      of: async (resident) =>
        tables.skips
          .rows()
          .filter((skip) => skip.resident === resident)
          .map(({ keyPerson }) => keyPerson)
          .sort(),
    },
    keyPersons: {
      load: async (id) => structuredClone(tables.keyPersons.get(id)),
      save: async (person) => tables.keyPersons.put(person.id, person),
      all: async () => structuredClone(tables.keyPersons.rows().sort(byId)),
      remove: async (id) => tables.keyPersons.remove(id),
    },
    invites: {
      add: async (code, role, expiresAt) => tables.invites.put(code, { role, expiresAt }),
      async redeem(code, now) {
        const invite = tables.invites.get(code);
        tables.invites.remove(code);
        return invite && invite.expiresAt > now ? invite.role : null;
      },
    },
    signals: signalsOver(tables),
  };
}

function conversationsOver(tables: Tables): Transaction["conversations"] {
  return {
    load: async (id) => structuredClone(tables.conversations.get(id)),
    save: async (stored) => tables.conversations.put(stored.contact.id, stored),
    withRole: async (role) =>
      structuredClone(
        tables.conversations
          .rows()
          .filter(({ conversation }) => conversation.role === role)
          .sort((a, b) => byId(a.contact, b.contact)),
      ),
    forget: async (id) => forget(tables, id),
  };
}

/** Everything kept about a contact but their requests. */
export function forget(tables: Tables, id: string): void {
  tables.conversations.remove(id);
  tables.outbox.removeWhere(({ contact }) => contact.id === id);
  tables.timers.removeWhere(({ target }) => target.type === "contact" && target.contact === id);
  tables.keyPersons.remove(id);
  tables.skips.removeWhere(({ keyPerson, resident }) => keyPerson === id || resident === id);
}

function outboxOver(tables: Tables): Transaction["outbox"] {
  return {
    async add({ id, contact, message, at }) {
      if (tables.outbox.get(id)) return;
      const progress = { state: "waiting", notBefore: at, attempts: 0, addedAt: at } as const;
      tables.outbox.put(id, { id, seq: tables.next(), contact, message, ...progress });
    },
  };
}

function timersOver(tables: Tables): Transaction["timers"] {
  const earliest = () =>
    tables.timers.rows().sort((a, b) => a.dueAt - b.dueAt || a.seq - b.seq)[0] ?? null;
  return {
    async set(timer) {
      const seq = tables.timers.get(timer.id)?.seq ?? tables.next();
      tables.timers.put(timer.id, { ...timer, seq });
    },
    cancel: async (id) => tables.timers.remove(id),
    async takeDue(now) {
      const timer = earliest();
      if (!timer || timer.dueAt > now) return null;
      tables.timers.remove(timer.id);
      const { seq: _, ...taken } = timer;
      return structuredClone(taken);
    },
    nextDueAt: async () => earliest()?.dueAt ?? null,
  };
}

function requestsOver(tables: Tables): Transaction["requests"] {
  const found = (fits: (request: CallbackRequest) => boolean, time: "openedAt" | "changedAt") =>
    structuredClone(
      tables.requests
        .rows()
        .filter(fits)
        .sort((a, b) => a[time] - b[time] || byId(a, b)),
    );
  return {
    load: async (id) => structuredClone(tables.requests.get(id)),
    async save(request, changes) {
      tables.requests.put(request.id, request);
      for (const change of changes) {
        const seq = tables.next();
        tables.changes.put(String(seq), { ...change, seq });
      }
    },
    changes: async (id) =>
      tables.changes
        .rows()
        .filter(({ request }) => request === id)
        .sort((a, b) => a.seq - b.seq)
        .map(({ seq: _, ...change }) => change),
    active: async () => found(hasActiveRequest, "openedAt"),
    ofResident: async (conversation) =>
      found(({ resident }) => resident === conversation, "openedAt"),
    endedBefore: async (before) =>
      found((request) => !hasActiveRequest(request) && request.changedAt < before, "changedAt"),
    async remove(id) {
      tables.requests.remove(id);
      tables.changes.removeWhere(({ request }) => request === id);
    },
  };
}

function signalsOver(tables: Tables): Transaction["signals"] {
  return {
    async count({ day, kind, topic, locale, area }) {
      const key = [day, kind, topic, locale, area].join("\n");
      const count = (tables.signals.get(key)?.count ?? 0) + 1;
      tables.signals.put(key, { day, kind, topic, locale, area, count });
    },
    sums: async (from, to) =>
      tables.signals
        .rows()
        .filter(({ day }) => day >= from && day <= to)
        .sort((a, b) => (a.day < b.day ? -1 : 1))
        .map((sum) => ({ ...sum })),
  };
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
