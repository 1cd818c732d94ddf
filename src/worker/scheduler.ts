/**
 * The one owner of all workers: the run on show, comparison runs, ensembles and measuring share one
 * budget of them. A stopped or lost run that begins again gives the same bits, so that a more urgent
 * one may take its worker at any time.
 */
import type { Run } from '../engine/index.ts';
import type { BackendInUse } from './entry.ts';
import type { Locks } from './life.ts';
import { type Spawn, START_LIMIT_MS, WorkerError } from './live.ts';
import {
  type CheckpointListener,
  type Patience,
  type RunEnd,
  ScheduledWorker,
} from './scheduled-worker.ts';

/**
 * Whose runs go first, in order. `lab` is the run on show. Measuring stands between `lab` and
 * `comparison`: it waits for no run, but shares its worker with the least urgent one.
 */
export const PRIORITIES = ['lab', 'comparison', 'ensemble'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface TrainOptions {
  readonly priority: Priority;
  readonly signal: AbortSignal;
  readonly onCheckpoints: CheckpointListener;
  /** The run has got a worker. */
  readonly onStart?: () => void;
  /**
   * The run begins again from its first epoch, since its worker was lost or given to a more urgent
   * run: what has been reported of it will be reported once more, bit by bit the same.
   */
  readonly onRestart?: () => void;
  /** How often the run is begun again after its worker was lost or did not start; else it fails. */
  readonly retries?: number;
}

/** A run that has been requested. */
export interface TrainingJob {
  /**
   * How the run ended. Rejects with the signal's reason as soon as it aborts, and with a WorkerError
   * when the worker does not start, fails, or is lost.
   */
  readonly end: Promise<RunEnd>;
  setPriority(priority: Priority): void;
}

interface SchedulerOptions {
  readonly spawn: Spawn;
  /** Report a lost worker, where the browser has them. */
  readonly locks: Locks | undefined;
  /** Workers at most, each made when it is first needed. */
  readonly size: number;
  readonly patience?: Patience;
}

/** A stopped run that has not left its worker after this long will not do so soon. */
const STOP_LIMIT_MS = 250;

/** Where one has started, another that is silent for this long after its start was lost before it could. */
const START_AFTER_ANOTHER_MS = 5000;

const PATIENCE: Patience = { start: START_LIMIT_MS, stop: STOP_LIMIT_MS };

/** More workers than this gain little: memory bandwidth and the page need a share. */
const MAX_WORKERS = 8;

/** Workers for a machine of so many logical cores. */
export function workersFor(cores: number): number {
  return Math.min(Math.max(Math.floor(cores), 1), MAX_WORKERS);
}

interface Job extends TrainingJob {
  /** Rises from job to job. */
  readonly number: number;
  readonly run: Run;
  readonly options: TrainOptions;
  readonly resolve: (end: RunEnd) => void;
  readonly reject: (reason: unknown) => void;
  priority: Priority;
  hasBegun: boolean;
  /** Faults so far. */
  faults: number;
}

interface Slot {
  readonly worker: ScheduledWorker;
  /** What it trains; another object each time a job is begun. */
  attempt: { readonly job: Job } | undefined;
  isStopping: boolean;
}

const urgency = ({ priority }: Job): number => -PRIORITIES.indexOf(priority);

export class Scheduler {
  readonly size: number;
  /** Called with what each new worker computes with. */
  onBackend: (backend: BackendInUse) => void = () => {};
  private readonly spawn: Spawn;
  private readonly locks: Locks | undefined;
  private readonly patience: Patience;
  private readonly slots = new Set<Slot>();
  private readonly waiting = new Set<Job>();
  /** The slot whose worker measures, and so holds recordings. */
  private measuring: Slot | undefined;
  /** The last worker that was made did not start. */
  private isRefused = false;
  private jobs = 0;
  private isAssigning = false;

  constructor({ spawn, locks, size, patience = PATIENCE }: SchedulerOptions) {
    this.spawn = spawn;
    this.locks = locks;
    this.size = size;
    this.patience = patience;
  }

  /** Trains a run to its end as soon as there is a worker for it; see TrainingJob for how it ends. */
  async train(run: Run, options: TrainOptions): Promise<RunEnd> {
    return this.submit(run, options).end;
  }

  /** As `train`, of a run whose priority may change meanwhile. */
  submit(run: Run, options: TrainOptions): TrainingJob {
    options.signal.throwIfAborted();
    let settle: Pick<Job, 'resolve' | 'reject'> = { resolve: () => {}, reject: () => {} };
    const end = new Promise<RunEnd>((resolve, reject) => {
      settle = { resolve, reject };
    });
    const job: Job = {
      ...settle,
      number: ++this.jobs,
      run,
      options,
      end,
      priority: options.priority,
      hasBegun: false,
      faults: 0,
      setPriority: (priority) => {
        job.priority = priority;
        this.assignSoon();
      },
    };
    const abort = (): void => {
      job.reject(options.signal.reason);
      this.waiting.delete(job);
      const slot = this.slotOf(job);
      if (slot !== undefined) void this.stop(slot);
    };
    options.signal.addEventListener('abort', abort, { once: true });
    const forget = (): void => options.signal.removeEventListener('abort', abort);
    end.then(forget, forget);
    this.waiting.add(job);
    this.assignSoon();
    return job;
  }

  /** The worker that measures: the same one for as long as it lives. */
  measuringWorker(): ScheduledWorker {
    this.measuring ??= this.chooseMeasuring();
    return this.measuring.worker;
  }

  /** Lets the next measurement have a new worker; a run that the present one trains goes on. */
  renewMeasuring(): void {
    const slot = this.measuring;
    this.measuring = undefined;
    if (slot?.attempt === undefined && slot?.isStopping === false) this.remove(slot);
  }

  /** Whether there is a worker that has answered. */
  get hasStarted(): boolean {
    return [...this.slots].some(({ worker }) => worker.hasStarted);
  }

  /**
   * Whether there may be one worker more. Where the last did not start, as without a connection, those
   * that have started do its work.
   */
  private get hasRoom(): boolean {
    return this.slots.size < this.size && !(this.isRefused && this.hasStarted);
  }

  /** A worker beside those that train, if there is room for one; else the one of the least urgent run. */
  private chooseMeasuring(): Slot {
    if (this.hasRoom) return this.addSlot();
    const [least] = [...this.slots].toSorted((a, b) => {
      const of = ({ attempt }: Slot) =>
        attempt === undefined ? -PRIORITIES.length : urgency(attempt.job);
      return of(a) - of(b);
    });
    return least ?? this.addSlot();
  }

  private slotOf(job: Job): Slot | undefined {
    return [...this.slots].find(({ attempt }) => attempt?.job === job);
  }

  /** Not at once: of several runs requested in the same turn the most urgent goes first. */
  private assignSoon(): void {
    if (this.isAssigning) return;
    this.isAssigning = true;
    queueMicrotask(() => {
      this.isAssigning = false;
      this.assign();
    });
  }

  /**
   * Gives workers to those who wait, the most urgent first. One that is about to be free is warm, and
   * so better than a new one; the one that measures is the last choice.
   */
  private assign(): void {
    const isFree = (slot: Slot): boolean => slot.attempt === undefined && !slot.isStopping;
    const stopping = [...this.slots].filter(({ isStopping }) => isStopping);
    let others = stopping.filter((slot) => slot !== this.measuring).length;
    let isMeasuringStopping = this.measuring?.isStopping === true;
    const jobs = [...this.waiting].toSorted(
      (a, b) => urgency(b) - urgency(a) || a.number - b.number,
    );
    for (const job of jobs) {
      const free = [...this.slots].find((slot) => slot !== this.measuring && isFree(slot));
      if (free !== undefined) void this.begin(job, free);
      else if (others > 0) others--;
      else if (this.hasRoom) this.beginOnNew(job);
      else if (this.measuring !== undefined && isFree(this.measuring))
        void this.begin(job, this.measuring);
      else if (isMeasuringStopping) isMeasuringStopping = false;
      else if (!this.preempt(job)) return;
    }
  }

  /** Takes the worker of a less urgent run, which waits for another; false when there is none. */
  private preempt(job: Job): boolean {
    const [victim] = [...this.slots]
      .flatMap((slot) => (slot.attempt === undefined ? [] : [{ slot, job: slot.attempt.job }]))
      .filter((running) => urgency(running.job) < urgency(job))
      .toSorted(
        (a, b) =>
          urgency(a.job) - urgency(b.job) ||
          Number(a.slot === this.measuring) - Number(b.slot === this.measuring) ||
          b.job.number - a.job.number,
      );
    if (victim === undefined) return false;
    this.waiting.add(victim.job);
    void this.stop(victim.slot);
    return true;
  }

  private beginOnNew(job: Job): void {
    let slot: Slot;
    try {
      slot = this.addSlot();
    } catch (error) {
      this.waiting.delete(job);
      this.failed(job, error);
      return;
    }
    void this.begin(job, slot);
  }

  private async begin(job: Job, slot: Slot): Promise<void> {
    const { onStart, onRestart, onCheckpoints } = job.options;
    const attempt = { job };
    slot.attempt = attempt;
    this.waiting.delete(job);
    (job.hasBegun ? onRestart : onStart)?.();
    job.hasBegun = true;
    try {
      const end = await slot.worker.train(job.run, onCheckpoints);
      if (slot.attempt !== attempt) return;
      slot.attempt = undefined;
      // Time has passed: the next that is needed may start.
      this.isRefused = false;
      job.resolve(end);
    } catch (error) {
      if (slot.attempt !== attempt) return;
      this.remove(slot);
      this.failed(job, error);
    }
    this.assignSoon();
  }

  /** Begins a job again after a fault, if that may help and there are tries left. */
  private failed(job: Job, error: unknown): void {
    const fault = error instanceof WorkerError ? error.fault : 'error';
    // A worker that has started takes what another did not start for, which costs no try.
    const isTaken = fault === 'start' && this.hasStarted;
    if (isTaken || (fault !== 'error' && job.faults++ < (job.options.retries ?? 0))) {
      this.waiting.add(job);
      this.assignSoon();
    } else {
      job.reject(error);
    }
  }

  /** Stops what a slot trains; its worker stays for the next run if it is free in time. */
  private async stop(slot: Slot): Promise<void> {
    slot.attempt = undefined;
    slot.isStopping = true;
    const isFree = await slot.worker.stop(slot === this.measuring);
    slot.isStopping = false;
    if (!isFree) this.remove(slot);
    this.assignSoon();
  }

  private addSlot(): Slot {
    // Until it has answered: the browser may refuse to make one.
    this.isRefused = true;
    const { start, stop } = this.patience;
    const worker = new ScheduledWorker(this.spawn, this.locks, {
      start: this.hasStarted ? Math.min(start, START_AFTER_ANOTHER_MS) : start,
      stop,
    });
    this.isRefused = false;
    const slot: Slot = { worker, attempt: undefined, isStopping: false };
    this.slots.add(slot);
    worker.ready.then(
      (backend) => {
        this.isRefused = false;
        this.onBackend(backend);
      },
      () => {
        this.isRefused = true; // And `fault` rejects.
      },
    );
    // Also between runs: the next one has a new worker.
    worker.fault.catch(() => this.remove(slot));
    return slot;
  }

  private remove(slot: Slot): void {
    if (!this.slots.delete(slot)) return;
    if (this.measuring === slot) this.measuring = undefined;
    slot.worker.end();
  }
}
