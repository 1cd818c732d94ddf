import { expose } from 'comlink';
import type { Run } from '../engine/index.ts';
import { chooseKernels } from './kernels.ts';
import { holdForLife } from './life.ts';
import { trainToPort } from './train-to-port.ts';

const chosen = chooseKernels();

/** What a worker computes with, and why not with the fast kernels where it does not. */
export interface KernelsInUse {
  readonly name: string;
  readonly fallback: string | undefined;
}

let stopped = 0;
const bell = new MessageChannel();

/** A message to oneself: unlike a timer it is not held back for milliseconds. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    bell.port1.onmessage = () => resolve();
    bell.port2.postMessage(undefined);
  });
}

const api = {
  /** First call: takes the lock by which the page knows this worker is alive. */
  hello: async (life: string): Promise<KernelsInUse> => {
    await holdForLife(navigator.locks, life);
    const { kernels, fallback } = await chosen;
    return { name: kernels.name, fallback };
  },
  /** Trains to the end, or until `stop` names this run, speaking on the port. */
  train: async (run: Run, id: number, port: MessagePort): Promise<void> => {
    const { kernels } = await chosen;
    const isStopped = () => stopped >= id;
    const pace = { now: () => performance.now(), breathe, isStopped };
    await trainToPort(run, id, port, kernels, pace);
  },
  /** Ends the run of this number at its next breath; numbers rise from run to run. */
  stop: (id: number): void => {
    stopped = id;
  },
};

export type TrainerApi = typeof api;

expose(api);
