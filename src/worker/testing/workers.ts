/** A worker whose side is on this thread, locks, and small runs, for tests. */
import { expose } from 'comlink';
import {
  DEFAULT_PRESET,
  type Run,
  type RunRecording,
  trainToEnd,
  typedArrayBackend,
} from '../../engine/index.ts';
import { dataOf } from '../../engine/testing/data.ts';
import { RunActivations } from '../../engine/training/run-activations.ts';
import type { Locks } from '../life.ts';

/** One turn of the event loop. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** What of a Worker a page uses. */
export class FakeWorker extends EventTarget {
  ended = false;
  private readonly port: MessagePort;

  /** Without an interface it never answers. */
  constructor(api: object | undefined) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    if (api !== undefined) expose(api, port2);
    port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer);
  }

  /** As an uncaught error in the worker arrives. */
  fail(message?: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  terminate(): void {
    this.ended = true;
    this.port.close();
  }
}

/** Locks of the page's side: each is granted when its worker is lost. */
export function pageLocks() {
  const waiting = new Set<() => void>();
  const locks = {
    request: (_: string, { signal }: { signal: AbortSignal }) =>
      new Promise<void>((resolve, reject) => {
        waiting.add(resolve);
        signal.addEventListener('abort', () => {
          waiting.delete(resolve);
          reject(signal.reason);
        });
      }),
  };
  const loseWorkers = (): void => {
    for (const resolve of waiting) resolve();
  };
  return { locks: locks as unknown as Locks, waiting, loseWorkers };
}

/** A run that is trained in a moment. */
export const TINY: Run = {
  ...DEFAULT_PRESET.run,
  hidden: [3, 2],
  activations: ['tanh', 'relu'],
  epochs: 4,
};

/** The recording of a run, trained here. */
export function recordingOf(run: Run): RunRecording {
  return trainToEnd(run, dataOf(run), typedArrayBackend).recording;
}

/** The activations at the checkpoints of a recording. */
export function activationsOfRecording(recording: RunRecording): RunActivations {
  const recorded = new RunActivations(recording.run, dataOf(recording.run), typedArrayBackend);
  recorded.extend(recording.states);
  return recorded;
}

/** The numbers of checkpoints from 0. */
export const checkpoints = (count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, r) => r);
