import type { CreateTableBuilder } from "kysely";

/** The columns that SQLite and PostgreSQL spell differently. */
export type Columns = {
  /** Type of sealed bytes. */
  bytes: "blob" | "bytea";
  /** Adds `seq`, a primary key that counts up by itself. */
  withSequence<Table extends string, Column extends string>(
    table: CreateTableBuilder<Table, Column>,
  ): CreateTableBuilder<Table, Column | "seq">;
};

export const sqliteColumns: Columns = {
  bytes: "blob",
  withSequence: (table) =>
    table.addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement()),
};

export const postgresColumns: Columns = {
  bytes: "bytea",
  withSequence: (table) =>
    table.addColumn("seq", "bigint", (column) => column.generatedAlwaysAsIdentity().primaryKey()),
};
