/** One step of FNV-1a, on a UTF-16 unit. */
export function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The place of a hash among 2^bits: its upper bits, mixed once more, as FNV-1a alone leaves them too much alike. */
export function placeAmong(hash: number, bits: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - bits);
}
