import { expose } from 'comlink';
import { type Run, typedArrayKernels } from '../engine/index.ts';
import { holdForLife } from './life.ts';
import { trainToPort } from './train-to-port.ts';

const api = {
  /** First call: takes the lock by which the page knows this worker is alive. */
  hello: (life: string): Promise<void> => holdForLife(life),
  /** Trains to the end in one go, speaking on the port; the page stops it by ending the worker. */
  train: (run: Run, id: number, port: MessagePort): void => {
    trainToPort(run, id, port, typedArrayKernels, () => performance.now());
  },
};

export type TrainerApi = typeof api;

expose(api);
