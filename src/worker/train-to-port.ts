import { type EpochRecord, Fingerprint, type Kernels, type Run, train } from '../engine/index.ts';
import { buffersOf, pack, type StreamMessage } from './protocol.ts';

/**
 * Between two messages: smooth to the eye, and a slow page on two cores keeps half its time for
 * other things. The first is sent at once.
 */
const MESSAGE_MS = 40;

export interface Sink {
  postMessage(message: StreamMessage, transfer: Transferable[]): void;
}

/** How time passes for a worker. */
export interface Pace {
  /** Milliseconds. */
  now(): number;
  /**
   * Returns to the event loop for a moment. A worker that never does cannot be ended gently: the
   * browser then waits seconds before it ends it by force, and it trains on meanwhile.
   */
  breathe(): Promise<void>;
  /** Whether nobody wants the rest of this run any more; asked after each breath. */
  isStopped(): boolean;
}

/** Trains a run to its end, unless stopped before, streaming its records in batches. */
export async function trainToPort(
  run: Run,
  id: number,
  port: Sink,
  kernels: Kernels,
  pace: Pace,
): Promise<void> {
  const fingerprint = new Fingerprint();
  let waiting: EpochRecord[] = [];
  let sent = Number.NEGATIVE_INFINITY;
  let epoch = 0;
  const flush = (): void => {
    const records = pack(waiting);
    waiting = [];
    sent = pace.now();
    port.postMessage({ kind: 'records', id, epoch, records }, buffersOf(records) as Transferable[]);
  };

  const training = train(run, kernels);
  let next = training.next();
  for (; next.done !== true; next = training.next()) {
    epoch = next.value.epoch;
    const { record } = next.value;
    if (record !== undefined) {
      fingerprint.add(record);
      waiting.push(record);
    }
    if (pace.now() - sent >= MESSAGE_MS) {
      flush();
      await pace.breathe();
      if (pace.isStopped()) return;
    }
  }
  if (waiting.length > 0) flush();
  port.postMessage({ kind: 'end', id, outcome: next.value, fingerprint: fingerprint.hex }, []);
}
