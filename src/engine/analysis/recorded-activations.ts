import type { Dataset } from '../data/dataset.ts';
import type { Run } from '../experiment/run.ts';
import { estimate, rangeOf } from '../information/estimators/measure.ts';
import type {
  Activations,
  Counter,
  EstimatorSpec,
  Range,
} from '../information/estimators/types.ts';
import type { LayerOutput, NetworkState } from '../network/network.ts';
import type { Backend, Setup, TrainingSession } from '../training/backend.ts';
import type { OutputDefinition } from '../training/checkpoint.ts';
import { activationsOf } from '../training/layer-activations.ts';
import { predictedClass } from '../training/output-definition.ts';
import { setUp } from '../training/setup.ts';
import { scatterOf } from './geometry.ts';

/** What a recorded run is looked at through. */
export type Measurement =
  | { readonly kind: 'estimator'; readonly estimator: EstimatorSpec }
  | { readonly kind: 'scatter' };

/** Numbers of one lens on one layer: I(X;T), I(T;Y), states; or scatter within, between classes, 0. */
export const NUMBERS = 3;

/** Layers of activations at several checkpoints, from wherever they come. */
export interface RecordedActivations {
  readonly checkpoints: number;
  /** Small integers, 0 … labelCount − 1. */
  readonly labels: ArrayLike<number>;
  readonly labelCount: number;
  /** Counts codes of these rows. */
  readonly counter: Counter;
  /** The layers at a checkpoint; none for a layer that was not recorded then. Valid until the next call. */
  layersAt(checkpoint: number, output: OutputDefinition): readonly (Activations | undefined)[];
  /** What the network answers for each row at a checkpoint, where that is known. */
  predictionAt(checkpoint: number): Int32Array | undefined;
}

/** A recorded run: the states of its checkpoints, and a network to load them into. */
export class RunActivations implements RecordedActivations {
  readonly counter: TrainingSession;
  private readonly setup: Setup;
  private readonly bits: number;
  private readonly states: NetworkState[] = [];

  constructor(run: Run, data: Dataset, backend: Backend) {
    this.bits = run.bits;
    this.setup = setUp(run, data);
    this.counter = backend.session(this.setup);
  }

  get checkpoints(): number {
    return this.states.length;
  }

  get labels(): Uint8Array {
    return this.setup.data.labels;
  }

  get labelCount(): number {
    return this.setup.data.labelCount;
  }

  extend(states: readonly NetworkState[]): void {
    this.states.push(...states);
  }

  layersAt(checkpoint: number, output: OutputDefinition): readonly Activations[] {
    return activationsOf(this.outputsAt(checkpoint), output, this.bits);
  }

  predictionAt(checkpoint: number): Int32Array {
    const logits = this.outputsAt(checkpoint).at(-1) as LayerOutput;
    return Int32Array.from({ length: logits.rows }, (_, r) => predictedClass(logits, r));
  }

  private outputsAt(checkpoint: number): readonly LayerOutput[] {
    const state = this.states[checkpoint];
    if (state === undefined)
      throw new RangeError(`no checkpoint ${checkpoint} of ${this.checkpoints}`);
    this.counter.load(state);
    return this.counter.outputs();
  }
}

const needsRunRange = (lens: Measurement): boolean =>
  lens.kind === 'estimator' && lens.estimator.options.bounds === 'run';

/** The ranges of the layers of a recorded over all its checkpoints; viewStates at each checkpoint once. */
export class RunRanges {
  private readonly recorded: RecordedActivations;
  private readonly known = new Map<OutputDefinition, { seen: number; ranges: Range[] }>();

  constructor(recorded: RecordedActivations) {
    this.recorded = recorded;
  }

  /** Yields after each checkpoint it has to viewState at; returns the range of each layer. */
  *find(output: OutputDefinition): Generator<undefined, readonly Range[]> {
    const found = this.known.get(output) ?? { seen: 0, ranges: [] };
    this.known.set(output, found);
    while (found.seen < this.recorded.checkpoints) {
      this.recorded.layersAt(found.seen, output).forEach((layer, l) => {
        if (layer === undefined) return;
        const [low, high] = rangeOf(layer);
        const [least, most] = found.ranges[l] ?? [low, high];
        found.ranges[l] = [Math.min(least, low), Math.max(most, high)];
      });
      found.seen++;
      yield undefined;
    }
    return found.ranges;
  }
}

/** What all measurements say of one checkpoint: `numbers[(lens · layers + layer) · NUMBERS + i]`. */
export interface MeasuredCheckpoint {
  readonly checkpoint: number;
  readonly numbers: Float64Array;
}

/** Measures checkpoints one by one; yields undefined while ranges over the run are sought. */
export function* measureCheckpoints(
  recorded: RecordedActivations,
  ranges: RunRanges,
  measurements: readonly Measurement[],
  output: OutputDefinition,
  checkpoints: Uint32Array,
): Generator<MeasuredCheckpoint | undefined, void> {
  const runRanges = measurements.some(needsRunRange) ? yield* ranges.find(output) : [];
  for (const checkpoint of checkpoints) {
    const layers = recorded.layersAt(checkpoint, output);
    const numbers = new Float64Array(measurements.length * layers.length * NUMBERS).fill(
      Number.NaN,
    );
    measurements.forEach((lens, i) => {
      layers.forEach((layer, l) => {
        if (layer === undefined) return;
        const at = (i * layers.length + l) * NUMBERS;
        numbers.set(numbersOf(recorded, layer, lens, runRanges[l]), at);
      });
    });
    yield { checkpoint, numbers };
  }
}

function numbersOf(
  { labels, counter }: RecordedActivations,
  layer: Activations,
  lens: Measurement,
  runRange: Range | undefined,
): readonly number[] {
  if (lens.kind === 'scatter') {
    const { within, between } = scatterOf(layer, labels);
    return [within, between];
  }
  const { ixt, ity, states } = estimate(layer, labels, counter, lens.estimator, runRange);
  return states === undefined ? [ixt, ity] : [ixt, ity, states];
}
