/** What the Bot API answers when it does not do a call. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Record<string, unknown> | null;

  constructor(code: number, description: string, parameters: Refusal["parameters"] = null) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** Refuses a call that is wrong. */
export function badRequest(words: string): never {
  throw new Refusal(400, `Bad Request: ${words}`);
}

/** Refuses a call that collides with another way of getting updates. */
export function conflict(words: string): Refusal {
  return new Refusal(409, `Conflict: ${words}`);
}
