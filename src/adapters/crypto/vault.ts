import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Vault } from "#ports/vault.ts";

/** Length of the one key that everything is derived from. */
export const KEY_BYTES = 32;

/** A sealed value: version byte, nonce, tag, ciphertext. */
const VERSION = Buffer.of(1);
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = VERSION.length + NONCE_BYTES + TAG_BYTES;
const CIPHER = "aes-256-gcm";
const LOOK_UP_CHARACTERS = 32;

function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", `geldbuur ${purpose}`, KEY_BYTES));
}

/** Random bytes are had by the pool: each call for them costs as much as the sealing. */
const POOL_BYTES = NONCE_BYTES * 512;

/** Gives nonces, each once. */
function nonces(): () => Buffer {
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length === 0) pool = randomBytes(POOL_BYTES);
    const nonce = pool.subarray(0, NONCE_BYTES);
    pool = pool.subarray(NONCE_BYTES);
    return nonce;
  };
}

/** Seals with AES-256-GCM and looks up with HMAC-SHA-256, each under a key of its own made from `key`. */
export function openVault(key: Uint8Array): Vault {
  if (key.length !== KEY_BYTES) throw new RangeError(`a vault key has ${KEY_BYTES} bytes`);
  const sealingKey = derive(key, "seal");
  const lookUpKey = derive(key, "look-up");
  const nextNonce = nonces();
  return {
    seal(text) {
      const nonce = nextNonce();
      const cipher = createCipheriv(CIPHER, sealingKey, nonce).setAAD(VERSION);
      const body = cipher.update(text, "utf8");
      cipher.final();
      return Buffer.concat([VERSION, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const version = bytes.subarray(0, VERSION.length);
      if (bytes.length < HEAD_BYTES || !version.equals(VERSION)) {
        throw new Error("these bytes were not sealed by this vault");
      }
      const nonce = bytes.subarray(VERSION.length, VERSION.length + NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, sealingKey, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(version).setAuthTag(bytes.subarray(HEAD_BYTES - TAG_BYTES, HEAD_BYTES));
      const text = decipher.update(bytes.subarray(HEAD_BYTES));
      decipher.final();
      return text.toString("utf8");
    },
    lookUp: (text) =>
      createHmac("sha256", lookUpKey).update(text).digest("hex").slice(0, LOOK_UP_CHARACTERS),
  };
}
