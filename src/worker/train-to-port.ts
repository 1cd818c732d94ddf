import { type EpochRecord, Fingerprint, type Kernels, type Run, train } from '../engine/index.ts';
import { buffersOf, pack, type StreamMessage } from './protocol.ts';

/**
 * Between two messages: still moving to the eye, and a page that draws without a GPU, on two cores
 * of which this worker takes one, is done with the last before the next. The first is sent at once.
 */
const MESSAGE_MS = 100;

/** Between two breaths: how late a run may notice that nobody wants it, as while a slider is dragged. */
const BREATH_MS = 20;

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
  let breathed = Number.NEGATIVE_INFINITY;
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
    const now = pace.now();
    if (now - sent >= MESSAGE_MS) flush();
    if (now - breathed >= BREATH_MS) {
      await pace.breathe();
      if (pace.isStopped()) return;
      breathed = pace.now();
    }
  }
  if (waiting.length > 0) flush();
  port.postMessage({ kind: 'end', id, outcome: next.value, fingerprint: fingerprint.hex }, []);
}
