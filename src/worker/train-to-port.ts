import {
  type Backend,
  type Checkpoint,
  Fingerprint,
  loadDataset,
  packCheckpoints,
  type Run,
  train,
} from '../engine/index.ts';
import { buffersOf, type StreamMessage } from './protocol.ts';

/**
 * Between two messages: still moving to the eye, and a page that draws without a GPU, on two cores
 * of which this worker takes one, is done with the last before the next. The first is sent at once.
 */
const MESSAGE_MS = 100;

/** Between two yields: how late a run may notice that it is stopped, as while a slider is dragged. */
const YIELD_MS = 20;

interface Sink {
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
  yieldToEventLoop(): Promise<void>;
  /** Whether the rest of this run is not needed any more; called after each yield. */
  isStopped(): boolean;
}

/** Trains a run to its end, unless stopped before, streaming its checkpoints in batches. */
export async function trainToPort(
  run: Run,
  id: number,
  port: Sink,
  backend: Backend,
  pace: Pace,
): Promise<void> {
  const fingerprint = new Fingerprint();
  let waiting: Checkpoint[] = [];
  let sent = Number.NEGATIVE_INFINITY;
  let yielded = Number.NEGATIVE_INFINITY;
  let epoch = 0;
  const flush = (): void => {
    const checkpoints = packCheckpoints(waiting);
    waiting = [];
    sent = pace.now();
    port.postMessage(
      { kind: 'checkpoints', id, epoch, checkpoints },
      buffersOf(checkpoints) as Transferable[],
    );
  };

  const training = train(run, await loadDataset(run), backend);
  let next = training.next();
  for (; next.done !== true; next = training.next()) {
    epoch = next.value.epoch;
    const { checkpoint } = next.value;
    if (checkpoint !== undefined) {
      fingerprint.add(checkpoint);
      waiting.push(checkpoint);
    }
    const now = pace.now();
    if (now - sent >= MESSAGE_MS) flush();
    if (now - yielded >= YIELD_MS) {
      await pace.yieldToEventLoop();
      if (pace.isStopped()) return;
      yielded = pace.now();
    }
  }
  if (waiting.length > 0) flush();
  port.postMessage({ kind: 'end', id, outcome: next.value, fingerprint: fingerprint.hex }, []);
}
