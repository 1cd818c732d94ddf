import type { SymbolType } from 'd3';

/** One layer's information in bits, one entry per checkpoint; only the first `count` entries are valid. */
export interface LayerTrajectory {
  readonly name: string;
  readonly ixt: ArrayLike<number>;
  readonly ity: ArrayLike<number>;
}

/** The recorded epochs of one run. Arrays may be longer than `count` and grow between paints. */
export interface Trajectories {
  readonly count: number;
  readonly epochs: ArrayLike<number>;
  readonly layers: readonly LayerTrajectory[];
}

/** A quantity over the checkpoints of a run. */
export interface Line {
  readonly name: string;
  readonly values: ArrayLike<number>;
  readonly colour: string;
  readonly axis: 'left' | 'right';
  readonly dashed: boolean;
  /** Lengths of the dashes, where a chart has more than one kind. */
  readonly dashes?: string;
  readonly faded: boolean;
  /** Thinner, its dot hollow: told without its colour from a line of the same dash. */
  readonly light?: boolean;
  /** Without one, the name of the line is keyed by a piece of the line itself. */
  readonly symbol: SymbolType | undefined;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A number of an array of measurements; what was not measured is NaN. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}

/** The checkpoint nearest to the one asked for, or undefined before the first checkpoint. */
export function clampCheckpoint(checkpoint: number | undefined, count: number): number | undefined {
  if (checkpoint === undefined || count === 0) return undefined;
  return Math.max(0, Math.min(count - 1, checkpoint));
}
