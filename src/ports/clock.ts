/** The time, and waiting for it. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once at or soon after a moment; the returned function calls that off. */
  at(moment: number, callback: () => void): () => void;
};
