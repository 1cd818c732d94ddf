/** A scheduler whose runs tests hold in their hands. */
import { type Checkpoint, OUTPUT_DEFINITIONS, type Outcome, type Run } from '../../engine/index.ts';
import type { RunEnd } from '../scheduled-worker.ts';
import type { Priority, Scheduler, TrainingJob, TrainOptions } from '../scheduler.ts';

/** A checkpoint of made-up numbers: I(X;T) is the epoch and a tenth of the layer. */
export function checkpointOf(run: Run, epoch: number): Checkpoint {
  const count = run.hidden.length + OUTPUT_DEFINITIONS.length;
  return {
    epoch,
    loss: { train: 1, test: 1 },
    accuracy: { train: 0.5, test: 0.5 },
    estimates: Array.from({ length: count }, (_, l) => ({
      ixt: epoch + l / 10,
      ity: 0.5,
      states: l + 1,
    })),
    state: { parameters: new Float32Array(1), ranges: new Float32Array(1) },
  };
}

/** Once everything that waits on promises has had its turn. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** One run requested of a FakeScheduler. */
export class FakeJob implements TrainingJob {
  readonly run: Run;
  readonly options: TrainOptions;
  readonly end: Promise<RunEnd>;
  priority: Priority;
  private settle: { resolve(end: RunEnd): void; reject(reason: unknown): void } = {
    resolve: () => {},
    reject: () => {},
  };

  constructor(run: Run, options: TrainOptions) {
    this.run = run;
    this.options = options;
    this.priority = options.priority;
    this.end = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    options.signal.addEventListener('abort', () => this.settle.reject(options.signal.reason));
  }

  get isStopped(): boolean {
    return this.options.signal.aborted;
  }

  setPriority(priority: Priority): void {
    this.priority = priority;
  }

  /** Reports epochs as recorded, all in one message. */
  checkpoints(...epochs: number[]): void {
    this.options.onCheckpoints(
      epochs.map((epoch) => checkpointOf(this.run, epoch)),
      epochs.at(-1) ?? 0,
    );
  }

  /** Reports an epoch that is not recorded. */
  reaches(epoch: number): void {
    this.options.onCheckpoints([], epoch);
  }

  async finish(
    fingerprint = '0123456789abcdef',
    outcome: Outcome = { kind: 'completed' },
  ): Promise<void> {
    this.settle.resolve({ outcome, fingerprint });
    await settled();
  }

  async fail(error: unknown): Promise<void> {
    this.settle.reject(error);
    await settled();
  }
}

export class FakeScheduler implements Pick<Scheduler, 'submit'> {
  readonly jobs: FakeJob[] = [];

  submit(run: Run, options: TrainOptions): FakeJob {
    const job = new FakeJob(run, options);
    this.jobs.push(job);
    return job;
  }

  /** The run requested last. */
  get latest(): FakeJob {
    const job = this.jobs.at(-1);
    if (job === undefined) throw new Error('nothing was trained');
    return job;
  }
}
