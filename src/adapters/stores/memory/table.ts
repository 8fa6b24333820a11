/** How to take back every change since the last commit. */
export type Journal = (() => void)[];

/** Rows by key. A row is never changed in place; what leaves the store is copied first. */
export type Table<Row> = {
  get(key: string): Readonly<Row> | null;
  put(key: string, row: Row): void;
  remove(key: string): void;
  rows(): Readonly<Row>[];
  /** Removes every row that fits. */
  removeWhere(fits: (row: Readonly<Row>) => boolean): void;
};

/** A table whose changes are noted in `journal`. */
export function memoryTable<Row>(journal: Journal): Table<Row> {
  const rows = new Map<string, Row>();

  function replace(key: string, row: Row | undefined): void {
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  }
  function change(key: string, row: Row | undefined): void {
    const old = rows.get(key);
    journal.push(() => replace(key, old));
    replace(key, row);
  }

  return {
    get: (key) => rows.get(key) ?? null,
    put: (key, row) => change(key, structuredClone(row)),
    remove: (key) => change(key, undefined),
    rows: () => [...rows.values()],
    removeWhere(fits) {
      for (const [key, row] of rows) if (fits(row)) change(key, undefined);
    },
  };
}

/** Takes back everything noted, newest first. */
export function rollBack(journal: Journal): void {
  for (const undo of journal.splice(0).reverse()) undo();
}
