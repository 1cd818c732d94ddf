/** One layer's trajectory: its information in bits, one entry per checkpoint; only the first `count` entries are valid. */
interface LayerTrajectory {
  readonly name: string;
  readonly ixt: ArrayLike<number>;
  readonly ity: ArrayLike<number>;
}

/** The checkpoints of one recording. Arrays may be longer than `count` and grow between paints. */
export interface Trajectories {
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  readonly layers: readonly LayerTrajectory[];
}

/** A number of an array of measurements; what was not measured is NaN. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}

/** The checkpoint nearest to the given one, or undefined before the first checkpoint. */
export function clampCheckpoint(checkpoint: number | undefined, count: number): number | undefined {
  if (checkpoint === undefined || count === 0) return undefined;
  return Math.max(0, Math.min(count - 1, checkpoint));
}
