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
  hello: (life: string): Promise<void> => holdForLife(navigator.locks, life),
  /** Trains to the end, speaking on the port; the page stops it by ending the worker. */
  train: async (run: Run, id: number, port: MessagePort): Promise<void> => {
    const { kernels } = await chosen;
    await trainToPort(run, id, port, kernels, { now: () => performance.now(), breathe });
  },
};

export type TrainerApi = typeof api;

expose(api);
