import {
  type Measurement,
  measureCheckpoints,
  type OutputDefinition,
  type RecordedActivations,
  type RunRanges,
} from '../engine/index.ts';
import type { Pace } from './train-to-port.ts';

/** Between two messages: each makes the page draw its trajectories anew, which takes it some 10 ms. */
const MESSAGE_MS = 100;
/** Between two yields, in which newer requests reach the worker. */
const YIELD_MS = 16;

/** Some checkpoints of a recording, by some measurements; the first checkpoint is measured first. */
export interface MeasureJob {
  readonly id: number;
  readonly measurements: readonly Measurement[];
  readonly output: OutputDefinition;
  readonly checkpoints: Uint32Array;
}

export type MeasureMessage =
  | {
      readonly kind: 'measured';
      readonly checkpoints: Uint32Array;
      /** For each checkpoint the result of `measureCheckpoints`. */
      readonly numbers: Float64Array;
    }
  | { readonly kind: 'end' };

interface MeasureSink {
  postMessage(message: MeasureMessage, transfer: Transferable[]): void;
}

/** Measures to the end, unless stopped before; what is done is sent in batches, the first at once. */
export async function measureToPort(
  recorded: RecordedActivations,
  ranges: RunRanges,
  job: MeasureJob,
  port: MeasureSink,
  pace: Pace,
): Promise<void> {
  let checkpoints: number[] = [];
  let numbers: Float64Array[] = [];
  let sent = Number.NEGATIVE_INFINITY;
  let yielded = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    if (checkpoints.length === 0) return;
    const width = numbers[0]?.length ?? 0;
    const all = new Float64Array(width * numbers.length);
    numbers.forEach((one, r) => {
      all.set(one, r * width);
    });
    const which = Uint32Array.from(checkpoints);
    checkpoints = [];
    numbers = [];
    port.postMessage({ kind: 'measured', checkpoints: which, numbers: all }, [
      which.buffer,
      all.buffer,
    ]);
  };
  for (const step of measureCheckpoints(
    recorded,
    ranges,
    job.measurements,
    job.output,
    job.checkpoints,
  )) {
    const now = pace.now();
    if (step !== undefined) {
      checkpoints.push(step.checkpoint);
      numbers.push(step.numbers);
      if (now - sent >= MESSAGE_MS) {
        flush();
        sent = now;
      }
    }
    if (now - yielded >= YIELD_MS) {
      await pace.yieldToEventLoop();
      if (pace.isStopped()) return;
      yielded = pace.now();
    }
  }
  flush();
  port.postMessage({ kind: 'end' }, []);
}
