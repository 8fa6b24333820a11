import type { Signal, Transaction } from "#ports/store.ts";
import { builtOnce } from "./built-once.ts";
import type { Section } from "./section.ts";

const FIELDS = ["day", "kind", "topic", "locale", "area"] as const;

const count = builtOnce(({ db }, { day, kind, topic, locale, area }: Signal) =>
  db
    .insertInto("signals")
    .values({ day, kind, topic, locale, area, count: 1 })
    .onConflict((conflict) =>
      conflict.columns(FIELDS).doUpdateSet((row) => ({ count: row("signals.count", "+", 1) })),
    ),
);

/**
 * Counts of signals. Many turns count the same one, so a row is touched only at the very end of a
 * turn, in one order for all: nobody waits long for it, and no two turns for each other.
 */
export function signalsIn(section: Section): Transaction["signals"] & { write(): Promise<void> } {
  let counted: Signal[] = [];

  async function write(): Promise<void> {
    const signals = counted.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    counted = [];
    for (const signal of signals) await count(section, signal);
  }

  return {
    write,
    async count(signal) {
      counted.push(signal);
    },
    async sums(from, to) {
      await write();
      return await section.db
        .selectFrom("signals")
        .select([...FIELDS, "count"])
        .where("day", ">=", from)
        .where("day", "<=", to)
        .orderBy("day")
        .execute();
    },
  };
}

function keyOf(signal: Signal): string {
  return FIELDS.map((field) => signal[field]).join("\n");
}
