/**
 * Compare: the run on show and comparison runs trained alongside, or a file alone, each under several
 * estimators, under one playhead.
 */
import {
  applyOverrides,
  type EstimatorSpec,
  EXACT,
  type Overrides,
  type Recording,
  type Run,
} from '../engine/index.ts';
import type { ComparedRun, ComparisonRuns } from './comparison-runs.ts';
import {
  type Estimates,
  isExact,
  type Measured,
  type MeasureRequest,
  needsWholeRun,
} from './estimates.ts';
import type { LaboratoryModel } from './laboratory-model.ts';
import { layerNames, type OnScreen } from './on-screen.ts';
import { AUTOSTART_SECONDS } from './runs.ts';
import { isOver, type Status } from './training.ts';

const NONE: readonly Overrides[] = [];
const COMPLETED: Status = { kind: 'completed' };

/** What a comparison run may cost, in costs of the run on show, and still be of its size. */
const COMPARISON_COST = 2;

export class CompareModel implements LaboratoryModel {
  private readonly screen: OnScreen;
  private readonly runs: ComparisonRuns;
  private readonly estimates: Estimates;
  private readonly estimate: (run: Run) => number;
  private applied:
    | {
        readonly run: Run;
        readonly overrides: readonly Overrides[];
        readonly runs: readonly Run[];
      }
    | undefined;

  /** `estimate`: seconds that a run is expected to take. */
  constructor(
    screen: OnScreen,
    runs: ComparisonRuns,
    estimates: Estimates,
    estimate: (run: Run) => number,
  ) {
    this.screen = screen;
    this.runs = runs;
    this.estimates = estimates;
    this.estimate = estimate;
  }

  /** What is on show, and the comparison runs below it. */
  get comparedRuns(): readonly ComparedRun[] {
    const { screen } = this;
    const { recording, count } = screen.shown.snapshot;
    const { run } = recording;
    if (run === undefined) return [{ run, recording, count, status: COMPLETED }];
    const own = { run, recording, count, status: screen.session.status };
    return [own, ...this.comparisonRuns().flatMap((other) => this.runs.of(other) ?? [])];
  }

  /** What differs in the rows below the first: a file has none that another could be trained beside. */
  get overrides(): readonly Overrides[] {
    return this.screen.recordedRun === undefined ? NONE : this.screen.view.comparisonRuns;
  }

  /** What an estimator has found of a compared run. */
  trajectories(
    { recording }: Pick<ComparedRun, 'recording'>,
    estimator: EstimatorSpec,
  ): Measured | undefined {
    return this.estimates.trajectories(recording, estimator, this.screen.view.output);
  }

  /** Whether measuring a compared run with an estimator has failed. */
  hasFailed({ recording }: Pick<ComparedRun, 'recording'>, estimator: EstimatorSpec): boolean {
    return this.estimates.hasFailedOn(recording, estimator, this.screen.view.output);
  }

  /** The checkpoint of a recording at the epoch of a checkpoint on show; −1 when it has none by then. */
  checkpointIn(recording: Recording, shown: number): number {
    const own = this.screen.shown.snapshot.recording;
    if (recording === own) return shown;
    const epoch = own.epochs[shown];
    return epoch === undefined ? recording.count - 1 : recording.checkpointAt(epoch);
  }

  /** The checkpoint on show at the epoch of a checkpoint of a recording; −1 when there is none by then. */
  checkpointShown(recording: Recording, checkpoint: number): number {
    const own = this.screen.shown.snapshot.recording;
    if (recording === own) return checkpoint;
    const epoch = recording.epochs[checkpoint];
    return epoch === undefined ? own.count - 1 : own.checkpointAt(epoch);
  }

  update(): void {
    if (this.screen.recordedRun === undefined) {
      this.rest();
      return;
    }
    const { run } = this.screen.experiment;
    this.runs.want(this.comparisonRuns(), this.accepted(run, this.screen.session.status));
  }

  rest(): void {
    this.runs.rest(this.comparisonRuns());
  }

  requests(): MeasureRequest[] {
    const { screen } = this;
    const { output } = screen.view;
    const estimators = screen.estimators.filter((estimator) => !isExact(estimator));
    return this.comparedRuns.flatMap(({ recording, status }) =>
      // A run's exact count comes with it; that of a file is measured, to compare with.
      [...(recording.trajectories(output) === undefined ? [EXACT] : []), ...estimators]
        .filter((estimator) => isOver(status) || !needsWholeRun(estimator))
        .flatMap((estimator) =>
          recording.count === 0
            ? []
            : {
                recording,
                names: layerNames(recording, output),
                measurement: { kind: 'estimator', estimator } as const,
                output,
                checkpoint: this.checkpointIn(recording, screen.shownCheckpoint),
              },
        ),
    );
  }

  /** The runs that the overrides make; called many times a second while checkpoints stream in. */
  private comparisonRuns(): readonly Run[] {
    const { run } = this.screen.experiment;
    const overrides = this.screen.view.comparisonRuns;
    if (this.applied?.run !== run || this.applied.overrides !== overrides) {
      const runs = overrides.map((one) => applyOverrides(run, one));
      this.applied = { run, overrides, runs };
    }
    return this.applied.runs;
  }

  /** What a comparison run may cost to be started by itself, seconds. */
  private accepted(run: Run, { kind }: Status): number {
    const own = kind === 'waiting' ? 0 : this.estimate(run);
    // A run that costs more than this was started by a person, and these cost about as much.
    return own > AUTOSTART_SECONDS ? own * COMPARISON_COST : AUTOSTART_SECONDS;
  }
}
