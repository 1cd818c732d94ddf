/** Which verdict a smoothed trajectory gets, and which of its movements decides. */
import type { VerdictCriteria } from './criteria.ts';
import { bitsAfter, DETAIL, movementsOf, type Stretch, sizeOf } from './phases.ts';

/** What the end of a trajectory is. */
export type VerdictKind =
  /** I(X;T) ends near 0. */
  | 'dead'
  /** Never further below H(X) than `lossless`. */
  | 'stays-at-hx'
  /** Never so far below H(X) that the plane shows it. */
  | 'stays-near-hx'
  /** Rises to H(X), from where it was not at the start. */
  | 'reaches-hx'
  /** Moves by less than ε. */
  | 'no-change'
  /** Moves by ε or more, but by no more than jitter explains, or a third or more of it is undone. */
  | 'no-clear-direction'
  /** A fall that comes after fitting or goes on after it, less than a third of which is regained. */
  | 'compresses'
  /** A fall before the layer is fitted, and none after, less than a third of which is regained. */
  | 'drops-while-fitting'
  /** A fall, then a rise by a third of it or more. */
  | 're-expands'
  /** A rise, perhaps after a dip of less than a third of it. */
  | 'rises'
  /** A fall in a run that did not learn: no compression is claimed for it. */
  | 'falls';

/** A smoothed trajectory of I(X;T), bits, and what a verdict follows from. */
export interface SmoothedTrajectory {
  readonly values: Float64Array;
  /** Its falls and rises of at least θ, and what is level. */
  readonly stretches: readonly Stretch[];
  readonly theta: number;
  readonly jitter: number;
  /** The least I(X;T), and that at the end, as recorded. */
  readonly least: number;
  readonly recordedEnd: number;
  /** H(X). */
  readonly hx: number;
  /** The checkpoint where the layer is fitted; 0 for a layer that has nothing to fit. */
  readonly fitted: number;
}

interface Decision {
  readonly kind: VerdictKind;
  /** Whether a comparison that decides is so close that jitter could turn it. */
  readonly borderline: boolean;
  /** The movement that decides, and the opposite one before it. */
  readonly deciding?: Stretch | undefined;
  readonly before?: Stretch | undefined;
}

/** Numbers closer than this many jitters could change places. */
export const BORDERLINE = 2;
/** A layer within this share of H(X), or within 1.5 ε of it, is at the upper edge of any picture of it. */
const NEAR_SHARE = 0.03;
const NEAR_EPSILONS = 1.5;

/** Compares numbers on which a verdict rests, and keeps whether any two were too close to call. */
class Comparisons {
  areClose = false;
  private readonly margin: number;

  constructor(jitter: number) {
    this.margin = BORDERLINE * jitter;
  }

  /** Keeps that the numbers on show would decide another way. */
  contradict(): void {
    this.areClose = true;
  }

  reaches(value: number, bound: number): boolean {
    this.areClose ||= Math.abs(value - bound) < this.margin;
    return value >= bound;
  }
}

export function decide(trajectory: SmoothedTrajectory, criteria: VerdictCriteria): Decision {
  const { values, stretches, hx } = trajectory;
  const comparisons = new Comparisons(trajectory.jitter);
  const end = values[values.length - 1] as number;
  const highest = values.reduce((a, b) => Math.max(a, b));
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const near = Math.min(NEAR_SHARE * hx, NEAR_EPSILONS * criteria.epsilon);
  const movements = movementsOf(values, stretches);

  const parts = ((): Omit<Decision, 'borderline'> => {
    if (!comparisons.reaches(end, criteria.dead)) return { kind: 'dead' };
    if (hx - trajectory.least <= criteria.lossless) return { kind: 'stays-at-hx' };
    if (comparisons.reaches(near, hx - lowest)) return { kind: 'stays-near-hx' };
    if (movements.length > 0) return decideByMovements(trajectory, movements, near, comparisons);
    const moves = comparisons.reaches(highest - lowest, criteria.epsilon);
    return { kind: moves ? 'no-clear-direction' : 'no-change' };
  })();
  return { ...parts, borderline: comparisons.areClose };
}

function decideByMovements(
  { values, theta, hx, fitted, recordedEnd }: SmoothedTrajectory,
  movements: readonly Stretch[],
  near: number,
  comparisons: Comparisons,
): Omit<Decision, 'borderline'> {
  const at = (checkpoint: number): number => values[checkpoint] as number;
  const end = at(values.length - 1);
  // What the end has taken back of a movement.
  const undoneOf = ({ kind, to }: Stretch, last = end): number =>
    kind === 'fall' ? last - at(to) : at(to) - last;
  const isUndone = (movement: Stretch): boolean => {
    const bound = DETAIL * sizeOf(movement);
    const isSo = comparisons.reaches(undoneOf(movement), bound);
    // Plane and table show the end as recorded.
    if (undoneOf(movement, recordedEnd) >= bound !== isSo) comparisons.contradict();
    return isSo;
  };
  const isOpposed = (movement: Stretch, previous: Stretch | undefined): boolean => {
    if (isUndone(movement)) return true;
    if (previous === undefined) return false;
    // Of a rise before it, a fall is held against what was gained after fitting.
    const from = movement.kind === 'fall' ? Math.max(previous.from, fitted) : previous.from;
    const against = Math.abs(bitsAfter(values, previous, from));
    return !comparisons.reaches(sizeOf(movement), DETAIL * against);
  };
  const last = movements.at(-1) as Stretch;
  // By less than θ, or what undoes it would be a movement.
  if (isUndone(last)) comparisons.reaches(undoneOf(last), theta);
  const place = movements.findLastIndex((one, i) => !isOpposed(one, movements[i - 1]));
  const deciding = movements[place];
  if (deciding === undefined) return { kind: 'no-clear-direction' };
  const before = movements[place - 1];
  const parts = { deciding, before };

  comparisons.reaches(sizeOf(deciding), theta);
  if (deciding.kind === 'fall') {
    const after = bitsAfter(values, deciding, fitted);
    const isAfter = deciding.from >= fitted || comparisons.reaches(-after, theta);
    return { kind: isAfter ? 'compresses' : 'drops-while-fitting', ...parts };
  }
  const high = values.subarray(0, deciding.from + 1).reduce((a, b) => Math.max(a, b));
  const fell = high - at(deciding.from);
  const expands = before !== undefined && comparisons.reaches(fell, DETAIL * sizeOf(deciding));
  const returns = expands && hx - high <= near;
  if (!returns && comparisons.reaches(near, hx - end)) return { kind: 'reaches-hx', ...parts };
  return { kind: expands ? 're-expands' : 'rises', ...parts };
}
