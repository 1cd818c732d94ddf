import { type Remote, releaseProxy, transfer, wrap } from 'comlink';
import type { EpochRecord, Outcome, Run } from '../engine/index.ts';
import type { TrainerApi } from './entry.ts';
import { whenGone } from './life.ts';
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

function start(spawn: Spawn): { live: Live; ready: Promise<void> } {
  const worker = spawn();
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
  const hello = remote.hello(name).then(() => {
    ready = true;
  });
  const gone = hello
    .then(() => whenGone(name, watch.signal))
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
    const timer = setTimeout(() => reject(new WorkerError('start', 'no answer')), START_LIMIT_MS);
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
  private idle: Live | undefined;
  private runs = 0;

  constructor(spawn: Spawn) {
    this.spawn = spawn;
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
      // A loss while idle has already rejected `fault`, which then wins the race.
      const alive = await Promise.race([kept.fault.catch(() => false), Promise.resolve(true)]);
      if (alive) return kept;
      kept.end();
    }
    const { live, ready } = start(this.spawn);
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
