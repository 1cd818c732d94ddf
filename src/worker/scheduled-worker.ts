import { type Remote, transfer } from 'comlink';
import { type Checkpoint, type Outcome, type Run, unpackCheckpoints } from '../engine/index.ts';
import type { BackendInUse, MeasurerApi, TrainerApi } from './entry.ts';
import type { Locks } from './life.ts';
import { type Spawn, start, WorkerError } from './live.ts';
import type { StreamMessage } from './protocol.ts';

/** All requests that a worker takes. */
type WorkerApi = TrainerApi & MeasurerApi;

/** Called with new checkpoints, and with the number of epochs done, recorded or not. */
export type CheckpointListener = (checkpoints: readonly Checkpoint[], epoch: number) => void;

export interface RunEnd {
  readonly outcome: Outcome;
  readonly fingerprint: string;
}

/** How long a worker may be silent, in milliseconds. */
export interface Patience {
  /** From its start to its first answer. */
  readonly start: number;
  /** From the stop of its run until it is free for the next. */
  readonly stop: number;
}

let runs = 0;

/** One of the scheduler's workers: it trains one run at a time, and one of them measures beside that. */
export class ScheduledWorker {
  readonly remote: Remote<WorkerApi>;
  /** What it computes with, once it has answered. */
  readonly ready: Promise<BackendInUse>;
  /** Rejects when the worker does not start, fails, is lost or ended; never resolves. */
  readonly fault: Promise<never>;
  /** Whether it has answered. */
  hasStarted = false;
  /** With this `fault` rejects when the scheduler itself has ended the worker. */
  readonly dismissal = new WorkerError('lost');
  private readonly patience: Patience;
  private readonly endLive: () => void;
  private dismiss: (reason: WorkerError) => void = () => {};
  /** With what `fault` has rejected. */
  private failure: { readonly reason: unknown } | undefined;
  /** Reject what waits for the worker. */
  private readonly waiting = new Set<(reason: unknown) => void>();
  private attempt:
    | {
        readonly id: number;
        readonly port: MessagePort;
        readonly over: Promise<void>;
        /** Lets go of what waits for its end. */
        release(): void;
      }
    | undefined;

  /** Throws a WorkerError when the browser refuses to make a worker. */
  constructor(spawn: Spawn, locks: Locks | undefined, patience: Patience) {
    this.patience = patience;
    const { live, ready } = start<WorkerApi>(spawn, locks, patience.start);
    this.remote = live.remote;
    this.endLive = live.end;
    this.ready = ready;
    const failedStart = ready.then(() => {
      this.hasStarted = true;
      return new Promise<never>(() => {});
    });
    const dismissed = new Promise<never>((_, reject) => {
      this.dismiss = reject;
    });
    this.fault = Promise.race([live.fault, failedStart, dismissed]);
    this.fault.catch((reason: unknown) => {
      this.failure = { reason };
      for (const reject of this.waiting) reject(reason);
      this.waiting.clear();
    });
  }

  /**
   * Settles as something done with the worker does, or rejects with `fault` if that comes first. Not a
   * race of the two: `fault` would hold what was answered for as long as the worker lives.
   */
  untilFault<T>(doing: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.failure === undefined) this.waiting.add(reject);
      else reject(this.failure.reason);
      doing.finally(() => this.waiting.delete(reject)).then(resolve, reject);
    });
  }

  /**
   * Trains a run to its end; rejects with a WorkerError. The run is sent along with the greeting: a
   * page that is being drawn for the first time would be slow to send it after the answer.
   */
  async train(run: Run, listener: CheckpointListener): Promise<RunEnd> {
    const { port1, port2 } = new MessageChannel();
    const id = ++runs;
    const over = this.remote.train(run, id, transfer(port2, [port2]));
    let release = (): void => {};
    const stopped = new Promise<never>((_, reject) => {
      release = () => reject(new DOMException('stopped', 'AbortError'));
    });
    const attempt = { id, port: port1, over, release };
    this.attempt = attempt;
    const ended = new Promise<RunEnd>((resolve, reject) => {
      port1.onmessage = ({ data }: MessageEvent<StreamMessage>) => {
        if (data.id !== id || this.attempt !== attempt) return;
        if (data.kind === 'checkpoints') listener(unpackCheckpoints(data.checkpoints), data.epoch);
        else resolve({ outcome: data.outcome, fingerprint: data.fingerprint });
      };
      over.catch((error: unknown) => reject(new WorkerError('error', String(error))));
    });
    try {
      return await this.untilFault(Promise.race([ended, stopped]));
    } finally {
      port1.close();
      if (this.attempt === attempt) this.attempt = undefined;
    }
  }

  /**
   * Stops the run in training, of which nothing more is reported. Resolves with whether the worker is
   * free for another in time; one that has not even started is not waited for unless `isNeeded`.
   */
  async stop(isNeeded: boolean): Promise<boolean> {
    const { attempt } = this;
    if (attempt === undefined) return true;
    this.attempt = undefined;
    attempt.port.close();
    // Else what waits for it would hold the run and its recording for as long as the worker lives.
    attempt.release();
    if (!this.hasStarted && !isNeeded) return false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    this.remote.stop(attempt.id).catch(() => {}); // Lost or failed: `fault` rejects.
    const late = this.ready.then(
      () =>
        new Promise<false>((resolve) => {
          timer = setTimeout(() => resolve(false), this.patience.stop);
        }),
    );
    try {
      return await this.untilFault(Promise.race([attempt.over.then(() => true), late]));
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  end(): void {
    this.dismiss(this.dismissal);
    this.endLive();
  }
}
