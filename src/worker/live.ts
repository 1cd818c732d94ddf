import { type Remote, releaseProxy, wrap } from 'comlink';
import type { BackendInUse } from './entry.ts';
import { type Locks, whenGone } from './life.ts';

/** Why a run ended without an outcome of its own. */
export type WorkerFault = 'start' | 'lost' | 'error';

export class WorkerError extends Error {
  readonly fault: WorkerFault;
  /** Whether the worker was merely silent: it may have been lost before it could answer. */
  readonly isSilence: boolean;
  /** The browser's own words; empty where there are none. */
  readonly detail: string;

  constructor(fault: WorkerFault, detail = '', isSilence = false) {
    super(detail === '' ? fault : `${fault}: ${detail}`);
    this.name = 'WorkerError';
    this.fault = fault;
    this.detail = detail;
    this.isSilence = isSilence;
  }
}

/** A worker that has answered is alive; one silent for this long after its start never will be. */
export const START_LIMIT_MS = 10_000;

/** What of a Worker is used; tests put something simpler in its place. */
export type Spawn = () => Worker;

/** The greeting that shows a page that its worker is alive. */
interface Greeter {
  hello(life: string): Promise<BackendInUse>;
  ping(): Promise<void>;
}

interface Live<Api extends Greeter> {
  readonly worker: Worker;
  readonly remote: Remote<Api>;
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

/** Starts a worker; `ready` settles when it has answered, failed, or been silent for `limit` ms. */
export function start<Api extends Greeter>(
  spawn: Spawn,
  locks: Locks | undefined,
  limit: number,
): { live: Live<Api>; ready: Promise<BackendInUse> } {
  const worker = spawned(spawn);
  const remote = wrap<Api>(worker);
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
  const hello = (remote as Remote<Greeter>).hello(name).then(
    (backend) => {
      ready = true;
      return backend;
    },
    (error: unknown) => {
      throw new WorkerError('start', String(error));
    },
  );
  const gone = hello
    .then(() => whenGone(locks, name, watch.signal, () => (remote as Remote<Greeter>).ping()))
    .then((): never => {
      throw new WorkerError('lost');
    });
  const fault = Promise.race([failed, gone]);

  const end = (): void => {
    watch.abort();
    remote[releaseProxy]();
    worker.terminate();
  };
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new WorkerError('start', 'no answer', true)), limit);
    void hello.finally(() => clearTimeout(timer)).catch(() => {});
  });
  return { live: { worker, remote, fault, end }, ready: Promise.race([hello, fault, late]) };
}
