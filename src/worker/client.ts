import { transfer } from 'comlink';
import type { Checkpoint, Outcome, Run } from '../engine/index.ts';
import type { BackendInUse, TrainerApi } from './entry.ts';
import type { Locks } from './life.ts';
import { type Live as LiveWorker, type Spawn, START_LIMIT_MS, start, WorkerError } from './live.ts';
import { type StreamMessage, unpack } from './protocol.ts';

type Live = LiveWorker<TrainerApi>;

/** Hears what a run tells while it trains: new checkpoints, and how many epochs are done. */
export type RunListener = (checkpoints: readonly Checkpoint[], epoch: number) => void;

export interface RunEnd {
  readonly outcome: Outcome;
  readonly fingerprint: string;
}

/** An aborted run that has not ended its worker's turn after this long will not do so soon. */
const STOP_LIMIT_MS = 250;

/** How long a worker may be silent, in milliseconds. */
export interface Patience {
  /** From its start to its first answer. */
  readonly start: number;
  /** From the abort of its run to the end of its turn. */
  readonly stop: number;
}

const PATIENCE: Patience = { start: START_LIMIT_MS, stop: STOP_LIMIT_MS };

/**
 * Trains runs, one at a time, each in a worker. A worker whose run has ended or been aborted is kept
 * for the next one (its code is warm by then); one that failed, or does not stop, is ended.
 */
export class Trainer {
  /** Told what each new worker computes with. */
  onBackend: (backend: BackendInUse) => void = () => {};
  private readonly spawn: Spawn;
  private readonly locks: Locks | undefined;
  private readonly patience: Patience;
  private idle: Live | undefined;
  /** Settles when the worker of the last aborted run is idle again, or ended. */
  private stopping: Promise<void> | undefined;
  private runs = 0;

  /** `locks` tell of a lost worker, where the browser has them. */
  constructor(spawn: Spawn, locks: Locks | undefined, patience = PATIENCE) {
    this.spawn = spawn;
    this.locks = locks;
    this.patience = patience;
  }

  /**
   * Trains a run to its end. Rejects with the signal's reason as soon as it aborts, and with a
   * WorkerError when the worker does not start, fails, or is lost.
   */
  async train(signal: AbortSignal, run: Run, listener: RunListener): Promise<RunEnd> {
    signal.throwIfAborted();
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    aborted.catch(() => {}); // After a failed start nobody waits for it.
    const { live, starting } = await this.take(aborted);
    let isStarting = starting !== undefined;
    const failedStart = new Promise<never>((_, reject) => {
      starting?.then(() => {
        isStarting = false;
      }, reject);
    });
    failedStart.catch(() => {}); // After an abort nobody waits for it.
    if (signal.aborted) {
      if (isStarting) live.end();
      else this.rest(live);
      throw signal.reason;
    }
    // A new worker hears of its run with the greeting: a page that is being drawn for the first time
    // would be slow to send it after the answer.
    const channel = new MessageChannel();
    const id = ++this.runs;
    const { ended, over } = listen(live, id, run, channel, listener);
    // Not only when the rejection is heard: the next run may be asked for in the same yields.
    const stop = (): void => {
      if (isStarting) live.end();
      else this.stopping = this.stop(live, id, over);
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      const end = await Promise.race([failedStart, ended, live.fault, aborted]);
      if (!signal.aborted) this.rest(live);
      return end;
    } catch (error) {
      if (!signal.aborted) live.end();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      channel.port1.close();
    }
  }

  /** Keeps a worker for the next run, and no other beside it. */
  private rest(live: Live): void {
    if (this.idle !== live) this.idle?.end();
    this.idle = live;
  }

  /** Ends a run; its worker stays for the next one if it comes back in time. */
  private async stop(live: Live, id: number, over: Promise<unknown>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, this.patience.stop);
    });
    live.remote.stop(id).catch(() => {}); // Lost or failed: `fault` tells.
    try {
      await Promise.race([over, live.fault, late]);
      this.rest(live);
    } catch {
      live.end();
    } finally {
      clearTimeout(timer);
      this.stopping = undefined;
    }
  }

  /** The kept worker if it is alive, or a new one; `starting` settles when that has answered, or failed. */
  private async take(aborted: Promise<never>): Promise<{ live: Live; starting?: Promise<void> }> {
    if (this.stopping !== undefined) await Promise.race([this.stopping, aborted]);
    const kept = this.idle;
    this.idle = undefined;
    if (kept !== undefined) {
      try {
        // A loss while idle has already rejected `fault`, which stands first and wins the race.
        await Promise.race([kept.fault, Promise.resolve()]);
        return { live: kept };
      } catch {
        kept.end();
      }
    }
    const { live, ready } = start<TrainerApi>(this.spawn, this.locks, this.patience.start);
    return { live, starting: ready.then((backend) => this.onBackend(backend)) };
  }
}

/** Starts a run: `ended` when it has come to its end, `over` when its worker is free, however it ended. */
function listen(
  live: Live,
  id: number,
  run: Run,
  channel: MessageChannel,
  to: RunListener,
): { readonly ended: Promise<RunEnd>; readonly over: Promise<void> } {
  const over = live.remote.train(run, id, transfer(channel.port2, [channel.port2]));
  const ended = new Promise<RunEnd>((resolve, reject) => {
    channel.port1.onmessage = ({ data }: MessageEvent<StreamMessage>) => {
      if (data.id !== id) return;
      if (data.kind === 'checkpoints') to(unpack(data.checkpoints), data.epoch);
      else resolve({ outcome: data.outcome, fingerprint: data.fingerprint });
    };
    over.catch((error: unknown) => reject(new WorkerError('error', String(error))));
  });
  return { ended, over };
}
