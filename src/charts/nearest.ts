import { at } from './series.ts';
import type { Track } from './trail.ts';

export interface Hit {
  readonly layer: number;
  readonly record: number;
}

/**
 * The record nearest to a point, at most `radius` pixels away. Layers rest on one spot for hundreds
 * of records: of equally near ones, the record closest to the playhead wins, so that the playhead
 * does not jump while the pointer rests; then the later layer, which is painted on top.
 */
export function nearestRecord(
  tracks: readonly Track[],
  count: number,
  playhead: number,
  radius: number,
  px: number,
  py: number,
): Hit | undefined {
  let hit: Hit | undefined;
  let best = radius * radius;
  tracks.forEach((track, layer) => {
    for (let record = 0; record < count; record++) {
      const dx = (track.xs[record] ?? Number.NaN) - px;
      const dy = (track.ys[record] ?? Number.NaN) - py;
      const distance = dx * dx + dy * dy;
      if (!(distance <= best)) continue;
      const isTie = distance === best && hit !== undefined;
      if (isTie && Math.abs(record - playhead) > Math.abs((hit?.record ?? 0) - playhead)) continue;
      hit = { layer, record };
      best = distance;
    }
  });
  return hit;
}

/** The record at the horizontal position nearest to `px`; positions ascend. */
export function recordAtPosition(xs: Float64Array, count: number, px: number): number | undefined {
  if (count === 0) return undefined;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(xs, middle) + at(xs, middle + 1) < 2 * px) low = middle + 1;
    else high = middle;
  }
  return low;
}
