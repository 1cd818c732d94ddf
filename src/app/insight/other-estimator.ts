/** How far another estimator is from the exact one on the same run. */
import type { Trajectory } from '../../engine/index.ts';
import type { LayerVerdict } from '../../state/insight.ts';

/** Layers whose verdict under another estimator is not the exact one. */
export function differentVerdicts(
  exact: readonly LayerVerdict[],
  other: readonly LayerVerdict[],
): LayerVerdict[] {
  return other.filter(({ index, verdict }) => {
    const own = exact.find((candidate) => candidate.index === index);
    return own !== undefined && own.verdict.kind !== verdict.kind;
  });
}

/** The largest distance in I(X;T) between what two estimators read of the same checkpoints, bits. */
export function furthestApart(
  exact: readonly Trajectory[],
  other: readonly Trajectory[],
  count: number,
): number {
  let most = 0;
  exact.forEach(({ ixt }, l) => {
    for (let checkpoint = 0; checkpoint < count; checkpoint++) {
      const distance = Math.abs((ixt[checkpoint] ?? 0) - (other[l]?.ixt[checkpoint] ?? 0));
      if (distance > most) most = distance;
    }
  });
  return most;
}

/** Differences of rounding, bits. */
export const ROUNDING = 1e-9;
