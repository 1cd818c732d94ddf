/** Measures the layers of a recording, checkpoint by checkpoint. */
import { estimate, rangeOf } from '../information/estimators/measure.ts';
import type { Activations, EstimatorSpec, Range } from '../information/estimators/types.ts';
import type { OutputDefinition } from '../training/checkpoint.ts';
import type { RecordedActivations } from '../training/recorded-activations.ts';
import { scatterOf } from './scatter.ts';

/** What a recorded run is looked at through. */
export type Measurement =
  | { readonly kind: 'estimator'; readonly estimator: EstimatorSpec }
  | { readonly kind: 'scatter' };

/** Numbers of one measurement on one layer: I(X;T), I(T;Y), states; or scatter within, between classes, 0. */
export const NUMBERS = 3;

const needsRunRange = (measurement: Measurement): boolean =>
  measurement.kind === 'estimator' && measurement.estimator.options.bounds === 'run';

/** The ranges of the layers of a recording over all its checkpoints; looks at each checkpoint once. */
export class RunRanges {
  private readonly recorded: RecordedActivations;
  private readonly known = new Map<OutputDefinition, { seen: number; ranges: Range[] }>();

  constructor(recorded: RecordedActivations) {
    this.recorded = recorded;
  }

  /** Yields after each checkpoint it has to look at; returns the range of each layer. */
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

/** What all measurements found at one checkpoint: `numbers[(measurement · layers + layer) · NUMBERS + i]`. */
interface MeasuredCheckpoint {
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
    measurements.forEach((measurement, i) => {
      layers.forEach((layer, l) => {
        if (layer === undefined) return;
        const at = (i * layers.length + l) * NUMBERS;
        numbers.set(numbersOf(recorded, layer, measurement, runRanges[l]), at);
      });
    });
    yield { checkpoint, numbers };
  }
}

function numbersOf(
  { labels, counter }: RecordedActivations,
  layer: Activations,
  measurement: Measurement,
  runRange: Range | undefined,
): readonly number[] {
  if (measurement.kind === 'scatter') {
    const { within, between } = scatterOf(layer, labels);
    return [within, between];
  }
  const { ixt, ity, states } = estimate(layer, labels, counter, measurement.estimator, runRange);
  return states === undefined ? [ixt, ity] : [ixt, ity, states];
}
