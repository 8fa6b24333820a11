import { KEY_BYTES, openVault } from "#adapters/crypto/vault.ts";

/** The real vault, under a key of no secrecy, so that a store filled once can be opened again. */
export const VAULT = openVault(new Uint8Array(KEY_BYTES).fill(7));
