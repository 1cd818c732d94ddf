/** A trainer, a measurer and a clock that tests hold in their hands. */
import { createStore } from 'zustand/vanilla';
import type { Measurement } from '../../engine/analysis/recorded-activations.ts';
import {
  type Checkpoint,
  DEFAULT_PRESET,
  OUTPUT_DEFINITIONS,
  type Outcome,
  type OutputDefinition,
  type Run,
  RunRecording,
} from '../../engine/index.ts';
import type { RunEnd, RunListener } from '../../worker/client.ts';
import { type Measured, Measurer, type Recording } from '../../worker/measurer.ts';
import { Scheduler } from '../../worker/scheduler.ts';
import { Comparison } from '../comparison.ts';
import { ComparisonRuns } from '../comparison-runs.ts';
import { Estimates, type MeasurerLike } from '../estimates.ts';
import { Inspection } from '../inspection.ts';
import { Lab } from '../lab.ts';
import { type Page, QUIET_UI, type UiState } from '../page.ts';
import { createPreferences } from '../preferences.ts';
import type { TrainerLike } from '../training.ts';

/** The text of a link to a run that is cheap to estimate, and its run. */
export const SMALL_LINK = 'v1/tanh-4bit?hidden=3-2&epochs=50';
export const SMALL_RUN: Run = {
  ...DEFAULT_PRESET.run,
  hidden: [3, 2],
  activations: ['tanh', 'tanh'],
  epochs: 50,
};

/** A checkpoint of made-up numbers that tell its epoch. */
export function checkpointOf(run: Run, epoch: number): Checkpoint {
  const readings = Array.from(
    { length: run.hidden.length + OUTPUT_DEFINITIONS.length },
    (_, l) => ({
      ixt: epoch + l / 10,
      ity: 0.5,
      codes: l + 1,
    }),
  );
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
  checkpoints(...epochs: number[]): void {
    this.listener(
      epochs.map((epoch) => checkpointOf(this.run, epoch)),
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
  readonly recording: Recording;
  readonly measurements: readonly Measurement[];
  readonly output: OutputDefinition;
  readonly checkpoints: readonly number[];
  readonly end: Promise<void>;
  private readonly listener: Measured;
  private settle = { resolve: (): void => {}, reject: (_: unknown): void => {} };

  constructor(...[signal, recording, measurements, output, checkpoints, listener]: MeasureCall) {
    this.signal = signal;
    this.recording = recording;
    this.measurements = measurements;
    this.output = output;
    this.checkpoints = [...checkpoints];
    this.listener = listener;
    this.end = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    signal.addEventListener('abort', () => this.settle.reject(signal.reason));
  }

  private get layers(): number {
    const { recording } = this;
    return recording instanceof RunRecording
      ? recording.run.hidden.length + 1
      : recording.summary.layers.length;
  }

  /** Reports checkpoints as measured, all in one message: I(X;T) tells checkpoint and layer, I(T;Y) the lens. */
  says(...checkpoints: number[]): void {
    const numbers = checkpoints.flatMap((checkpoint) =>
      this.measurements.flatMap((_, lens) =>
        Array.from({ length: this.layers }, (__, l) => [checkpoint + l / 10, lens, 2]).flat(),
      ),
    );
    this.listener(Uint32Array.from(checkpoints), Float64Array.from(numbers));
  }

  /** Reports all that was asked for, and the end. */
  async finish(): Promise<void> {
    this.says(...this.checkpoints);
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
  if (epochs.length > 0) bench.trainer.latest.checkpoints(...epochs);
  return bench;
}

/** A page around a lab, whose other workers cannot be started. */
export function pageOf(lab: Lab, copyLink = (): Promise<void> => Promise.resolve()): Page {
  const spawn = (): never => {
    throw new Error('no worker in tests');
  };
  const measurer = new Measurer(new Scheduler({ spawn, locks: undefined, size: 1 }));
  const comparisonRuns = new ComparisonRuns(new FakeTrainer(), (run) => lab.estimate(run));
  const readings = new Estimates(measurer, (notice) => lab.setMeasured(notice));
  return {
    lab,
    throttled: lab.store,
    comparisonRuns,
    comparison: new Comparison(lab, comparisonRuns, readings),
    measurer,
    inspection: new Inspection(lab, measurer, (notice) => lab.setMeasured(notice)),
    preferences: createPreferences(undefined),
    ui: createStore<UiState>(() => ({ ...QUIET_UI })),
    copyLink,
    openFile: () => Promise.resolve(),
  };
}
