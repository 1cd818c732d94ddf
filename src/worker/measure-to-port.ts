import type { OutputReading } from '../engine/index.ts';
import { type Lens, measureTape, type RunRanges, type Tape } from './tape.ts';
import type { Pace } from './train-to-port.ts';

/** Between two messages: each makes the page draw its trails anew, which takes it some 10 ms. */
const MESSAGE_MS = 100;
/** Between two breaths, in which the worker hears of newer wishes. */
const BREATH_MS = 16;

/** Some records of a tape through some lenses; the first record is measured first. */
export interface MeasureJob {
  readonly id: number;
  readonly lenses: readonly Lens[];
  readonly output: OutputReading;
  readonly records: Uint32Array;
}

export type MeasureMessage =
  | {
      readonly kind: 'measured';
      readonly records: Uint32Array;
      /** For each record what `measureTape` says of it. */
      readonly numbers: Float64Array;
    }
  | { readonly kind: 'end' };

export interface MeasureSink {
  postMessage(message: MeasureMessage, transfer: Transferable[]): void;
}

/** Measures to the end, unless stopped before; what is done is sent in batches, the first at once. */
export async function measureToPort(
  tape: Tape,
  ranges: RunRanges,
  job: MeasureJob,
  port: MeasureSink,
  pace: Pace,
): Promise<void> {
  let records: number[] = [];
  let numbers: Float64Array[] = [];
  let sent = Number.NEGATIVE_INFINITY;
  let breathed = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    if (records.length === 0) return;
    const width = numbers[0]?.length ?? 0;
    const all = new Float64Array(width * numbers.length);
    numbers.forEach((one, r) => {
      all.set(one, r * width);
    });
    const which = Uint32Array.from(records);
    records = [];
    numbers = [];
    port.postMessage({ kind: 'measured', records: which, numbers: all }, [
      which.buffer,
      all.buffer,
    ]);
  };
  for (const step of measureTape(tape, ranges, job.lenses, job.output, job.records)) {
    const now = pace.now();
    if (step !== undefined) {
      records.push(step.record);
      numbers.push(step.numbers);
      if (now - sent >= MESSAGE_MS) {
        flush();
        sent = now;
      }
    }
    if (now - breathed >= BREATH_MS) {
      await pace.breathe();
      if (pace.isStopped()) return;
      breathed = pace.now();
    }
  }
  flush();
  port.postMessage({ kind: 'end' }, []);
}
