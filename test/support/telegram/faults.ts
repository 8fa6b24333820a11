import { methodNamed } from "./methods.ts";

/** What goes wrong with a call. */
export type Fault =
  /** Answered instead of doing it. */
  | {
      status: number;
      description?: string;
      retryAfter?: number;
      headers?: Readonly<Record<string, string>>;
    }
  /** The connection is cut and nothing was done. */
  | "cut"
  /** It was done, then the connection is cut without an answer. */
  | "done-then-cut"
  /** An HTML page instead of an answer, nothing done. */
  | "rubbish"
  /** Nothing is done and no answer ever comes. */
  | "hangs";

type Refused = Exclude<Fault, string>;

const WORDS: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden: bot was blocked by the user",
  404: "Not Found",
  409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** The faults that wait for the next calls of each method. */
export function openFaults() {
  const waiting = new Map<string, Fault[]>();

  return {
    fail(method: string, fault: Fault, times = 1): void {
      const known = methodNamed(method);
      if (!known) throw new Error(`the loopback has no method ${method}`);
      const faults = waiting.get(known.name) ?? [];
      waiting.set(known.name, faults);
      for (let time = 0; time < times; time += 1) faults.push(fault);
    },
    next: (method: string): Fault | null => waiting.get(method)?.shift() ?? null,
  };
}

/** The body of an answer that is a fault. */
export function faultBody({ status, description, retryAfter }: Refused): Record<string, unknown> {
  const after = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  const words = status === 429 ? `Too Many Requests: retry after ${retryAfter}` : WORDS[status];
  return { ok: false, error_code: status, description: description ?? words ?? "Error", ...after };
}
