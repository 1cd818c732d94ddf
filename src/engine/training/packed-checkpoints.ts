/** Checkpoints of one run as a few arrays: between threads and in what is kept. */
import type { NetworkState } from '../network/network.ts';
import type { Checkpoint } from './checkpoint.ts';

/** States of one network, one after the other. */
export interface PackedStates {
  readonly count: number;
  readonly parameters: Float32Array;
  readonly ranges: Float32Array;
}

export interface PackedCheckpoints {
  readonly epochs: Uint32Array;
  /** For each checkpoint what `measuredNumbers` gives. */
  readonly numbers: Float64Array;
  readonly parameters: Float32Array;
  readonly ranges: Float32Array;
}

/** Loss and accuracy. */
const NUMBERS_BEFORE_ESTIMATES = 4;

/** Numbers of a checkpoint with so many estimates. */
export function numberCount(estimates: number): number {
  return NUMBERS_BEFORE_ESTIMATES + 3 * estimates;
}

/** What was measured: loss train, test; accuracy train, test; then I(X;T), I(T;Y), states of each estimate. */
export function measuredNumbers({ loss, accuracy, estimates }: Checkpoint): number[] {
  const numbers = [loss.train, loss.test, accuracy.train, accuracy.test];
  for (const { ixt, ity, states } of estimates) numbers.push(ixt, ity, states);
  return numbers;
}

export function packCheckpoints(checkpoints: readonly Checkpoint[]): PackedCheckpoints {
  const width = numberCount(checkpoints[0]?.estimates.length ?? 0);
  const numbers = new Float64Array(width * checkpoints.length);
  checkpoints.forEach((checkpoint, r) => {
    numbers.set(measuredNumbers(checkpoint), r * width);
  });
  const { parameters, ranges } = packStates(checkpoints.map(({ state }) => state));
  const epochs = Uint32Array.from(checkpoints, ({ epoch }) => epoch);
  return { epochs, numbers, parameters, ranges };
}

/** Checkpoints with memory of their own, so that one of them can be kept alone. */
export function unpackCheckpoints(packed: PackedCheckpoints): Checkpoint[] {
  const { epochs, numbers, parameters, ranges } = packed;
  const count = epochs.length;
  const width = numbers.length / count;
  const states = unpackStates({ count, parameters, ranges });
  return states.map((state, r) => {
    const at = (i: number): number => numbers[r * width + i] as number;
    const estimates = [];
    for (let i = NUMBERS_BEFORE_ESTIMATES; i < width; i += 3) {
      estimates.push({ ixt: at(i), ity: at(i + 1), states: at(i + 2) });
    }
    return {
      epoch: epochs[r] as number,
      loss: { train: at(0), test: at(1) },
      accuracy: { train: at(2), test: at(3) },
      estimates,
      state: { parameters: state.parameters.slice(), ranges: state.ranges.slice() },
    };
  });
}

export function packStates(states: readonly NetworkState[]): PackedStates {
  const join = (part: keyof NetworkState): Float32Array => {
    const width = states[0]?.[part].length ?? 0;
    const all = new Float32Array(width * states.length);
    states.forEach((state, i) => {
      all.set(state[part], i * width);
    });
    return all;
  };
  return { count: states.length, parameters: join('parameters'), ranges: join('ranges') };
}

/** States that are views of the packed arrays. */
export function unpackStates({ count, parameters, ranges }: PackedStates): NetworkState[] {
  const part = (all: Float32Array, i: number): Float32Array => {
    const width = all.length / count;
    return all.subarray(i * width, (i + 1) * width);
  };
  return Array.from({ length: count }, (_, i) => ({
    parameters: part(parameters, i),
    ranges: part(ranges, i),
  }));
}
