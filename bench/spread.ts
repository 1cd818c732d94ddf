/**
 * The middle of repeated timings and how far they scatter: on a noisy machine means are of little
 * use.
 */
export interface Spread {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

/** The value below which a share of the sorted numbers lies, between neighbours in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    p10: quantile(sorted, 0.1),
    p90: quantile(sorted, 0.9),
  };
}

/** The spread of numbers that are `factor` times as large. */
export function scaled({ median, p10, p90 }: Spread, factor: number): Spread {
  return { median: median * factor, p10: p10 * factor, p90: p90 * factor };
}
