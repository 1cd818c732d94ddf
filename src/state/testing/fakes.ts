/** A measurer and a clock that tests control. */
import type { Measurement } from '../../engine/analysis/measure-checkpoints.ts';
import type {
  CodeClasses,
  EstimatorSpec,
  OutputDefinition,
  Recording,
} from '../../engine/index.ts';
import type { Measured } from '../../worker/measurer.ts';
import type { DrawnPoints, NeuronInspection, Place } from '../../worker/measuring.ts';
import { settled } from '../../worker/testing/scheduler.ts';
import type { Timer } from '../changes.ts';
import type { MeasurerLike } from '../estimates.ts';
import type { InspectorLike } from '../inspection.ts';
import type { Clock } from '../playhead.ts';

type MeasureCall = Parameters<MeasurerLike['measure']>;

/** One job requested of a FakeMeasurer. */
export class FakeJob {
  readonly signal: AbortSignal;
  readonly recording: Recording;
  readonly measurements: readonly Measurement[];
  readonly output: OutputDefinition;
  readonly checkpoints: readonly number[];
  readonly end: Promise<void>;
  private readonly listener: Measured;
  private readonly settle: { resolve(): void; reject(error: unknown): void };

  constructor(...[signal, recording, measurements, output, checkpoints, listener]: MeasureCall) {
    this.signal = signal;
    this.recording = recording;
    this.measurements = measurements;
    this.output = output;
    this.checkpoints = [...checkpoints];
    this.listener = listener;
    const { promise, resolve, reject } = withResolvers<void>();
    this.end = promise;
    this.settle = { resolve, reject };
    signal.addEventListener('abort', () => reject(signal.reason));
  }

  private get layers(): number {
    return this.recording.layers(this.output).length;
  }

  /**
   * Reports checkpoints as measured, all in one message: I(X;T) is the checkpoint and a tenth of the
   * layer, I(T;Y) the place of the measurement.
   */
  reports(...checkpoints: number[]): void {
    const numbers = checkpoints.flatMap((checkpoint) =>
      this.measurements.flatMap((_, m) =>
        Array.from({ length: this.layers }, (__, l) => [checkpoint + l / 10, m, 2]).flat(),
      ),
    );
    this.listener(Uint32Array.from(checkpoints), Float64Array.from(numbers));
  }

  /** Reports all that was requested, and the end. */
  async finish(): Promise<void> {
    this.reports(...this.checkpoints);
    this.settle.resolve();
    await settled();
  }

  async fail(error: unknown): Promise<void> {
    this.settle.reject(error);
    await settled();
  }
}

/** One request about a layer to a FakeMeasurer. */
export interface FakeQuestion {
  readonly text: string;
  /** Answers with the text of the question. */
  answer(): Promise<void>;
  /** As an error of a worker: its name is all that is left of its class. */
  fail(problem: string, name?: string): Promise<void>;
}

export class FakeMeasurer implements MeasurerLike, InspectorLike {
  readonly jobs: FakeJob[] = [];
  readonly questions: FakeQuestion[] = [];

  measure(...call: MeasureCall): Promise<void> {
    const job = new FakeJob(...call);
    this.jobs.push(job);
    return job.end;
  }

  codes(_: Recording, { layer, checkpoint }: Place): Promise<CodeClasses> {
    return this.ask(`codes of ${layer} at ${checkpoint}`);
  }

  points(_: Recording, { layer, checkpoint }: Place): Promise<DrawnPoints> {
    return this.ask(`points of ${layer} at ${checkpoint}`);
  }

  neuron(
    _: Recording,
    { layer, checkpoint }: Place,
    neuron: number,
    { method }: EstimatorSpec,
  ): Promise<NeuronInspection> {
    return this.ask(`neuron ${neuron} of ${layer} at ${checkpoint} by ${method}`);
  }

  /** The job requested last. */
  get latest(): FakeJob {
    return lastOf(this.jobs);
  }

  /** Jobs that have not been aborted. */
  get wanted(): readonly FakeJob[] {
    return this.jobs.filter(({ signal }) => !signal.aborted);
  }

  get texts(): readonly string[] {
    return this.questions.map(({ text }) => text);
  }

  /** The request that came last. */
  get latestQuestion(): FakeQuestion {
    return lastOf(this.questions);
  }

  private ask(text: string): Promise<never> {
    const { promise, resolve, reject } = withResolvers<never>();
    this.questions.push({
      text,
      answer: () => {
        resolve(text as never);
        return settled();
      },
      fail: (problem, name = 'Error') => {
        reject(Object.assign(new Error(problem), { name }));
        return settled();
      },
    });
    return promise;
  }
}

/** Time that passes when a test lets it. */
export class FakeClock implements Clock, Timer {
  /** Milliseconds. */
  time = 0;
  private timers: { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): void {
    this.timers.push({ at: this.time + ms, callback });
  }

  /** Lets time pass, and calls back what is due by then. */
  pass(ms: number): void {
    this.time += ms;
    const due = this.timers.filter(({ at }) => at <= this.time);
    this.timers = this.timers.filter(({ at }) => at > this.time);
    for (const { callback } of due) callback();
  }
}

function lastOf<T>(asked: readonly T[]): T {
  const last = asked.at(-1);
  if (last === undefined) throw new Error('nothing was asked for');
  return last;
}

interface Resolvers<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

function withResolvers<T>(): Resolvers<T> {
  let settle: Omit<Resolvers<T>, 'promise'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (settle === undefined) throw new Error('a promise calls its executor at once');
  return { promise, ...(settle as Omit<Resolvers<T>, 'promise'>) };
}
