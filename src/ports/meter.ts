/** What is measured while running. No labels that name a contact. */
export type Meter = {
  /** A turn was taken: how long, in milliseconds. */
  turn(channel: string, milliseconds: number): void;
  /** A message left, or did not. */
  sent(channel: string, result: "delivered" | "away" | "gone" | "retry" | "failed"): void;
};
