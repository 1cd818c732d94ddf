import type { NetworkState } from '../network/machine.ts';
import { type EpochRecord, OUTPUT_READINGS, type OutputReading } from './record.ts';
import type { Run } from './run.ts';

/** The readings of one layer over the recorded epochs: arrays with one entry a record. */
export interface LayerTrail {
  /** T1 … TL. */
  readonly name: string;
  /** I(X;T), bits. */
  readonly ixt: readonly number[];
  /** I(T;Y), bits. */
  readonly ity: readonly number[];
  /** Distinct codes in use. */
  readonly codes: readonly number[];
}

interface Trail {
  readonly ixt: number[];
  readonly ity: number[];
  readonly codes: number[];
}

/**
 * The recorded epochs of a run, as columns. It is a tape: the state of the network is kept for each
 * record, so any epoch can be measured again.
 */
export class Trace {
  readonly run: Run;
  readonly epochs: number[] = [];
  readonly loss = { train: [] as number[], test: [] as number[] };
  readonly accuracy = { train: [] as number[], test: [] as number[] };
  readonly states: NetworkState[] = [];
  private readonly trails: readonly Trail[];

  constructor(run: Run) {
    this.run = run;
    const count = run.hidden.length + OUTPUT_READINGS.length;
    this.trails = Array.from({ length: count }, () => ({ ixt: [], ity: [], codes: [] }));
  }

  /** Number of records. */
  get count(): number {
    return this.epochs.length;
  }

  add(record: EpochRecord): void {
    this.epochs.push(record.epoch);
    for (const part of ['train', 'test'] as const) {
      this.loss[part].push(record.loss[part]);
      this.accuracy[part].push(record.accuracy[part]);
    }
    this.states.push(record.state);
    record.readings.forEach(({ ixt, ity, codes }, i) => {
      const trail = this.trails[i] as Trail;
      trail.ixt.push(ixt);
      trail.ity.push(ity);
      trail.codes.push(codes);
    });
  }

  /** The layers T1 … TL, with one way of reading the output. The arrays grow with the trace. */
  layers(output: OutputReading): LayerTrail[] {
    const { hidden } = this.run;
    const last = hidden.length + OUTPUT_READINGS.indexOf(output);
    return [...hidden.keys(), last].map((at, l) => ({
      name: `T${l + 1}`,
      ...(this.trails[at] as Trail),
    }));
  }

  /** Index of the latest record at or before an epoch; −1 when there is none. */
  recordAt(epoch: number): number {
    return recordAt(this.epochs, epoch);
  }
}

/** Index of the latest of rising `epochs` at or before one; −1 when there is none. */
export function recordAt(epochs: readonly number[], epoch: number): number {
  let low = 0;
  let high = epochs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((epochs[middle] as number) <= epoch) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
