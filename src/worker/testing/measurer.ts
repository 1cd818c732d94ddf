/** A measurer on a scheduler whose workers are on this thread, each as a test needs it. */
import type { Measurement } from '../../engine/analysis/measure-checkpoints.ts';
import { EXACT, RunRecording, typedArrayBackend } from '../../engine/index.ts';
import type { MeasurerApi, TrainerApi } from '../entry.ts';
import { type Measured, Measurer } from '../measurer.ts';
import { measuring } from '../measuring.ts';
import { Scheduler } from '../scheduler.ts';
import { trainToPort } from '../train-to-port.ts';
import { checkpoints, FakeWorker, pageLocks, recordingOf, TINY, turn } from './workers.ts';

export const recording = recordingOf(TINY);
export const EXACTLY: readonly Measurement[] = [{ kind: 'estimator', estimator: EXACT }];
export const never = (): Promise<never> => new Promise(() => {});
export const signal = (): AbortSignal => new AbortController().signal;

/** The worker's side on this thread, with what tests change of it. */
export function honest(
  changes: Partial<MeasurerApi> = {},
): MeasurerApi & Pick<TrainerApi, 'train'> {
  const pace = { now: () => performance.now(), yieldToEventLoop: turn };
  return {
    hello: () => Promise.resolve({ id: 'typed-arrays', fallback: undefined }),
    ping: () => Promise.resolve(),
    ...measuring(Promise.resolve(typedArrayBackend), pace),
    train: (run, id, port) =>
      trainToPort(run, id, port, typedArrayBackend, { ...pace, isStopped: () => false }),
    ...changes,
  };
}

export interface Bench {
  readonly scheduler: Scheduler;
  readonly measurer: Measurer;
  readonly workers: FakeWorker[];
  /** What was called in a worker, by name and first argument. */
  readonly calls: [name: string, first: unknown][];
  /** What the next worker is like. */
  changes: Partial<MeasurerApi>;
  loseWorkers(): void;
}

export function bench(changes: Partial<MeasurerApi> = {}, start = 60_000): Bench {
  const { locks, loseWorkers } = pageLocks();
  const workers: FakeWorker[] = [];
  const spawn = (): Worker => {
    const api = Object.entries(honest(made.changes)).map(([name, call]) => [
      name,
      (...args: unknown[]) => {
        made.calls.push([name, args[0]]);
        return (call as (...args: unknown[]) => unknown)(...args);
      },
    ]);
    const worker = new FakeWorker(Object.fromEntries(api));
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const scheduler = new Scheduler({ spawn, locks, size: 2, patience: { start, stop: 60_000 } });
  const made: Bench = {
    scheduler,
    measurer: new Measurer(scheduler),
    workers,
    calls: [],
    changes,
    loseWorkers,
  };
  return made;
}

export const called = ({ calls }: Bench, name: string): unknown[] =>
  calls.flatMap(([other, first]) => (other === name ? [first] : []));

/** Measures checkpoints of a recording exactly, and keeps what is reported. */
export async function measure(
  { measurer }: Bench,
  which = checkpoints(recording.count),
  of = recording,
  wanted = signal(),
) {
  const received = new Map<number, number[]>();
  const receive: Measured = (found, numbers) => {
    const width = numbers.length / found.length;
    found.forEach((checkpoint, r) => {
      received.set(checkpoint, [...numbers.subarray(r * width, (r + 1) * width)]);
    });
  };
  await measurer.measure(wanted, of, EXACTLY, 'logits', which, receive);
  return received;
}

export const ownNumbers = (of: RunRecording, checkpoint: number): number[] =>
  of
    .trajectories('logits')
    .flatMap(({ ixt, ity, states }) =>
      [ixt, ity, states].map((column) => column[checkpoint] as number),
    );

/** A recording with the first checkpoints of the trained one. */
export function beginning(count: number): RunRecording {
  const begun = new RunRecording(TINY);
  for (let r = 0; r < count; r++) addCheckpoint(begun, r);
  return begun;
}

export function addCheckpoint(to: RunRecording, r: number): void {
  const estimates = recording.trajectories('logits').map(({ ixt, ity, states }) => ({
    ixt: ixt[r] as number,
    ity: ity[r] as number,
    states: states[r] as number,
  }));
  to.add({
    epoch: recording.epochs[r] as number,
    loss: { train: 0, test: 0 },
    accuracy: { train: 0, test: 0 },
    estimates,
    state: recording.states[r] as RunRecording['states'][number],
  });
}
