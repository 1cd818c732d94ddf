import { type Outcome, type Run, RunRecording } from '../engine/index.ts';
import { WorkerError } from './live.ts';
import type { CheckpointListener } from './scheduled-worker.ts';
import type { Priority, Scheduler, TrainingJob } from './scheduler.ts';

/** How the training of a run goes. */
export type TrainingStatus =
  /** Has not been requested: it takes about so many seconds. */
  | { readonly kind: 'waiting'; readonly seconds: number }
  /** Waits for a worker, or for its first checkpoint. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'training' }
  | { readonly kind: 'stopped' }
  | Outcome
  | { readonly kind: 'failed'; readonly error: WorkerError };

/** A run as far as it has been trained: another object whenever something of it has changed. */
interface TrainedRunSnapshot {
  readonly status: TrainingStatus;
  /** Epochs done, recorded or not. */
  readonly epoch: number;
  /** Epochs a second, measured since training began; 0 until known. */
  readonly rate: number;
  /** What is left, by what training has taken so far; undefined until known. */
  readonly secondsLeft: number | undefined;
  /** Grows in place; another one only when training begins anew. */
  readonly recording: RunRecording;
  /** Checkpoints in the recording. */
  readonly count: number;
  /** Of the recording, once it is complete. */
  readonly fingerprint: string | undefined;
}

/** Whether the run has come to its end by itself, so that training it again gives the same. */
export function isComplete({ kind }: TrainingStatus): boolean {
  return kind === 'completed' || kind === 'diverged';
}

/** What bears on training one run. */
interface TrainedRunOptions {
  readonly scheduler: Pick<Scheduler, 'submit'>;
  /** Milliseconds. */
  readonly now: () => number;
  /** Seconds that the run is expected to take. */
  readonly seconds: number;
  /** Seconds that another machine takes for it, in all or up to an epoch. */
  readonly expected: (epoch?: number) => number;
  /** Called at its end with the time it took, as a multiple of what was expected. */
  readonly onMeasured: (multiple: number) => void;
}

/** Seconds of training that are enough to measure the machine by; less is mostly its start. */
const MIN_MEASURED = 0.1;

/** A run, its recording, and its training into that; can be observed. */
export class TrainedRun {
  readonly run: Run;
  private readonly options: TrainedRunOptions;
  private readonly listeners = new Set<() => void>();
  private current: TrainedRunSnapshot;
  /** Time taken by what was trained since the first message, as a multiple of what was expected. */
  private multiple: number | undefined;
  private training: { readonly job: TrainingJob; readonly abort: AbortController } | undefined;

  constructor(run: Run, options: TrainedRunOptions) {
    this.run = run;
    this.options = options;
    this.current = beginning(run, { kind: 'waiting', seconds: options.seconds });
  }

  get snapshot(): TrainedRunSnapshot {
    return this.current;
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Trains the run from its beginning. */
  begin(priority: Priority): void {
    const { scheduler } = this.options;
    this.training?.abort.abort();
    const abort = new AbortController();
    const { recording } = this.current;
    this.current = beginning(this.run, { kind: 'starting' }, recording);
    const job = scheduler.submit(this.run, {
      priority,
      signal: abort.signal,
      ...this.recorder(this.current.recording, abort.signal),
    });
    const training = { job, abort };
    this.training = training;
    this.notify();
    job.end.then(
      ({ outcome, fingerprint }) => this.finish(training, { status: outcome, fingerprint }),
      (error: unknown) => {
        const reason =
          error instanceof WorkerError ? error : new WorkerError('error', String(error));
        this.finish(training, { status: { kind: 'failed', error: reason } });
      },
    );
  }

  /** Of a run in training. */
  setPriority(priority: Priority): void {
    this.training?.job.setPriority(priority);
  }

  /** Ends training at once; what has been recorded stays. */
  stop(): void {
    if (this.training === undefined) return;
    this.training.abort.abort();
    this.training = undefined;
    this.change({ status: { kind: 'stopped' } });
  }

  /** A run begun again repeats its checkpoints bit by bit: those that are known are left out. */
  private recorder(recording: RunRecording, signal: AbortSignal) {
    const { now, expected: expectedUpTo } = this.options;
    let started: { readonly time: number; readonly expected: number } | undefined;
    const onCheckpoints: CheckpointListener = (checkpoints, epoch) => {
      if (signal.aborted) return;
      const expected = expectedUpTo(epoch);
      started ??= { time: now(), expected };
      const seconds = (now() - started.time) / 1000;
      // Epochs that are recorded take longer: those to come are not what those before were.
      const multiple = seconds / (expected - started.expected);
      this.multiple = seconds >= MIN_MEASURED ? multiple : undefined;
      const last = recording.epochs.at(-1) ?? -1;
      for (const checkpoint of checkpoints) {
        if (checkpoint.epoch > last) recording.add(checkpoint);
      }
      this.change({
        status: { kind: 'training' },
        epoch: Math.max(epoch, last),
        rate: seconds > 0 ? epoch / seconds : 0,
        secondsLeft: this.multiple && this.multiple * (expectedUpTo() - expected),
        count: recording.count,
      });
    };
    const onRestart = (): void => {
      started = undefined;
      this.multiple = undefined;
    };
    return { onCheckpoints, onRestart };
  }

  private finish(
    training: object,
    end: Pick<TrainedRunSnapshot, 'status'> & { readonly fingerprint?: string },
  ): void {
    if (this.training !== training) return;
    this.training = undefined;
    if (this.multiple !== undefined && end.status.kind === 'completed') {
      this.options.onMeasured(this.multiple);
    }
    this.change(end);
  }

  private change(changes: Partial<TrainedRunSnapshot>): void {
    this.current = { ...this.current, ...changes };
    this.notify();
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** Nothing recorded; an empty recording is used as it is. */
function beginning(run: Run, status: TrainingStatus, old?: RunRecording): TrainedRunSnapshot {
  const recording = old?.count === 0 ? old : new RunRecording(run);
  return {
    status,
    epoch: 0,
    rate: 0,
    secondsLeft: undefined,
    recording,
    count: 0,
    fingerprint: undefined,
  };
}
