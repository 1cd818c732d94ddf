import type { EntropyBounds, InputDrawing } from '../data/dataset.ts';
import { datasetInfo } from '../data/registry.ts';
import type { Run } from '../experiment/run.ts';
import { EXACT } from '../information/estimators/spec.ts';
import type { NetworkState } from '../network/network.ts';
import { type Checkpoint, OUTPUT_DEFINITIONS, type OutputDefinition } from './checkpoint.ts';
import {
  checkpointAt,
  type LayerInfo,
  type Recording,
  type RecordingSnapshot,
  type Trajectory,
} from './recording.ts';

interface Columns {
  readonly ixt: number[];
  readonly ity: number[];
  readonly states: number[];
}

/**
 * The checkpoints of a run, as columns. The state of the network is kept for each, so any of them
 * can be measured again.
 */
export class RunRecording implements Recording {
  readonly run: Run;
  readonly title = undefined;
  readonly repairs = [];
  readonly informative = EXACT;
  readonly rows: number;
  readonly labelCount: number;
  readonly inputs: number;
  readonly entropyBounds: EntropyBounds;
  readonly drawing: InputDrawing | undefined;
  readonly hasOutput = true;
  readonly isChain = true;
  readonly epochs: number[] = [];
  readonly learning = {
    loss: { train: [] as number[], test: [] as number[] },
    accuracy: { train: [] as number[], test: [] as number[] },
  };
  readonly states: NetworkState[] = [];
  private readonly columns: readonly Columns[];
  private latest: RecordingSnapshot | undefined;

  constructor(run: Run) {
    this.run = run;
    const { rows, labelCount, inputs, entropyBounds, drawing } = datasetInfo(run.data);
    this.rows = rows;
    this.labelCount = labelCount;
    this.inputs = inputs;
    this.entropyBounds = entropyBounds;
    this.drawing = drawing;
    const count = run.hidden.length + OUTPUT_DEFINITIONS.length;
    this.columns = Array.from({ length: count }, () => ({ ixt: [], ity: [], states: [] }));
  }

  get count(): number {
    return this.epochs.length;
  }

  /** Estimates a checkpoint has: one a hidden layer, then one for each definition of the output. */
  get estimateCount(): number {
    return this.columns.length;
  }

  /** Bytes that the checkpoints take: states in single, what was measured in double precision. */
  get bytes(): number {
    const [state] = this.states;
    if (state === undefined) return 0;
    // Its epoch, loss and accuracy, then three an estimate.
    const numbers = 5 + 3 * this.estimateCount;
    return this.count * (state.parameters.byteLength + state.ranges.byteLength + 8 * numbers);
  }

  get lastEpoch(): number {
    return this.run.epochs;
  }

  get snapshot(): RecordingSnapshot {
    this.latest ??= this.take();
    return this.latest;
  }

  add(checkpoint: Checkpoint): void {
    const { loss, accuracy } = this.learning;
    this.epochs.push(checkpoint.epoch);
    for (const part of ['train', 'test'] as const) {
      loss[part].push(checkpoint.loss[part]);
      accuracy[part].push(checkpoint.accuracy[part]);
    }
    this.states.push(checkpoint.state);
    checkpoint.estimates.forEach(({ ixt, ity, states }, i) => {
      const columns = this.columns[i] as Columns;
      columns.ixt.push(ixt);
      columns.ity.push(ity);
      columns.states.push(states);
    });
    this.latest = undefined;
  }

  layers(output: OutputDefinition): LayerInfo[] {
    const widths = [...this.run.hidden, output === 'class' ? 1 : this.labelCount];
    return widths.map((width, l) => ({ name: `T${l + 1}`, width }));
  }

  /** The layers T1 … TL, under one definition of the output. The arrays grow with the recording. */
  trajectories(output: OutputDefinition): Trajectory[] {
    const { hidden } = this.run;
    const last = hidden.length + OUTPUT_DEFINITIONS.indexOf(output);
    return [...hidden.keys(), last].map((at, l) => ({
      name: `T${l + 1}`,
      ...(this.columns[at] as Columns),
    }));
  }

  /** A checkpoint as it was added. */
  checkpoint(index: number): Checkpoint {
    const { loss, accuracy } = this.learning;
    const at = (column: readonly number[]): number => {
      const value = column[index];
      if (value === undefined) throw new RangeError(`no checkpoint ${index} of ${this.count}`);
      return value;
    };
    return {
      epoch: at(this.epochs),
      loss: { train: at(loss.train), test: at(loss.test) },
      accuracy: { train: at(accuracy.train), test: at(accuracy.test) },
      estimates: this.columns.map(({ ixt, ity, states }) => ({
        ixt: at(ixt),
        ity: at(ity),
        states: at(states),
      })),
      state: this.states[index] as NetworkState,
    };
  }

  checkpointAt(epoch: number): number {
    return checkpointAt(this.epochs, epoch);
  }

  private take(): RecordingSnapshot {
    const taken = new Map<OutputDefinition, Trajectory[]>();
    return {
      recording: this,
      count: this.count,
      epochs: this.epochs,
      trajectories: (output) => {
        const known = taken.get(output) ?? this.trajectories(output);
        taken.set(output, known);
        return known;
      },
    };
  }
}
