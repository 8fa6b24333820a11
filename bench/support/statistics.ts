/** The middle of some figures; NaN of none. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** The figure that `percent` of all are at or below (nearest rank); NaN of none. */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(rank, 1) - 1] ?? Number.NaN;
}

/** A figure with three digits that matter, and thousands apart: 1,234 · 12.3 · 0.123. */
export function shown(figure: number): string {
  if (figure >= 100) return Math.round(figure).toLocaleString("en-GB");
  return figure.toPrecision(3);
}

/** "3.21 (2.90–3.40)": the median of some rounds and how far they lie apart. */
export function spread(figures: readonly number[]): string {
  const range = `${shown(Math.min(...figures))}–${shown(Math.max(...figures))}`;
  return `${shown(median(figures))} (${range})`;
}

/** Whether a figure keeps a budget, as a page of results says it. */
export function against(figure: number, budget: number): string {
  return `budget ${budget}: ${figure <= budget ? "kept" : "NOT KEPT"}`;
}
