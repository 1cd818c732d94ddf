/**
 * What lenses say of traces, asked of a worker and kept: re-measuring never trains. The record
 * somebody looks at comes first, then the others from coarse to fine; a newer wish ends an older one.
 */
import { formatRuler, type LayerTrail, type OutputReading } from '../engine/index.ts';
import { WorkerError } from '../worker/live.ts';
import type { Measured, Source } from '../worker/measurer.ts';
import { type Lens, NUMBERS } from '../worker/tape.ts';

/** A lens somebody looks through. */
export interface Wish {
  readonly source: Source;
  /** T1 … TL. */
  readonly names: readonly string[];
  readonly lens: Lens;
  readonly output: OutputReading;
  /** The record on show. */
  readonly record: number;
}

/**
 * One lens over the records of a source. For the scatter lens `ixt` is the scatter within classes and
 * `ity` that between them. What has not been measured is NaN.
 */
export interface Reading {
  readonly layers: readonly LayerTrail[];
  /** Records measured so far. */
  readonly done: number;
}

export interface MeasurerLike {
  measure(
    signal: AbortSignal,
    source: Source,
    lenses: readonly Lens[],
    output: OutputReading,
    records: Uint32Array,
    listener: Measured,
  ): Promise<void>;
}

class Kept implements Reading {
  readonly lens: Lens;
  readonly layers: readonly {
    readonly name: string;
    readonly ixt: number[];
    readonly ity: number[];
    readonly codes: number[];
  }[];
  private readonly measured = new Set<number>();

  constructor(lens: Lens, names: readonly string[]) {
    this.lens = lens;
    this.layers = names.map((name) => ({ name, ixt: [], ity: [], codes: [] }));
  }

  get done(): number {
    return this.measured.size;
  }

  has(record: number): boolean {
    return this.measured.has(record);
  }

  grow(count: number): void {
    for (const { ixt, ity, codes } of this.layers) {
      for (const column of [ixt, ity, codes]) while (column.length < count) column.push(Number.NaN);
    }
  }

  /** Takes the numbers of a record: for each layer I(X;T), I(T;Y), codes. */
  set(record: number, numbers: Float64Array): void {
    this.layers.forEach(({ ixt, ity, codes }, l) => {
      ixt[record] = numbers[l * NUMBERS] as number;
      ity[record] = numbers[l * NUMBERS + 1] as number;
      codes[record] = numbers[l * NUMBERS + 2] as number;
    });
    this.measured.add(record);
  }
}

/** Lenses of one source that can be measured in one go. */
interface Group {
  readonly source: Source;
  readonly output: OutputReading;
  readonly focus: number;
  readonly kept: readonly Kept[];
}

/** Of one source this many lenses are kept: while a slider is dragged there are many. */
const MOST_READINGS = 40;

function keyOf(lens: Lens, output: OutputReading): string {
  return `${lens.kind === 'ruler' ? formatRuler(lens.ruler) : lens.kind} ${output}`;
}

/** The focus, the last record, every 64th, every 32nd, …: each once, those that are missing. */
export function coarseToFine(
  count: number,
  focus: number,
  isMissing: (record: number) => boolean,
): Uint32Array {
  const order = new Set([focus, count - 1]);
  for (let stride = 64; stride >= 1; stride /= 2) {
    for (let record = 0; record < count; record += stride) order.add(record);
  }
  return Uint32Array.from([...order].filter((r) => r >= 0 && r < count && isMissing(r)));
}

function problemOf(error: unknown): string {
  return error instanceof WorkerError ? error.message : `${String(error)}.`;
}

export class Readings {
  private readonly measurer: MeasurerLike;
  private readonly onChange: (problem: string | undefined) => void;
  private readonly kept = new WeakMap<Source, Map<string, Kept>>();
  /** Lenses on which measuring has failed: not tried again as long as somebody wishes for them. */
  private failed: ReadonlySet<Kept> = new Set();
  private wishes: readonly Wish[] = [];
  private job: (Group & { readonly abort: AbortController }) | undefined;

  /** `onChange` is called when there is more to show, and with a sentence when measuring failed. */
  constructor(measurer: MeasurerLike, onChange: (problem: string | undefined) => void) {
    this.measurer = measurer;
    this.onChange = onChange;
  }

  /** What is known through a lens; undefined before anybody wished for it. */
  of(source: Source, lens: Lens, output: OutputReading): Reading | undefined {
    return this.kept.get(source)?.get(keyOf(lens, output));
  }

  /** Says all that is looked at now; what nobody looks at any more is not measured further. */
  want(wishes: readonly Wish[]): void {
    this.wishes = wishes;
    if (this.failed.size > 0) {
      const wanted = wishes.map((wish) => this.keep(wish));
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
      job.source === group.source &&
      job.output === group.output &&
      job.kept.every((kept) => group.kept.includes(kept) || kept.done >= job.source.count) &&
      group.kept.every(
        (kept) => job.kept.includes(kept) && (job.focus === group.focus || kept.has(group.focus)),
      );
    if (covered) return;
    job?.abort.abort();
    this.job = undefined;
    if (group !== undefined) this.start(group);
  }

  /** What is missing where somebody looks; else what is missing at all. */
  private urgent(): Group | undefined {
    const missing = this.wishes
      .map((wish) => ({ wish, kept: this.keep(wish) }))
      .filter(({ wish, kept }) => kept.done < wish.source.count && !this.failed.has(kept));
    const first = missing.find(({ wish, kept }) => !kept.has(wish.record)) ?? missing[0];
    if (first === undefined) return undefined;
    const { source, output, record: focus } = first.wish;
    const kept = missing
      .filter(({ wish }) => wish.source === source && wish.output === output)
      .map((entry) => entry.kept);
    // Two columns may show one ruler.
    return { source, output, focus, kept: [...new Set(kept)] };
  }

  private start(group: Group): void {
    const { source, output, focus, kept } = group;
    const abort = new AbortController();
    const job = { ...group, abort };
    this.job = job;
    const isMissing = (record: number): boolean => kept.some((one) => !one.has(record));
    const lenses = kept.map(({ lens }) => lens);
    const records = coarseToFine(source.count, focus, isMissing);
    const hear: Measured = (found, numbers) => {
      const width = numbers.length / (found.length * kept.length);
      found.forEach((record, r) => {
        kept.forEach((one, i) => {
          const from = (r * kept.length + i) * width;
          one.set(record, numbers.subarray(from, from + width));
        });
      });
      this.onChange(undefined);
    };
    this.measurer.measure(abort.signal, source, lenses, output, records, hear).then(
      () => {
        if (this.job !== job) return;
        this.job = undefined;
        this.schedule();
      },
      (error: unknown) => {
        if (this.job !== job) return;
        this.job = undefined;
        this.failed = new Set([...this.failed, ...kept]);
        this.onChange(`Measuring stopped. ${problemOf(error)}`);
        this.schedule();
      },
    );
  }

  private keep({ source, names, lens, output }: Wish): Kept {
    const all = this.kept.get(source) ?? new Map<string, Kept>();
    this.kept.set(source, all);
    const key = keyOf(lens, output);
    const kept = all.get(key) ?? new Kept(lens, names);
    kept.grow(source.count);
    // The latest used stands last.
    all.delete(key);
    all.set(key, kept);
    for (const oldest of all.keys()) {
      if (all.size <= MOST_READINGS) break;
      all.delete(oldest);
    }
    return kept;
  }
}
