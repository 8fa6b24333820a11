export type HttpServerFault =
  | "port-in-use"
  | "port-not-allowed"
  | "host-unknown"
  | "bad-origin"
  | "failed";

/** The server cannot start; the message is one line that says what to do. */
export class HttpServerError extends Error {
  override name = "HttpServerError";
  readonly code: HttpServerFault;

  constructor(code: HttpServerFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Says in one line why listening failed. */
export function listenError(cause: unknown, port: number, host: string): HttpServerError {
  const known = cause instanceof Error && "code" in cause ? cause.code : undefined;
  switch (known) {
    case "EADDRINUSE":
      return new HttpServerError(
        "port-in-use",
        `Port ${port} is taken by another program: stop that one, or choose another port.`,
        cause,
      );
    case "EACCES":
      return new HttpServerError(
        "port-not-allowed",
        `This user may not use port ${port}: choose one above 1023.`,
        cause,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new HttpServerError(
        "host-unknown",
        `This machine has no address ${host}: listen on 127.0.0.1 or 0.0.0.0.`,
        cause,
      );
    default: {
      const why = cause instanceof Error ? cause.message : String(cause);
      return new HttpServerError("failed", `The web server did not start: ${why}`, cause);
    }
  }
}
