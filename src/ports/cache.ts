/** What may be forgotten: bytes by an opaque key. */
export type Cache = {
  get(key: string): Promise<Uint8Array | undefined>;
  set(key: string, value: Uint8Array): Promise<void>;
};
