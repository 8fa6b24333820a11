import type { z } from "zod";
import type { Vault } from "#ports/vault.ts";

/** Seals a value that survives JSON. */
export function sealJson(vault: Vault, value: unknown): Uint8Array {
  return vault.seal(JSON.stringify(value));
}

/** Opens what `sealJson` sealed; null when it has another shape, as of another version. */
export function readJson<Value>(
  vault: Vault,
  schema: z.ZodType<Value>,
  sealed: Uint8Array,
): Value | null {
  return schema.safeParse(JSON.parse(vault.open(sealed))).data ?? null;
}

/** Opens what `sealJson` sealed and checks that it still has the shape. */
export function openJson<Value>(vault: Vault, schema: z.ZodType<Value>, sealed: Uint8Array): Value {
  return schema.parse(JSON.parse(vault.open(sealed)));
}
