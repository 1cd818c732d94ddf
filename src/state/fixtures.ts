/** A trainer, a measurer and a clock that tests hold in their hands. */
import { createStore } from 'zustand/vanilla';
import {
  DEFAULT_PRESET,
  type EpochRecord,
  OUTPUT_READINGS,
  type Outcome,
  type OutputReading,
  type Run,
  Trace,
} from '../engine/index.ts';
import type { RunEnd, RunListener } from '../worker/client.ts';
import { type Measured, Measurer, type Source } from '../worker/measurer.ts';
import type { Lens } from '../worker/tape.ts';
import { Companions } from './companions.ts';
import { Comparison } from './comparison.ts';
import { Inspection } from './inspection.ts';
import { Lab } from './lab.ts';
import { type Page, QUIET_UI, type UiState } from './page.ts';
import { createPreferences } from './preferences.ts';
import { type MeasurerLike, Readings } from './readings.ts';
import type { TrainerLike } from './training.ts';

/** The text of a link to a run that is cheap to estimate, and its run. */
export const SMALL_LINK = 'v1/tanh-4bit?hidden=3-2&epochs=50';
export const SMALL_RUN: Run = {
  ...DEFAULT_PRESET.run,
  hidden: [3, 2],
  activations: ['tanh', 'tanh'],
  epochs: 50,
};

/** A record of made-up numbers that tell its epoch. */
export function recordOf(run: Run, epoch: number): EpochRecord {
  const readings = Array.from({ length: run.hidden.length + OUTPUT_READINGS.length }, (_, l) => ({
    ixt: epoch + l / 10,
    ity: 0.5,
    codes: l + 1,
  }));
  return {
    epoch,
    loss: { train: 1, test: 1 },
    accuracy: { train: 0.5, test: 0.5 },
    readings,
    state: { parameters: new Float32Array(1), ranges: new Float32Array(1) },
  };
}

/** One run that a FakeTrainer was asked for. */
export class FakeRun {
  readonly run: Run;
  readonly signal: AbortSignal;
  readonly end: Promise<RunEnd>;
  private readonly listener: RunListener;
  private readonly settle: { resolve(end: RunEnd): void; reject(error: unknown): void };

  constructor(signal: AbortSignal, run: Run, listener: RunListener) {
    this.signal = signal;
    this.run = run;
    this.listener = listener;
    let settle: FakeRun['settle'] | undefined;
    this.end = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    this.settle = settle as unknown as FakeRun['settle'];
    signal.addEventListener('abort', () => this.settle.reject(signal.reason));
  }

  /** Reports epochs as recorded, all in one message. */
  records(...epochs: number[]): void {
    this.listener(
      epochs.map((epoch) => recordOf(this.run, epoch)),
      epochs.at(-1) ?? 0,
    );
  }

  /** Reports an epoch that is not recorded. */
  reaches(epoch: number): void {
    this.listener([], epoch);
  }

  async finish(fingerprint = '0123456789abcdef', outcome: Outcome = { kind: 'completed' }) {
    this.settle.resolve({ outcome, fingerprint });
    await settled();
  }

  async fail(error: unknown): Promise<void> {
    this.settle.reject(error);
    await settled();
  }
}

export class FakeTrainer implements TrainerLike {
  readonly runs: FakeRun[] = [];

  train(signal: AbortSignal, run: Run, listener: RunListener): Promise<RunEnd> {
    const asked = new FakeRun(signal, run, listener);
    this.runs.push(asked);
    return asked.end;
  }

  /** The run asked for last. */
  get latest(): FakeRun {
    const run = this.runs.at(-1);
    if (run === undefined) throw new Error('nothing was trained');
    return run;
  }
}

type MeasureCall = Parameters<MeasurerLike['measure']>;

/** One job that a FakeMeasurer was asked for. */
export class FakeJob {
  readonly signal: AbortSignal;
  readonly source: Source;
  readonly lenses: readonly Lens[];
  readonly output: OutputReading;
  readonly records: readonly number[];
  readonly end: Promise<void>;
  private readonly listener: Measured;
  private settle = { resolve: (): void => {}, reject: (_: unknown): void => {} };

  constructor(...[signal, source, lenses, output, records, listener]: MeasureCall) {
    this.signal = signal;
    this.source = source;
    this.lenses = lenses;
    this.output = output;
    this.records = [...records];
    this.listener = listener;
    this.end = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    signal.addEventListener('abort', () => this.settle.reject(signal.reason));
  }

  private get layers(): number {
    const { source } = this;
    return source instanceof Trace ? source.run.hidden.length + 1 : source.summary.layers.length;
  }

  /** Reports records as measured, all in one message: I(X;T) tells record and layer, I(T;Y) the lens. */
  says(...records: number[]): void {
    const numbers = records.flatMap((record) =>
      this.lenses.flatMap((_, lens) =>
        Array.from({ length: this.layers }, (__, l) => [record + l / 10, lens, 2]).flat(),
      ),
    );
    this.listener(Uint32Array.from(records), Float64Array.from(numbers));
  }

  /** Reports all that was asked for, and the end. */
  async finish(): Promise<void> {
    this.says(...this.records);
    this.settle.resolve();
    await settled();
  }

  async fail(error: unknown): Promise<void> {
    this.settle.reject(error);
    await settled();
  }
}

export class FakeMeasurer implements MeasurerLike {
  readonly jobs: FakeJob[] = [];

  measure(...call: MeasureCall): Promise<void> {
    const job = new FakeJob(...call);
    this.jobs.push(job);
    return job.end;
  }

  /** The job asked for last. */
  get latest(): FakeJob {
    const job = this.jobs.at(-1);
    if (job === undefined) throw new Error('nothing was measured');
    return job;
  }

  /** Jobs that nobody has called off. */
  get wanted(): readonly FakeJob[] {
    return this.jobs.filter(({ signal }) => !signal.aborted);
  }
}

/** Once everything that waits on promises has had its turn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

export class FakeClock {
  time = 0;
  now(): number {
    return this.time;
  }
}

export interface LabBench {
  readonly lab: Lab;
  readonly trainer: FakeTrainer;
  readonly clock: FakeClock;
}

/** A lab that has not opened its run yet. */
export function closedLab(hash = SMALL_LINK): LabBench {
  const trainer = new FakeTrainer();
  const clock = new FakeClock();
  return { lab: new Lab(trainer, clock, hash), trainer, clock };
}

/** A lab in training, with these epochs recorded. */
export function openLab(epochs: readonly number[] = [], hash = SMALL_LINK): LabBench {
  const bench = closedLab(hash);
  bench.lab.open();
  if (epochs.length > 0) bench.trainer.latest.records(...epochs);
  return bench;
}

/** A page around a lab, whose other workers cannot be started. */
export function pageOf(lab: Lab, copyLink = (): Promise<void> => Promise.resolve()): Page {
  const measurer = new Measurer(() => {
    throw new Error('no worker in tests');
  }, undefined);
  const companions = new Companions(new FakeTrainer(), (run) => lab.estimate(run));
  const readings = new Readings(measurer, (problem) => lab.setMeasured(problem));
  return {
    lab,
    calm: lab.store,
    companions,
    comparison: new Comparison(lab, companions, readings),
    measurer,
    inspection: new Inspection(lab, measurer, (problem) => lab.setMeasured(problem)),
    preferences: createPreferences(undefined),
    ui: createStore<UiState>(() => ({ ...QUIET_UI })),
    copyLink,
    openFile: () => Promise.resolve(),
  };
}
