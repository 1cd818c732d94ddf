import type { Checkpoint, NetworkState, Outcome } from '../engine/index.ts';

/** Many checkpoints as a few arrays, whose buffers are transferred rather than copied. */
export interface PackedCheckpoints {
  readonly epochs: Uint32Array;
  /** For each checkpoint: loss train, test; accuracy train, test; then ixt, ity, codes of each reading. */
  readonly numbers: Float64Array;
  readonly parameters: Float32Array;
  readonly ranges: Float32Array;
}

/** What the worker says while a run trains; `id` is the run's, so that a late word is known as such. */
export type StreamMessage =
  | {
      readonly kind: 'checkpoints';
      readonly id: number;
      /** Epochs done, recorded or not. */
      readonly epoch: number;
      readonly checkpoints: PackedCheckpoints;
    }
  | {
      readonly kind: 'end';
      readonly id: number;
      readonly outcome: Outcome;
      readonly fingerprint: string;
    };

const NUMBERS_BEFORE_READINGS = 4;

export function pack(checkpoints: readonly Checkpoint[]): PackedCheckpoints {
  const first = checkpoints[0];
  const width = first === undefined ? 0 : NUMBERS_BEFORE_READINGS + 3 * first.estimates.length;
  const parameterCount = first?.state.parameters.length ?? 0;
  const rangeCount = first?.state.ranges.length ?? 0;
  const packed: PackedCheckpoints = {
    epochs: Uint32Array.from(checkpoints, (checkpoint) => checkpoint.epoch),
    numbers: new Float64Array(width * checkpoints.length),
    parameters: new Float32Array(parameterCount * checkpoints.length),
    ranges: new Float32Array(rangeCount * checkpoints.length),
  };
  checkpoints.forEach(({ loss, accuracy, estimates, state }, r) => {
    const numbers = [loss.train, loss.test, accuracy.train, accuracy.test];
    for (const { ixt, ity, states } of estimates) numbers.push(ixt, ity, states);
    packed.numbers.set(numbers, r * width);
    packed.parameters.set(state.parameters, r * parameterCount);
    packed.ranges.set(state.ranges, r * rangeCount);
  });
  return packed;
}

export function unpack(packed: PackedCheckpoints): Checkpoint[] {
  const count = packed.epochs.length;
  const slice = <A extends Float32Array | Float64Array>(array: A, r: number): A => {
    const width = array.length / count;
    return array.slice(r * width, (r + 1) * width) as A;
  };
  return Array.from(packed.epochs, (epoch, r) => {
    const numbers = slice(packed.numbers, r);
    const at = (i: number): number => numbers[i] as number;
    const estimates = [];
    for (let i = NUMBERS_BEFORE_READINGS; i < numbers.length; i += 3) {
      estimates.push({ ixt: at(i), ity: at(i + 1), states: at(i + 2) });
    }
    return {
      epoch,
      loss: { train: at(0), test: at(1) },
      accuracy: { train: at(2), test: at(3) },
      estimates,
      state: { parameters: slice(packed.parameters, r), ranges: slice(packed.ranges, r) },
    };
  });
}

/** The buffers of a message to transfer. */
export function buffersOf(packed: PackedCheckpoints): ArrayBufferLike[] {
  return [packed.epochs, packed.numbers, packed.parameters, packed.ranges].map((a) => a.buffer);
}

/** States of one network, one after the other; copied when posted, for the page keeps its own. */
export interface PackedStates {
  readonly count: number;
  readonly parameters: Float32Array;
  readonly ranges: Float32Array;
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
