/** What another estimator makes of a run that was measured exactly. */
import type { LayerVerdict, Trajectory } from '../engine/index.ts';

/** Differences of rounding, bits. */
const ROUNDING = 1e-9;

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

/** Whether it finds the same I(X;T) at each of the checkpoints, but for rounding. */
export function isSameEstimate(
  exact: readonly Trajectory[],
  other: readonly Trajectory[],
  count: number,
): boolean {
  return exact.every(({ ixt }, l) => {
    const found = other[l]?.ixt ?? [];
    return ixt
      .slice(0, count)
      .every((bits, checkpoint) => Math.abs(bits - (found[checkpoint] ?? 0)) < ROUNDING);
  });
}
