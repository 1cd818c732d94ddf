import { expose } from 'comlink';
import { type Run, typedArrayKernels } from '../engine/index.ts';
import { holdForLife } from './life.ts';
import { trainToPort } from './train-to-port.ts';

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
  hello: (life: string): Promise<void> => holdForLife(life),
  /** Trains to the end, speaking on the port; the page stops it by ending the worker. */
  train: (run: Run, id: number, port: MessagePort): Promise<void> =>
    trainToPort(run, id, port, typedArrayKernels, { now: () => performance.now(), breathe }),
};

export type TrainerApi = typeof api;

expose(api);
