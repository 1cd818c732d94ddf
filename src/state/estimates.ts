/**
 * What measurements say of recordings, asked of a worker and kept: re-measuring never trains. The checkpoint
 * somebody viewStates at comes first, then the others from coarse to fine; a newer request ends an older one.
 */

import { type Measurement, NUMBERS } from '../engine/analysis/recorded-activations.ts';
import { formatEstimator, type OutputDefinition, type Trajectory } from '../engine/index.ts';
import type { Measured, Recording } from '../worker/measurer.ts';
import { type Notice, problemOf } from './problem.ts';

/** A lens somebody viewStates through. */
export interface MeasureRequest {
  readonly recording: Recording;
  /** T1 … TL. */
  readonly names: readonly string[];
  readonly lens: Measurement;
  readonly output: OutputDefinition;
  /** The checkpoint on show. */
  readonly checkpoint: number;
}

/**
 * One lens over the checkpoints of a recording. For the scatter lens `ixt` is the scatter within classes and
 * `ity` that between them. What has not been measured is NaN.
 */
export interface Reading {
  readonly layers: readonly Trajectory[];
  /** Records measured so far. */
  readonly done: number;
}

export interface MeasurerLike {
  measure(
    signal: AbortSignal,
    recording: Recording,
    measurements: readonly Measurement[],
    output: OutputDefinition,
    checkpoints: Uint32Array,
    listener: Measured,
  ): Promise<void>;
}

class Kept implements Reading {
  readonly lens: Measurement;
  readonly layers: readonly {
    readonly name: string;
    readonly ixt: number[];
    readonly ity: number[];
    readonly codes: number[];
  }[];
  private readonly measured = new Set<number>();

  constructor(lens: Measurement, names: readonly string[]) {
    this.lens = lens;
    this.layers = names.map((name) => ({ name, ixt: [], ity: [], codes: [] }));
  }

  get done(): number {
    return this.measured.size;
  }

  has(checkpoint: number): boolean {
    return this.measured.has(checkpoint);
  }

  grow(count: number): void {
    for (const { ixt, ity, codes } of this.layers) {
      for (const column of [ixt, ity, codes]) while (column.length < count) column.push(Number.NaN);
    }
  }

  /** Takes the numbers of a checkpoint: for each layer I(X;T), I(T;Y), codes. */
  set(checkpoint: number, numbers: Float64Array): void {
    this.layers.forEach(({ ixt, ity, codes }, l) => {
      ixt[checkpoint] = numbers[l * NUMBERS] as number;
      ity[checkpoint] = numbers[l * NUMBERS + 1] as number;
      codes[checkpoint] = numbers[l * NUMBERS + 2] as number;
    });
    this.measured.add(checkpoint);
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
const MAX_READINGS = 40;

function keyOf(lens: Measurement, output: OutputDefinition): string {
  return `${lens.kind === 'estimator' ? formatEstimator(lens.estimator) : lens.kind} ${output}`;
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

export class Estimates {
  private readonly measurer: MeasurerLike;
  private readonly onChange: (notice: Notice | undefined) => void;
  private readonly kept = new WeakMap<Recording, Map<string, Kept>>();
  /** Measurements on which measuring has failed: not tried again as long as somebody requests for them. */
  private failed: ReadonlySet<Kept> = new Set();
  private requests: readonly MeasureRequest[] = [];
  private job: (Group & { readonly abort: AbortController }) | undefined;

  /** `onChange` is called when there is more to show, and with a notice when measuring failed. */
  constructor(measurer: MeasurerLike, onChange: (notice: Notice | undefined) => void) {
    this.measurer = measurer;
    this.onChange = onChange;
  }

  /** What is known through a lens; undefined before anybody requested for it. */
  of(recording: Recording, lens: Measurement, output: OutputDefinition): Reading | undefined {
    return this.kept.get(recording)?.get(keyOf(lens, output));
  }

  /** Says all that is looked at now; what nobody viewStates at any more is not measured further. */
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

  /** What is missing where somebody viewStates; else what is missing at all. */
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
    const measurements = kept.map(({ lens }) => lens);
    const checkpoints = coarseToFine(recording.count, focus, isMissing);
    const hear: Measured = (found, numbers) => {
      const width = numbers.length / (found.length * kept.length);
      found.forEach((checkpoint, r) => {
        kept.forEach((one, i) => {
          const from = (r * kept.length + i) * width;
          one.set(checkpoint, numbers.subarray(from, from + width));
        });
      });
      this.onChange(undefined);
    };
    this.measurer.measure(abort.signal, recording, measurements, output, checkpoints, hear).then(
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

  private keep({ recording, names, lens, output }: MeasureRequest): Kept {
    const all = this.kept.get(recording) ?? new Map<string, Kept>();
    this.kept.set(recording, all);
    const key = keyOf(lens, output);
    const kept = all.get(key) ?? new Kept(lens, names);
    kept.grow(recording.count);
    // The latest used stands last.
    all.delete(key);
    all.set(key, kept);
    for (const oldest of all.keys()) {
      if (all.size <= MAX_READINGS) break;
      all.delete(oldest);
    }
    return kept;
  }
}
