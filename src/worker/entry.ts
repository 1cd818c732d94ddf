import { expose } from 'comlink';
import type { BackendId, Run } from '../engine/index.ts';
import { chooseBackend, type Fallback } from './backend.ts';
import { sendFaults } from './faults.ts';
import { holdForLife } from './life.ts';
import { fetchReaders, measuring } from './measuring.ts';
import { trainToPort } from './train-to-port.ts';

const chosen = chooseBackend();

/** What a worker computes with, and why not with the fast backend where it does not. */
export interface BackendInUse {
  readonly id: BackendId;
  readonly fallback: Fallback | undefined;
}

let stopped = 0;
const bell = new MessageChannel();
const waking: (() => void)[] = [];
bell.port1.onmessage = () => waking.shift()?.();

/** A message to oneself: unlike a timer it is not held back for milliseconds. */
function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    waking.push(resolve);
    bell.port2.postMessage(undefined);
  });
}

const now = (): number => performance.now();

/**
 * Fetches what reads files while there is nothing to wait for it, so that one opens though the
 * connection is lost by then. Some browsers cache that a module could not be fetched.
 */
function prepareReaders(): void {
  if (navigator.onLine) fetchReaders().catch(() => {});
}

const common = {
  /** First call: takes the lock by which the page sees that this worker is alive. */
  hello: async (life: string): Promise<BackendInUse> => {
    await holdForLife(navigator.locks, life);
    const { backend, fallback } = await chosen;
    return { id: backend.id, fallback };
  },
  /** Shows a page that cannot see it otherwise that this worker is alive. */
  ping: async (): Promise<void> => {},
};

const training = {
  ...common,
  /** Trains to the end, or until `stop` names this run, speaking on the port. */
  train: async (run: Run, id: number, port: MessagePort): Promise<void> => {
    const { backend } = await chosen;
    const isStopped = () => stopped >= id;
    await trainToPort(run, id, port, backend, { now, yieldToEventLoop, isStopped });
    prepareReaders();
  },
  /** Ends the run of this number when it next yields to the event loop; numbers rise from run to run. */
  stop: (id: number): void => {
    stopped = id;
  },
};

const measured = measuring(
  chosen.then(({ backend }) => backend),
  { now, yieldToEventLoop },
);

const measurer = {
  ...common,
  ...measured,
  openRecording: async (id: number, run: Run): Promise<void> => {
    await measured.openRecording(id, run);
    prepareReaders();
  },
};

export type TrainerApi = typeof training;
export type MeasurerApi = typeof measurer;

sendFaults();
// One script for both kinds of work, so that it is fetched once.
expose({ ...training, ...measurer });
