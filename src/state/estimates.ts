/**
 * What measurements have found of recordings, requested of a worker and kept: re-measuring never
 * trains. The checkpoint on show comes first, then the others from coarse to fine; a newer request
 * ends an older one.
 */
import {
  type EstimatorSpec,
  EXACT,
  estimatorOf,
  formatEstimator,
  type Measurement,
  NUMBERS,
  type OutputDefinition,
  type Recording,
  sameEstimator,
  type Trajectory,
} from '../engine/index.ts';
import type { Measured as MeasureListener } from '../worker/measurer.ts';
import { type Notice, problemOf } from './problem.ts';

/** A measurement that is on screen. */
export interface MeasureRequest {
  readonly recording: Recording;
  /** T1 … TL. */
  readonly names: readonly string[];
  readonly measurement: Measurement;
  readonly output: OutputDefinition;
  /** The checkpoint on show. */
  readonly checkpoint: number;
}

/**
 * What one measurement has found over the checkpoints of a recording: another object each time there
 * is more. For scatter, `ixt` is the scatter within labels and `ity` that between them. What has not
 * been measured is NaN.
 */
export interface Measured {
  readonly layers: readonly Trajectory[];
  /** Checkpoints measured so far. */
  readonly done: number;
}

export interface MeasurerLike {
  measure(
    signal: AbortSignal,
    recording: Recording,
    measurements: readonly Measurement[],
    output: OutputDefinition,
    checkpoints: Uint32Array,
    listener: MeasureListener,
  ): Promise<void>;
}

/** What one measurement has found of a recording so far, growing. */
class Kept {
  readonly measurement: Measurement;
  readonly layers: readonly {
    readonly name: string;
    readonly ixt: number[];
    readonly ity: number[];
    readonly states: number[];
  }[];
  private readonly measured = new Set<number>();
  private latest: Measured | undefined;

  constructor(measurement: Measurement, names: readonly string[]) {
    this.measurement = measurement;
    this.layers = names.map((name) => ({ name, ixt: [], ity: [], states: [] }));
  }

  get done(): number {
    return this.measured.size;
  }

  get snapshot(): Measured {
    const { layers, done } = this;
    this.latest ??= { layers, done };
    return this.latest;
  }

  has(checkpoint: number): boolean {
    return this.measured.has(checkpoint);
  }

  grow(count: number): void {
    if (count > (this.layers[0]?.ixt.length ?? 0)) this.latest = undefined;
    for (const { ixt, ity, states } of this.layers) {
      for (const column of [ixt, ity, states])
        while (column.length < count) column.push(Number.NaN);
    }
  }

  /** Takes the numbers of a checkpoint: for each layer I(X;T), I(T;Y), states. */
  set(checkpoint: number, numbers: Float64Array): void {
    this.layers.forEach(({ ixt, ity, states }, l) => {
      ixt[checkpoint] = numbers[l * NUMBERS] as number;
      ity[checkpoint] = numbers[l * NUMBERS + 1] as number;
      states[checkpoint] = numbers[l * NUMBERS + 2] as number;
    });
    this.measured.add(checkpoint);
    this.latest = undefined;
  }
}

/** Measurements of one recording that can be measured in one go. */
interface Group {
  readonly recording: Recording;
  readonly output: OutputDefinition;
  readonly focus: number;
  readonly kept: readonly Kept[];
}

/** Of one recording this many measurements are kept: while a slider is dragged there are many. */
const MAX_KEPT = 40;

function keyOf(measurement: Measurement, output: OutputDefinition): string {
  return `${measurement.kind === 'estimator' ? formatEstimator(measurement.estimator) : measurement.kind} ${output}`;
}

/** The focus, the last checkpoint, every 64th, every 32nd, …: each once, those that are missing. */
export function coarseToFine(
  count: number,
  focus: number,
  isMissing: (checkpoint: number) => boolean,
): Uint32Array {
  const order = new Set([focus, count - 1]);
  for (let stride = 64; stride >= 1; stride /= 2) {
    for (let checkpoint = 0; checkpoint < count; checkpoint += stride) order.add(checkpoint);
  }
  return Uint32Array.from([...order].filter((r) => r >= 0 && r < count && isMissing(r)));
}

/** Whether an estimator is the exact count. */
export function isExact(estimator: EstimatorSpec): boolean {
  return sameEstimator(estimator, EXACT);
}

/** Whether an estimate is of a function of the code, so that it can only lose bits. */
export function isBinning({ method, options }: EstimatorSpec): boolean {
  return estimatorOf(method).kind === 'bins' && options.mean !== true;
}

/** Whether an estimator needs all checkpoints before it can measure one. */
export function needsWholeRun(estimator: EstimatorSpec): boolean {
  return estimator.options.bounds === 'run';
}

export class Estimates {
  private readonly measurer: MeasurerLike;
  private readonly onChange: (notice: Notice | undefined) => void;
  private readonly kept = new WeakMap<Recording, Map<string, Kept>>();
  private readonly counted = new WeakMap<Recording, Map<OutputDefinition, Measured>>();
  /** Measurements on which measuring has failed: not tried again as long as they are requested. */
  private failed: ReadonlySet<Kept> = new Set();
  private requests: readonly MeasureRequest[] = [];
  private job: (Group & { readonly abort: AbortController }) | undefined;

