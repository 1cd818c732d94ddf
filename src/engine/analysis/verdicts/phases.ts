/** The falls and rises of a trajectory: a zigzag with hysteresis, and what the eye makes of it. */

/** A stretch of a smoothed trajectory between two checkpoints. */
export interface Stretch {
  readonly kind: 'fall' | 'rise' | 'level';
  readonly from: number;
  readonly to: number;
  /** The smoothed value at `to` less that at `from`, bits: of a fall, below 0. */
  readonly bits: number;
}

/** A checkpoint as plane and table show it: as recorded, bits, not smoothed. */
export interface Point {
  readonly checkpoint: number;
  readonly epoch: number;
  readonly ixt: number;
  readonly ity: number;
}

export interface Phase {
  readonly kind: Stretch['kind'];
  readonly start: Point;
  readonly end: Point;
  /** Where nine tenths of its change are covered: what falls soon and then drifts has fallen here. */
  readonly settled: Point;
  /** Change of the smoothed I(X;T), bits: of a fall, below 0. */
  readonly bits: number;
  /** Whether θ or more of it is before the layer is fitted, after that, or on both sides. */
  readonly fitting: 'during' | 'across' | 'after';
}

/** A fall or rise under this share of another is a detail of it. */
export const DETAIL = 1 / 3;
/** What is merged is at most this many times as large as the smaller one beside it. */
const REGAINED = 3 / 2;

type Values = ArrayLike<number>;

const change = (values: Values, from: number, to: number): number =>
  (values[to] as number) - (values[from] as number);

function movement(values: Values, from: number, to: number): Stretch {
  const bits = change(values, from, to);
  return { kind: bits < 0 ? 'fall' : 'rise', from, to, bits };
}

function level(values: Values, from: number, to: number): Stretch[] {
  return from < to ? [{ kind: 'level', from, to, bits: change(values, from, to) }] : [];
}

/**
 * The checkpoints between which falls and rises of at least `theta` alternate; none where nothing moves
 * as much. A fall or rise begins at the last of equal extremes: it leaves a plateau at its end.
 */
function turnsOf(values: Values, theta: number): number[] {
  const turns: number[] = [];
  let low = 0;
  let high = 0;
  let direction = 0;
  for (let i = 1; i < values.length; i++) {
    if (change(values, low, i) <= 0) low = i;
    if (change(values, high, i) >= 0) high = i;
    if (direction <= 0 && change(values, low, i) >= theta) {
      turns.push(low);
      direction = 1;
      high = i;
    } else if (direction >= 0 && change(values, i, high) >= theta) {
      turns.push(high);
      direction = -1;
      low = i;
    }
  }
  if (direction !== 0) turns.push(direction > 0 ? high : low);
  return turns;
}

/** Falls and rises of at least `theta` bits in turn, and what is level before and after, or throughout. */
export function stretchesOf(values: Values, theta: number): Stretch[] {
  const turns = turnsOf(values, theta);
  const last = values.length - 1;
  const [first = last] = turns;
  return [
    ...level(values, 0, first),
    ...turns.slice(1).map((to, i) => movement(values, turns[i] as number, to)),
    ...level(values, turns.at(-1) ?? last, last),
  ];
}

export const sizeOf = ({ bits }: Stretch): number => Math.abs(bits);

/** What a stretch changes from a checkpoint on, bits; 0 where it has ended before. */
export function bitsAfter(values: Values, { from, to }: Stretch, checkpoint: number): number {
  return change(values, Math.min(Math.max(from, checkpoint), to), to);
}

/** The place of the smallest fall or rise that is a detail of those around it; −1 if there is none. */
function detailIn(movements: readonly Stretch[]): number {
  let found = -1;
  let least = Infinity;
  for (let i = 1; i < movements.length - 1; i++) {
    const [before = 0, size = 0, after = 0] = movements.slice(i - 1, i + 2).map(sizeOf);
    const isDetail =
      size < DETAIL * Math.max(before, after) && size <= REGAINED * Math.min(before, after);
    if (isDetail && size < least) {
      found = i;
      least = size;
    }
  }
  return found;
}

/**
 * The falls and rises that the eye follows. One under a third of a neighbour is merged with both into
 * one, if most of it is regained on its other side.
 */
export function movementsOf(values: Values, stretches: readonly Stretch[]): Stretch[] {
  const movements = stretches.filter(({ kind }) => kind !== 'level');
  for (let i = detailIn(movements); i > 0; i = detailIn(movements)) {
    const { from } = movements[i - 1] as Stretch;
    const { to } = movements[i + 1] as Stretch;
    movements.splice(i - 1, 3, movement(values, from, to));
  }
  return movements;
}
