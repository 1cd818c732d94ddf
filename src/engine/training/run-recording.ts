import type { Run } from '../experiment/run.ts';
import type { NetworkState } from '../network/network.ts';
import { type Checkpoint, OUTPUT_DEFINITIONS, type OutputDefinition } from './checkpoint.ts';

/** The readings of one layer over the recorded epochs: arrays with one entry a checkpoint. */
export interface Trajectory {
  /** T1 … TL. */
  readonly name: string;
  /** I(X;T), bits. */
  readonly ixt: readonly number[];
  /** I(T;Y), bits. */
  readonly ity: readonly number[];
  /** Distinct codes in use. */
  readonly codes: readonly number[];
}

interface Columns {
  readonly ixt: number[];
  readonly ity: number[];
  readonly codes: number[];
}

/**
 * The recorded epochs of a run, as columns. It is a recorded: the state of the network is kept for each
 * checkpoint, so any epoch can be measured again.
 */
export class RunRecording {
  readonly run: Run;
  readonly epochs: number[] = [];
  readonly loss = { train: [] as number[], test: [] as number[] };
  readonly accuracy = { train: [] as number[], test: [] as number[] };
  readonly states: NetworkState[] = [];
  private readonly trajectories: readonly Columns[];

  constructor(run: Run) {
    this.run = run;
    const count = run.hidden.length + OUTPUT_DEFINITIONS.length;
    this.trajectories = Array.from({ length: count }, () => ({ ixt: [], ity: [], codes: [] }));
  }

  /** Number of checkpoints. */
  get count(): number {
    return this.epochs.length;
  }

  add(checkpoint: Checkpoint): void {
    this.epochs.push(checkpoint.epoch);
    for (const part of ['train', 'test'] as const) {
      this.loss[part].push(checkpoint.loss[part]);
      this.accuracy[part].push(checkpoint.accuracy[part]);
    }
    this.states.push(checkpoint.state);
    checkpoint.readings.forEach(({ ixt, ity, codes }, i) => {
      const trajectory = this.trajectories[i] as Columns;
      trajectory.ixt.push(ixt);
      trajectory.ity.push(ity);
      trajectory.codes.push(codes);
    });
  }

  /** The layers T1 … TL, with one way of reading the output. The arrays grow with the recording. */
  layers(output: OutputDefinition): Trajectory[] {
    const { hidden } = this.run;
    const last = hidden.length + OUTPUT_DEFINITIONS.indexOf(output);
    return [...hidden.keys(), last].map((at, l) => ({
      name: `T${l + 1}`,
      ...(this.trajectories[at] as Columns),
    }));
  }

  /** Index of the latest checkpoint at or before an epoch; −1 when there is none. */
  checkpointAt(epoch: number): number {
    return checkpointAt(this.epochs, epoch);
  }
}

/** Index of the latest of rising `epochs` at or before one; −1 when there is none. */
export function checkpointAt(epochs: readonly number[], epoch: number): number {
  let low = 0;
  let high = epochs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((epochs[middle] as number) <= epoch) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
