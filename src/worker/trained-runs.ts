/**
 * The one cache of recordings, by the canonical text of their run: a run is trained once, however
 * often it is requested. Runs in use are never let go; of the others the least recently used go
 * first.
 */
import { estimateSeconds, type Run, runText } from '../engine/index.ts';
import type { BackendInUse } from './entry.ts';
import { PRIORITIES, type Priority, type Scheduler } from './scheduler.ts';
import { isComplete, TrainedRun } from './trained-run.ts';

/** Runs kept that are not in use: going back to them is free. */
const MAX_KEPT = 32;
/** Bytes of their recordings; the default run's has half a megabyte, the largest 19. */
const MAX_KEPT_BYTES = 64e6;

interface Entry {
  readonly trained: TrainedRun;
  /**
   * The signals of those that hold the run, with the priority of its training where that is
   * requested.
   */
  readonly holders: Map<AbortSignal, Priority | undefined>;
}

interface TrainedRunsOptions {
  readonly scheduler: Pick<Scheduler, 'submit'>;
  /** Milliseconds. */
  readonly now?: () => number;
  readonly maxKept?: number;
  readonly maxKeptBytes?: number;
}

interface HoldOptions {
  /** The run is in use until this aborts. */
  readonly signal: AbortSignal;
}

interface TrainRunOptions extends HoldOptions {
  readonly priority: Priority;
  /** Trains from the beginning, whatever there is: a run that failed or was stopped begins only so. */
  readonly again?: boolean;
}

export class TrainedRuns {
  private readonly scheduler: Pick<Scheduler, 'submit'>;
  private readonly now: () => number;
  private readonly maxKept: number;
  private readonly maxKeptBytes: number;
  /** In the order of their last use. */
  private readonly entries = new Map<string, Entry>();
  private backend: BackendInUse | undefined;
  /** How long the last run took here, as a multiple of what was expected. */
  private multiple = 1;

  constructor({
    scheduler,
    now = () => performance.now(),
    maxKept = MAX_KEPT,
    maxKeptBytes = MAX_KEPT_BYTES,
  }: TrainedRunsOptions) {
    this.scheduler = scheduler;
    this.now = now;
    this.maxKept = maxKept;
    this.maxKeptBytes = maxKeptBytes;
  }

  /** Notes what a worker computes with. */
  setBackend(backend: BackendInUse): void {
    if (backend.id !== this.backend?.id) this.multiple = 1;
    this.backend = backend;
  }

  /** Seconds that a run is expected to take with the backend at hand, on this machine. */
  estimate(run: Run): number {
    return this.multiple * this.expected(run);
  }

  /** The same on the machine that prices were measured on. */
  private expected(run: Run, epoch?: number): number {
    const backend = this.backend?.id ?? 'wasm-simd';
    return estimateSeconds(run, epoch === undefined ? { backend } : { backend, epoch });
  }

  private begun(run: Run): TrainedRun {
    const { scheduler, now } = this;
    return new TrainedRun(run, {
      scheduler,
      now,
      seconds: this.estimate(run),
      expected: (epoch) => this.expected(run, epoch),
      onMeasured: (multiple) => {
        this.multiple = multiple;
      },
    });
  }

  /** Holds a run without requesting its training. */
  hold(run: Run, { signal }: HoldOptions): TrainedRun {
    return this.take(run, undefined, signal).trained;
  }

  /**
   * Holds a run and trains it, unless that is under way or over. Its training ends with the last
   * that holds it; a run that has not come to its end by then is let go.
   */
  train(run: Run, { priority, signal, again = false }: TrainRunOptions): TrainedRun {
    const entry = this.take(run, priority, signal);
    const { trained } = entry;
    if (again || trained.snapshot.status.kind === 'waiting')
      trained.begin(highest(entry) ?? priority);
    return trained;
  }

  private take(run: Run, priority: Priority | undefined, signal: AbortSignal): Entry {
    signal.throwIfAborted();
    const text = runText(run);
    const entry: Entry = this.entries.get(text) ?? {
      trained: this.begun(run),
      holders: new Map(),
    };
    const isNew = !entry.holders.has(signal);
    entry.holders.set(signal, priority ?? entry.holders.get(signal));
    this.entries.delete(text);
    this.entries.set(text, entry);
    this.update(entry);
    if (isNew) {
      const leave = (): void => {
        entry.holders.delete(signal);
        this.update(entry);
        if (entry.holders.size === 0) this.release(text, entry);
      };
      signal.addEventListener('abort', leave, { once: true });
    }
    this.trim();
    return entry;
  }

  private update(entry: Entry): void {
    const priority = highest(entry);
    if (priority !== undefined) entry.trained.setPriority(priority);
  }

  private release(text: string, { trained }: Entry): void {
    if (!isComplete(trained.snapshot.status)) {
      this.entries.delete(text);
      trained.stop();
    }
    this.trim();
  }

  private trim(): void {
    const kept = [...this.entries].filter(([, { holders }]) => holders.size === 0);
    let count = kept.length;
    let bytes = kept.reduce((sum, [, { trained }]) => sum + trained.snapshot.recording.bytes, 0);
    for (const [text, { trained }] of kept) {
      if (count <= this.maxKept && bytes <= this.maxKeptBytes) break;
      this.entries.delete(text);
      count--;
      bytes -= trained.snapshot.recording.bytes;
    }
  }
}

function highest({ holders }: Entry): Priority | undefined {
  const wanted = new Set(holders.values());
  return PRIORITIES.find((priority) => wanted.has(priority));
}
