/** Trajectories without their jitter, and how large that is. */

/**
 * The window's half-width, 0.12 in ln(1 + epoch), as a factor: a checkpoint is smoothed over those from
 * (1 + epoch) / WINDOW to (1 + epoch) · WINDOW. Training slows down, so the window grows with the epoch;
 * before epoch 7 it holds one checkpoint, and epoch 0 stays as it is.
 */
const WINDOW = 1.1274968515793757;

/** The last share of the epochs, over which jitter is measured. */
const LATE = 1 / 8;

/** Standard deviation of a normal distribution for a median absolute deviation of 1. */
const NORMAL = 1.4826022185056018;

export interface Smoothed {
  /** One value a checkpoint, bits. */
  readonly values: Float64Array;
  /** Standard deviation of the recorded values about the smoothed ones over the last eighth, bits. */
  readonly jitter: number;
  /** Not where no checkpoint there has another one in its window: its jitter is 0, whatever it is. */
  readonly isJitterMeasured: boolean;
}

/** Numbers kept in rising order, for their median. */
class Rising {
  private readonly values: Float64Array;
  private count = 0;

  constructor(capacity: number) {
    this.values = new Float64Array(capacity);
  }

  add(value: number): void {
    const at = this.placeOf(value);
    this.values.copyWithin(at + 1, at, this.count);
    this.values[at] = value;
    this.count++;
  }

  remove(value: number): void {
    const at = this.placeOf(value);
    this.values.copyWithin(at, at + 1, this.count);
    this.count--;
  }

  get median(): number {
    const middle = this.count >> 1;
    const upper = this.values[middle] as number;
    return this.count % 2 === 1 ? upper : ((this.values[middle - 1] as number) + upper) / 2;
  }

  /** The first place whose number is not below `value`. */
  private placeOf(value: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.values[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * The running median of the values at rising `epochs`, of which there is at least one. Both ends are
 * smoothed alike, over what there is of their window: the last value is as reliable as any.
 */
export function smooth(epochs: readonly number[], values: ArrayLike<number>): Smoothed {
  const count = epochs.length;
  const smoothed = new Float64Array(count);
  const window = new Rising(count);
  const at = (i: number): number => values[i] as number;
  let from = 0;
  let to = 0;
  const late = (epochs[count - 1] as number) * (1 - LATE);
  let isJitterMeasured = false;
  epochs.forEach((epoch, i) => {
    for (; to < count && 1 + (epochs[to] as number) <= (1 + epoch) * WINDOW; to++) {
      window.add(at(to));
    }
    for (; (1 + (epochs[from] as number)) * WINDOW < 1 + epoch; from++) window.remove(at(from));
    smoothed[i] = window.median;
    isJitterMeasured ||= epoch >= late && to - from > 1;
  });

  const deviations = new Rising(count);
  epochs.forEach((epoch, i) => {
    if (epoch >= late) deviations.add(Math.abs(at(i) - (smoothed[i] as number)));
  });
  return { values: smoothed, jitter: NORMAL * deviations.median, isJitterMeasured };
}
