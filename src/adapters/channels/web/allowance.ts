/** Lets through `burst` at once and then `perSecond`; says whether one more is allowed now. */
export function allowance(burst: number, perSecond: number, now: () => number): () => boolean {
  let left = burst;
  let countedAt = now();
  return () => {
    const at = now();
    left = Math.min(burst, left + ((at - countedAt) / 1000) * perSecond);
    countedAt = at;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
