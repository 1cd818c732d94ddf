import {
  type Activations,
  activationsOf,
  type Counter,
  estimate,
  type Kernels,
  type LayerOutput,
  type NetworkState,
  type OutputReading,
  predictedClass,
  type Range,
  type Ruler,
  type Run,
  rangeOf,
  type Setup,
  scatterOf,
  setUp,
  type Workbench,
} from '../engine/index.ts';

/** What a recorded run is looked at through. */
export type Lens = { readonly kind: 'ruler'; readonly ruler: Ruler } | { readonly kind: 'scatter' };

/** Numbers of one lens on one layer: I(X;T), I(T;Y), codes; or scatter within, between classes, 0. */
export const NUMBERS = 3;

/** Layers of activations at several records, from wherever they come. */
export interface Tape {
  readonly records: number;
  /** Small integers, 0 … classes − 1. */
  readonly labels: ArrayLike<number>;
  readonly classes: number;
  /** Counts codes of these rows. */
  readonly counter: Counter;
  /** The layers at a record; none for a layer that was not recorded then. Valid until the next call. */
  layersAt(record: number, output: OutputReading): readonly (Activations | undefined)[];
  /** What the network answers for each row at a record, where that is known. */
  predictionAt(record: number): Int32Array | undefined;
}

/** A recorded run: the states of its records, and a network to load them into. */
export class RunTape implements Tape {
  readonly counter: Workbench;
  private readonly setup: Setup;
  private readonly bits: number;
  private readonly states: NetworkState[] = [];

  constructor(run: Run, kernels: Kernels) {
    this.bits = run.bits;
    this.setup = setUp(run);
    this.counter = kernels.workbench(this.setup);
  }

  get records(): number {
    return this.states.length;
  }

  get labels(): Uint8Array {
    return this.setup.data.labels;
  }

  get classes(): number {
    return this.setup.data.classes;
  }

  extend(states: readonly NetworkState[]): void {
    this.states.push(...states);
  }

  layersAt(record: number, output: OutputReading): readonly Activations[] {
    return activationsOf(this.outputsAt(record), output, this.bits);
  }

  predictionAt(record: number): Int32Array {
    const logits = this.outputsAt(record).at(-1) as LayerOutput;
    return Int32Array.from({ length: logits.rows }, (_, r) => predictedClass(logits, r));
  }

  private outputsAt(record: number): readonly LayerOutput[] {
    const state = this.states[record];
    if (state === undefined) throw new RangeError(`no record ${record} of ${this.records}`);
    this.counter.load(state);
    return this.counter.outputs();
  }
}

const needsRunRange = (lens: Lens): boolean =>
  lens.kind === 'ruler' && lens.ruler.options.bounds === 'run';

/** The ranges of the layers of a tape over all its records; looks at each record once. */
export class RunRanges {
  private readonly tape: Tape;
  private readonly known = new Map<OutputReading, { seen: number; ranges: Range[] }>();

  constructor(tape: Tape) {
    this.tape = tape;
  }

  /** Yields after each record it has to look at; returns the range of each layer. */
  *find(output: OutputReading): Generator<undefined, readonly Range[]> {
    const found = this.known.get(output) ?? { seen: 0, ranges: [] };
    this.known.set(output, found);
    while (found.seen < this.tape.records) {
      this.tape.layersAt(found.seen, output).forEach((layer, l) => {
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

/** What all lenses say of one record: `numbers[(lens · layers + layer) · NUMBERS + i]`. */
export interface MeasuredRecord {
  readonly record: number;
  readonly numbers: Float64Array;
}

/** Measures records one by one; yields undefined while ranges over the run are sought. */
export function* measureTape(
  tape: Tape,
  ranges: RunRanges,
  lenses: readonly Lens[],
  output: OutputReading,
  records: Uint32Array,
): Generator<MeasuredRecord | undefined, void> {
  const runRanges = lenses.some(needsRunRange) ? yield* ranges.find(output) : [];
  for (const record of records) {
    const layers = tape.layersAt(record, output);
    const numbers = new Float64Array(lenses.length * layers.length * NUMBERS).fill(Number.NaN);
    lenses.forEach((lens, i) => {
      layers.forEach((layer, l) => {
        if (layer === undefined) return;
        const at = (i * layers.length + l) * NUMBERS;
        numbers.set(numbersOf(tape, layer, lens, runRanges[l]), at);
      });
    });
    yield { record, numbers };
  }
}

function numbersOf(
  { labels, counter }: Tape,
  layer: Activations,
  lens: Lens,
  runRange: Range | undefined,
): readonly number[] {
  if (lens.kind === 'scatter') {
    const { within, between } = scatterOf(layer, labels);
    return [within, between];
  }
  const { ixt, ity, codes } = estimate(layer, labels, counter, lens.ruler, runRange);
  return codes === undefined ? [ixt, ity] : [ixt, ity, codes];
}
