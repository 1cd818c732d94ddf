/** What sentences and tables state of a verdict: recorded values, as plane and table show them. */
import { DETAIL, type Phase, type Point } from './phases.ts';

export interface Stated {
  /** Where it begins, turns and ends, in the order of epochs: two or more. */
  readonly turns: readonly Point[];
  /** The change over the movement that decides, bits: that between two of the turns. */
  readonly bits: number;
  /** It, or what the end has left of it, is below ε or not in the direction of the smoothed one. */
  readonly isSlight: boolean;
}

/** From one turn of a layer to the next one. */
export interface Change {
  readonly from: Point;
  readonly to: Point;
}

interface Movements {
  readonly deciding: Phase;
  /** The opposite movement before it, where that is part of the verdict. */
  readonly before: Phase | undefined;
  /** All falls and rises of the eye, and those that θ parts. */
  readonly movements: readonly Phase[];
  readonly phases: readonly Phase[];
  readonly end: Point;
}

/** Less than this share of a movement, or of a bit, needs no word. */
export const SLIGHT = 0.1;

const sizeOf = ({ bits }: Phase): number => Math.abs(bits);
const change = (from: Point, to: Point): number => to.ixt - from.ixt;

/** Where the movement that decides ends; the end of the run, where hardly anything is undone after it. */
function endOf({ deciding, phases, end }: Movements, epsilon: number): Point {
  const after = change(deciding.end, end);
  const isPhase = phases.some(
    ({ kind, start }) => kind !== 'level' && start.checkpoint >= deciding.end.checkpoint,
  );
  const least = isPhase ? epsilon : Math.max(epsilon, SLIGHT * sizeOf(deciding));
  const isOpposite = after * deciding.bits < 0;
  return isOpposite && Math.abs(after) >= least ? deciding.end : end;
}

/**
 * The turns before the movement that decides: of the one it undoes, and of the largest one, if all that
 * is stated without it is a detail of that; or of a larger fall than the one that is stated, which is what a
 * reader of the plane sees first.
 */
function turnsBefore({ deciding, before, movements }: Movements): Point[] {
  const first = before ?? deciding;
  const own = before === undefined ? [] : [before.start];
  const earlier = movements
    .filter((one) => one.end.checkpoint <= first.start.checkpoint)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const bits = Math.max(sizeOf(deciding), sizeOf(first));
  const largest =
    earlier.find((one) => bits < DETAIL * sizeOf(one)) ??
    earlier.find(({ kind }) => kind === 'fall' && first.kind === 'fall');
  if (largest === undefined || sizeOf(largest) <= sizeOf(first)) return own;
  const between = change(largest.end, first.start);
  // Where no change is left between the two, the one ends where the other begins.
  if (Math.abs(between) < SLIGHT) return [largest.start, ...own];
  const isOneWay = before !== undefined && between * before.bits > 0;
  return [largest.start, largest.end, ...(isOneWay ? [] : own)];
}

export function changesBetween(turns: readonly Point[]): Change[] {
  return turns.slice(1).map((to, i) => ({ from: turns[i] as Point, to }));
}

export function statedOf(given: Movements, epsilon: number): Stated {
  const { deciding, end } = given;
  const last = endOf(given, epsilon);
  const bits = change(deciding.start, last);
  return {
    turns: [...turnsBefore(given), deciding.start, last, ...(last === end ? [] : [end])],
    bits,
    isSlight: [bits, change(deciding.start, end)].some(
      (left) => left * deciding.bits <= 0 || Math.abs(left) < epsilon,
    ),
  };
}
