/** Where a command writes and reads. */
export type Terminal = {
  out(line: string): void;
  error(line: string): void;
};

/** One command of the command line. */
export type Command = {
  /** One line for the list of commands. */
  summary: string;
  /** What `--help` prints. */
  usage: string;
  /** Exit code: 0, 1 for a fault found, 2 for wrong usage. */
  run(args: string[], terminal: Terminal): Promise<number>;
};

/** Wrong usage: exit code 2, with this line and the usage. */
export class UsageError extends Error {}
