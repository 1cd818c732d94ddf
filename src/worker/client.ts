import { type Remote, releaseProxy, transfer, wrap } from 'comlink';
import type { EpochRecord, Outcome, Run } from '../engine/index.ts';
import type { TrainerApi } from './entry.ts';
import { type Locks, whenGone } from './life.ts';
import { type StreamMessage, unpack } from './protocol.ts';

/** Why a run ended without an outcome of its own. */
export type WorkerFault = 'start' | 'lost' | 'error';

const FAULT_WORDS: Record<WorkerFault, string> = {
  start: 'The worker that trains could not be started',
  lost: 'The worker that trains was ended from outside',
  error: 'The worker that trains stopped with an error',
};

export class WorkerError extends Error {
  readonly fault: WorkerFault;

  constructor(fault: WorkerFault, detail = '') {
    super(detail === '' ? `${FAULT_WORDS[fault]}.` : `${FAULT_WORDS[fault]}: ${detail}.`);
    this.name = 'WorkerError';
    this.fault = fault;
  }
}

/** Hears what a run tells while it trains: new records, and how many epochs are done. */
export type RunListener = (records: readonly EpochRecord[], epoch: number) => void;

export interface RunEnd {
  readonly outcome: Outcome;
  readonly fingerprint: string;
}

/** A worker that has answered is alive; one silent for this long after its start never will be. */
const START_LIMIT_MS = 10_000;

/** What of a Worker is used; tests put something simpler in its place. */
export type Spawn = () => Worker;

interface Live {
  readonly worker: Worker;
  readonly remote: Remote<TrainerApi>;
  /** Rejects when the worker fails or is gone; never resolves. */
  readonly fault: Promise<never>;
  end(): void;
}

let lives = 0;

function spawned(spawn: Spawn): Worker {
  try {
    return spawn();
  } catch (error) {
    throw new WorkerError('start', String(error));
  }
}

function start(
  spawn: Spawn,
  locks: Locks | undefined,
  limit: number,
): { live: Live; ready: Promise<void> } {
  const worker = spawned(spawn);
  const remote = wrap<TrainerApi>(worker);
  const watch = new AbortController();
  const name = `infoplane-worker-${++lives}-${Math.random().toString(36).slice(2)}`;
  let ready = false;

  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new WorkerError(ready ? 'error' : 'start', event.message ?? ''));
    });
    worker.addEventListener('messageerror', () => reject(new WorkerError('error')));
  });
  const hello = remote.hello(name).then(
    () => {
      ready = true;
    },
    (error: unknown) => {
      throw new WorkerError('start', String(error));
    },
  );
  const gone = hello
    .then(() => whenGone(locks, name, watch.signal))
    .then((): never => {
      throw new WorkerError('lost');
    });
  const fault = Promise.race([failed, gone]);
  fault.catch(() => {}); // Heard by whoever waits on it; unheard it is no error.

  const end = (): void => {
    watch.abort();
    remote[releaseProxy]();
    worker.terminate();
  };
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new WorkerError('start', 'no answer')), limit);
    void hello.finally(() => clearTimeout(timer)).catch(() => {});
  });
  return { live: { worker, remote, fault, end }, ready: Promise.race([hello, fault, late]) };
}

/**
 * Trains runs, one at a time, each in a worker. A finished worker is kept for the next run (its
 * code is warm by then); an aborted or failed one is ended.
 */
export class Trainer {
  private readonly spawn: Spawn;
  private readonly locks: Locks | undefined;
  private readonly startLimit: number;
  private idle: Live | undefined;
  private runs = 0;

  /** `locks` tell of a lost worker, where the browser has them; `startLimit` in milliseconds. */
  constructor(spawn: Spawn, locks: Locks | undefined, startLimit = START_LIMIT_MS) {
    this.spawn = spawn;
    this.locks = locks;
    this.startLimit = startLimit;
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
    const live = await this.take(aborted);
    const channel = new MessageChannel();
    try {
      const end = await Promise.race([
        this.listen(live, run, channel, listener),
        live.fault,
        aborted,
      ]);
      this.idle = live;
      return end;
    } catch (error) {
      live.end();
      throw error;
    } finally {
      channel.port1.close();
    }
  }

  /** A worker that is known to be alive. */
  private async take(aborted: Promise<never>): Promise<Live> {
    const kept = this.idle;
    this.idle = undefined;
    if (kept !== undefined) {
      try {
        // A loss while idle has already rejected `fault`, which stands first and wins the race.
        await Promise.race([kept.fault, Promise.resolve()]);
        return kept;
      } catch {
        kept.end();
      }
    }
    const { live, ready } = start(this.spawn, this.locks, this.startLimit);
    try {
      await Promise.race([ready, aborted]);
      return live;
    } catch (error) {
      live.end();
      throw error;
    }
  }

  private listen(live: Live, run: Run, channel: MessageChannel, to: RunListener): Promise<RunEnd> {
    const id = ++this.runs;
    return new Promise((resolve, reject) => {
      channel.port1.onmessage = ({ data }: MessageEvent<StreamMessage>) => {
        if (data.id !== id) return;
        if (data.kind === 'records') to(unpack(data.records), data.epoch);
        else resolve({ outcome: data.outcome, fingerprint: data.fingerprint });
      };
      live.remote
        .train(run, id, transfer(channel.port2, [channel.port2]))
        .catch((error: unknown) => reject(new WorkerError('error', String(error))));
    });
  }
}
