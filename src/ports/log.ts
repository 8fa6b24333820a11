/** What an operator reads. Never a text, number, name or address: ids, counts and codes only. */
export type Log = {
  info(what: string, about?: Readonly<Record<string, string | number | boolean>>): void;
  warn(what: string, about?: Readonly<Record<string, string | number | boolean>>): void;
  error(
    what: string,
    cause: unknown,
    about?: Readonly<Record<string, string | number | boolean>>,
  ): void;
};
