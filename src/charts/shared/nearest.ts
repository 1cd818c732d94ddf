import type { Curve } from './curve-path.ts';
import { at } from './trajectories.ts';

export interface Hit {
  readonly layer: number;
  readonly checkpoint: number;
}

/**
 * The checkpoint nearest to a point, at most `radius` pixels away. Layers rest on one spot for hundreds
 * of checkpoints: of equally near ones, the checkpoint closest to the playhead wins, so that the playhead
 * does not jump while the pointer rests; then the later layer, which is painted on top.
 */
export function nearestCheckpoint(
  curves: readonly Curve[],
  count: number,
  playhead: number,
  radius: number,
  px: number,
  py: number,
): Hit | undefined {
  let hit: Hit | undefined;
  let best = radius * radius;
  curves.forEach((curve, layer) => {
    for (let checkpoint = 0; checkpoint < count; checkpoint++) {
      const dx = (curve.xs[checkpoint] ?? Number.NaN) - px;
      const dy = (curve.ys[checkpoint] ?? Number.NaN) - py;
      const distance = dx * dx + dy * dy;
      if (!(distance <= best)) continue;
      const isTie = distance === best && hit !== undefined;
      if (isTie && Math.abs(checkpoint - playhead) > Math.abs((hit?.checkpoint ?? 0) - playhead))
        continue;
      hit = { layer, checkpoint };
      best = distance;
    }
  });
  return hit;
}

/** The checkpoint at the horizontal position nearest to `px`; positions ascend. */
export function checkpointAtPosition(
  xs: Float64Array,
  count: number,
  px: number,
): number | undefined {
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
