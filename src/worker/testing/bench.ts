/** One worker after another on a scheduler, each as a test needs it, all on this thread. */
import { DEFAULT_PRESET, type Run, typedArrayBackend } from '../../engine/index.ts';
import type { TrainerApi } from '../entry.ts';
import type { CheckpointListener, Patience, RunEnd } from '../scheduled-worker.ts';
import { Scheduler } from '../scheduler.ts';
import { type Pace, trainToPort } from '../train-to-port.ts';
import { FakeWorker, pageLocks, turn } from './workers.ts';

export const RUN: Run = { ...DEFAULT_PRESET.run, hidden: [2], activations: ['tanh'], epochs: 2 };

export const ignore = (): void => {};
export const never = (): Promise<never> => new Promise(() => {});

/** So long that only what never comes is late, however busy the machine. */
export const PATIENT: Patience = { start: 60_000, stop: 60_000 };

const greet: TrainerApi['hello'] = () =>
  Promise.resolve({ id: 'typed-arrays', fallback: undefined });

/** How a worker trains on this thread, at its pace. */
type Trains = (run: Run, id: number, port: MessagePort, pace: Pace) => Promise<void>;

/** To the end, as the real one does. */
export const honest: Trains = (run, id, port, pace) =>
  trainToPort(run, id, port, typedArrayBackend, pace);

/** Up to its first message, and no further. */
export const stuck: Trains = (run, id, port, pace) =>
  honest(run, id, port, { ...pace, now: () => 0, yieldToEventLoop: never });

/** For very long, unless it is stopped. */
export function stoppable(): { train: Trains; stop: TrainerApi['stop'] } {
  let stopped = 0;
  return {
    train: (run, id, port, pace) =>
      honest({ ...run, epochs: 20_000 }, id, port, { ...pace, isStopped: () => stopped >= id }),
    stop: (id) => {
      stopped = id;
    },
  };
}

/** Sends a message each epoch, whether it is needed or not. */
export const talkative: Trains = (run, id, port, pace) => {
  let time = 0;
  const now = (): number => {
    time += 1000;
    return time;
  };
  return honest({ ...run, epochs: 60 }, id, port, { ...pace, now });
};

/** What a worker is like, where it is not like the real one. */
interface Ways {
  readonly train?: Trains;
  readonly hello?: TrainerApi['hello'];
  readonly stop?: TrainerApi['stop'];
}

/** Trains one run at a time on a scheduler. */
interface OneByOne {
  train(signal: AbortSignal, run: Run, onCheckpoints: CheckpointListener): Promise<RunEnd>;
}

export const oneByOne = (scheduler: Scheduler): OneByOne => ({
  train: (signal, run, onCheckpoints) =>
    scheduler.train(run, { priority: 'lab', signal, onCheckpoints }),
});

export interface Bench {
  readonly trainer: OneByOne;
  /** The workers made so far. */
  readonly workers: FakeWorker[];
  /** What the next worker is like; undefined for one that never answers. */
  ways: Ways | undefined;
  /** Resolves when the request to train has reached the worker, and its greeting the page. */
  readonly asked: Promise<unknown>;
  /** How many workers' ends the page waits for. */
  watched(): number;
  loseWorkers(): void;
}

export function bench(ways: Ways = {}, patience = PATIENT): Bench {
  let markAsked = (): void => {};
  const asked = new Promise<void>((resolve) => {
    markAsked = resolve;
  });
  const { locks, waiting, loseWorkers } = pageLocks();
  const workers: FakeWorker[] = [];
  const scheduler = new Scheduler({ spawn: () => spawn(), locks, size: 1, patience });
  const greeted = new Promise<void>((resolve) => {
    scheduler.onBackend = () => resolve();
  });
  const apiOf = ({ train: trains = honest, hello = greet, stop = ignore }: Ways): TrainerApi => {
    const number = workers.length;
    // A worker that has been ended trains no further.
    const yieldToEventLoop = (): Promise<void> => (workers[number]?.ended ? never() : turn());
    const pace: Pace = { now: () => performance.now(), yieldToEventLoop, isStopped: () => false };
    return {
      hello,
      ping: () => Promise.resolve(),
      train: (run, id, port) => {
        markAsked();
        return trains(run, id, port, pace);
      },
      stop,
    };
  };
  const spawn = (): Worker => {
    const worker = new FakeWorker(made.ways && apiOf(made.ways));
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const made: Bench = {
    trainer: oneByOne(scheduler),
    workers,
    ways,
    asked: Promise.all([asked, greeted]),
    watched: () => waiting.size,
    loseWorkers,
  };
  return made;
}

export const signal = (): AbortSignal => new AbortController().signal;
