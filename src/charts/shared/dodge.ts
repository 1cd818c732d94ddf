/**
 * Moves centres apart until neighbours are at least `gap` apart, by the least total squared
 * displacement, inside [low, high]. Order is kept (ties by index). Where they cannot all fit,
 * they share the room evenly.
 *
 * With k the rank, u = centre − k·gap must be non-decreasing: isotonic regression by pooling.
 */
export function dodge(
  centres: ArrayLike<number>,
  gap: number,
  low: number,
  high: number,
): Float64Array {
  const n = centres.length;
  const placed = new Float64Array(n);
  if (n === 0) return placed;
  const step = n > 1 ? Math.min(gap, (high - low) / (n - 1)) : 0;
  const centre = (index: number) => centres[index] ?? 0;
  const order = Array.from({ length: n }, (_, index) => index).sort(
    (a, b) => centre(a) - centre(b) || a - b,
  );

  const pools: { sum: number; size: number }[] = [];
  order.forEach((index, rank) => {
    let pool = { sum: centre(index) - rank * step, size: 1 };
    for (let last = pools.at(-1); last && mean(last) > mean(pool); last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, size: last.size + pool.size };
    }
    pools.push(pool);
  });

  let rank = 0;
  for (const pool of pools) {
    const start = Math.max(low, Math.min(high - (n - 1) * step, mean(pool)));
    for (const end = rank + pool.size; rank < end; rank++) {
      placed[order[rank] ?? 0] = start + rank * step;
    }
  }
  return placed;
}

function mean(pool: { readonly sum: number; readonly size: number }): number {
  return pool.sum / pool.size;
}
