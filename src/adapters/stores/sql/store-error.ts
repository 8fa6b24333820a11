export type StoreErrorCode =
  | "cannot-open"
  | "not-a-database"
  | "newer-schema"
  | "wrong-key"
  | "unreachable";

/** The store cannot be used as it was found; nothing in it was changed. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StoreError";
    this.code = code;
  }
}
