/** Keeps what is stored unreadable (AES-256-GCM) and findable (HMAC-SHA-256). */
export type Vault = {
  seal(text: string): Uint8Array;
  /** Throws when the bytes were not sealed with this key or were changed. */
  open(sealed: Uint8Array): string;
  /** A stable, opaque key for a readable value; 32 lower-case hex characters. */
  lookUp(text: string): string;
};