  /** `onChange` is called when there is more to show, and with the error when measuring failed. */
  constructor(measurer: MeasurerLike, onChange: (notice: Notice | undefined) => void) {
    this.measurer = measurer;
    this.onChange = onChange;
  }

  /** What a measurement has found so far; undefined before it was requested. */
  of(
    recording: Recording,
    measurement: Measurement,
    output: OutputDefinition,
  ): Measured | undefined {
    return this.kept.get(recording)?.get(keyOf(measurement, output))?.snapshot;
  }

  /** Whether measuring has failed on what is on screen. */
  get hasFailed(): boolean {
    return this.failed.size > 0;
  }

  /** Whether it has failed on an estimator. */
  hasFailedOn(recording: Recording, estimator: EstimatorSpec, output: OutputDefinition): boolean {
    const key = keyOf({ kind: 'estimator', estimator }, output);
    const kept = this.kept.get(recording)?.get(key);
    return kept !== undefined && this.failed.has(kept);
  }

  /** Tries again what has failed. */
  retry(): void {
    this.failed = new Set();
    this.onChange(undefined);
    this.schedule();
  }

  /** What an estimator has found; exact trajectories of a run are its recording's own. */
  trajectories(
    recording: Recording,
    estimator: EstimatorSpec,
    output: OutputDefinition,
  ): Measured | undefined {
    const own = isExact(estimator) ? this.counts(recording, output) : undefined;
    return own ?? this.of(recording, { kind: 'estimator', estimator }, output);
  }

  /** The exact count that came with a recording. */
  private counts(recording: Recording, output: OutputDefinition): Measured | undefined {
    const known = this.counted.get(recording) ?? new Map<OutputDefinition, Measured>();
    this.counted.set(recording, known);
    const { count } = recording;
    const found = known.get(output);
    if (found?.done === count) return found;
    const layers = recording.trajectories(output);
    if (layers === undefined) return undefined;
    const measured = { layers, done: count };
    known.set(output, measured);
    return measured;
  }

  /** Takes all that is on screen now; what is not on screen any more is not measured further. */
  want(requests: readonly MeasureRequest[]): void {
    this.requests = requests;
    if (this.failed.size > 0) {
      const wanted = requests.map((request) => this.keep(request));
      this.failed = new Set(wanted.filter((kept) => this.failed.has(kept)));
    }
    this.schedule();
  }

  private schedule(): void {
    const group = this.urgent();
    const { job } = this;
    const covered =
      job !== undefined &&
      group !== undefined &&
      job.recording === group.recording &&
      job.output === group.output &&
      job.kept.every((kept) => group.kept.includes(kept) || kept.done >= job.recording.count) &&
      group.kept.every(
        (kept) => job.kept.includes(kept) && (job.focus === group.focus || kept.has(group.focus)),
      );
    if (covered) return;
    job?.abort.abort();
    this.job = undefined;
    if (group !== undefined) this.start(group);
  }

  /** What is missing on screen; else what is missing at all. */
  private urgent(): Group | undefined {
    const missing = this.requests
      .map((request) => ({ request, kept: this.keep(request) }))
      .filter(({ request, kept }) => kept.done < request.recording.count && !this.failed.has(kept));
    const first = missing.find(({ request, kept }) => !kept.has(request.checkpoint)) ?? missing[0];
    if (first === undefined) return undefined;
    const { recording, output, checkpoint: focus } = first.request;
    const kept = missing
      .filter(({ request }) => request.recording === recording && request.output === output)
      .map((entry) => entry.kept);
    // Two columns may show one estimator.
    return { recording, output, focus, kept: [...new Set(kept)] };
  }

  private start(group: Group): void {
    const { recording, output, focus, kept } = group;
    const abort = new AbortController();
    const job = { ...group, abort };
    this.job = job;
    const isMissing = (checkpoint: number): boolean => kept.some((one) => !one.has(checkpoint));
    const measurements = kept.map(({ measurement }) => measurement);
    const checkpoints = coarseToFine(recording.count, focus, isMissing);
    const listener: MeasureListener = (found, numbers) => {
      const width = numbers.length / (found.length * kept.length);
      found.forEach((checkpoint, r) => {
        kept.forEach((one, i) => {
          const from = (r * kept.length + i) * width;
          one.set(checkpoint, numbers.subarray(from, from + width));
        });
      });
      this.onChange(undefined);
    };
    this.measurer
      .measure(abort.signal, recording, measurements, output, checkpoints, listener)
      .then(
        () => {
          if (this.job !== job) return;
          this.job = undefined;
          this.schedule();
        },
        (error: unknown) => {
          if (this.job !== job) return;
          this.job = undefined;
          this.failed = new Set([...this.failed, ...kept]);
          this.onChange({ code: 'measuring-stopped', problem: problemOf(error) });
          this.schedule();
        },
      );
  }

  private keep({ recording, names, measurement, output }: MeasureRequest): Kept {
    const all = this.kept.get(recording) ?? new Map<string, Kept>();
    this.kept.set(recording, all);
    const key = keyOf(measurement, output);
    const kept = all.get(key) ?? new Kept(measurement, names);
    kept.grow(recording.count);
    // The latest used stands last.
    all.delete(key);
    all.set(key, kept);
    for (const oldest of all.keys()) {
      if (all.size <= MAX_KEPT) break;
      all.delete(oldest);
    }
    return kept;
  }
}
