/**
 * Which networks and estimators are looked at: trains the comparisonRuns of a comparison and has measurements
 * measured, following the state. Measures nothing that is not on show.
 */

import type { Measurement } from '../engine/analysis/recorded-activations.ts';
import {
  applyOverrides,
  type EntropyBounds,
  type EstimatorSpec,
  EXACT,
  entropyBoundsOf,
  estimatorOf,
  layerState,
  type OutputDefinition,
  type Overrides,
  type Run,
  RunRecording,
  sameEstimator,
  TASK_ROWS,
  type Trajectory,
} from '../engine/index.ts';
import type { Recording } from '../worker/measurer.ts';
import type { ComparisonRuns } from './comparison-runs.ts';
import type { Estimates, MeasureRequest } from './estimates.ts';
import { judgeLayers, type LayerVerdict } from './insight.ts';
import { AUTOSTART_SECONDS, isWhole, type Lab } from './lab.ts';
import { isOver, type Status } from './training.ts';

/** A network on show in a comparison: the run itself, or one trained alongside. */
export interface Network {
  readonly run: Run;
  readonly recording: RunRecording;
  readonly status: Status;
}

/** What a overrides of a run may cost, in costs of that run, and still be of its size. */
const COMPARISON_COST = 2;

/** Whether an estimator is the counting itself. */
export function isExact(estimator: EstimatorSpec): boolean {
  return sameEstimator(estimator, EXACT);
}

/** Whether an estimate is of a function of the code, so that it can only lose bits. */
export function isBinning({ method, options }: EstimatorSpec): boolean {
  return estimatorOf(method).kind === 'bins' && options.mean !== true;
}

/** Whether an estimator must have seen all checkpoints before it can read one. */
export function needsWholeRun(estimator: EstimatorSpec): boolean {
  return estimator.options.bounds === 'run';
}

/** Whether nearly every one of the rows has a code, or a bin, of its own at the last checkpoint. */
export function isSaturated({ ixt, codes }: Trajectory, count: number, rows: number): boolean {
  const last = count - 1;
  return layerState(ixt[last] as number, codes[last] as number, rows) === 'saturated';
}

/** T1 … TL, or as a file names them. */
export function layerNames(recording: Recording, output: OutputDefinition): readonly string[] {
  return recording instanceof RunRecording
    ? recording.layers(output).map(({ name }) => name)
    : recording.summary.layers;
}

export class Comparison {
  private readonly lab: Lab;
  private readonly comparisonRuns: ComparisonRuns;
  private readonly readings: Estimates;
  private varied:
    | {
        readonly run: Run;
        readonly others: readonly Overrides[];
        readonly runs: readonly Run[];
      }
    | undefined;
  /** EntropyBounds of the tasks met so far. */
  private readonly entropyBounds = new Map<Run['data'], EntropyBounds>();

  constructor(lab: Lab, comparisonRuns: ComparisonRuns, readings: Estimates) {
    this.lab = lab;
    this.comparisonRuns = comparisonRuns;
    this.readings = readings;
  }

  /** Follows the state from now on. */
  follow(): void {
    const follow = (): void => this.update();
    this.lab.store.subscribe(follow);
    this.comparisonRuns.store.subscribe(follow);
    follow();
  }

  /** The run on show and, in a comparison, the others below it. */
  get networks(): readonly Network[] {
    const { run, status, viewState } = this.lab.state;
    const own: Network = { run, recording: this.lab.runRecording, status };
    return [
      own,
      ...this.applyOverrides(run, viewState.comparisonRuns).flatMap(
        (other) => this.comparisonRuns.of(other) ?? [],
      ),
    ];
  }

  /** What an estimator reads of a recording; exact readings of a run are its recording's own. */
  layers(
    recording: Recording,
    estimator: EstimatorSpec,
    output: OutputDefinition,
  ): readonly Trajectory[] | undefined {
    if (isExact(estimator) && recording instanceof RunRecording) return recording.layers(output);
    return this.readings.of(recording, { kind: 'estimator', estimator }, output)?.layers;
  }

  /** How many checkpoints an estimator has read of a recording. */
  measured(recording: Recording, estimator: EstimatorSpec, output: OutputDefinition): number {
    if (isExact(estimator) && recording instanceof RunRecording) return recording.count;
    return this.readings.of(recording, { kind: 'estimator', estimator }, output)?.done ?? 0;
  }

  /** H(X) and H(Y) of a network's task. */
  entropyBoundsOf({ data }: Run): EntropyBounds {
    const known = this.entropyBounds.get(data) ?? entropyBoundsOf({ ...this.lab.state.run, data });
    this.entropyBounds.set(data, known);
    return known;
  }

  /** The checkpoint of a recording at the epoch of a checkpoint on show; −1 when it has none by then. */
  checkpointIn(recording: Recording, shown: number): number {
    const own = this.lab.recording;
    if (recording === own) return shown;
    const epoch = own.epochs[shown];
    return epoch === undefined ? recording.count - 1 : recording.checkpointAt(epoch);
  }

  /** The checkpoint on show at the epoch of a checkpoint of a recording; −1 when there is none by then. */
  checkpointShown(recording: Recording, checkpoint: number): number {
    const own = this.lab.recording;
    if (recording === own) return checkpoint;
    const epoch = recording.epochs[checkpoint];
    return epoch === undefined ? own.count - 1 : own.checkpointAt(epoch);
  }

  /** The scatter of the layers of a recording: within classes in `ixt`, between them in `ity`. */
  scatter(recording: Recording, output: OutputDefinition): readonly Trajectory[] | undefined {
    return this.readings.of(recording, { kind: 'scatter' }, output)?.layers;
  }

  /** The verdicts on the layers of what is on show, measured exactly. */
  get layerVerdicts(): LayerVerdict[] {
    const { viewState, entropyBounds } = this.lab.state;
    const { recording } = this.lab;
    const rows = recording instanceof RunRecording ? TASK_ROWS : recording.summary.rows;
    const layers = this.layers(recording, EXACT, viewState.output) ?? [];
    return judgeLayers(layers, recording.epochs, entropyBounds.hx, viewState.criteria, (layer) =>
      isSaturated(layer, recording.count, rows),
    );
  }

  /** The runs of the overridesList; asked for many times a second while checkpoints stream in. */
  private applyOverrides(run: Run, others: readonly Overrides[]): readonly Run[] {
    if (this.varied?.run !== run || this.varied.others !== others) {
      this.varied = {
        run,
        others,
        runs: others.map((overrides) => applyOverrides(run, overrides)),
      };
    }
    return this.varied.runs;
  }

  private update(): void {
    const { viewState, run, status } = this.lab.state;
    const isOpen = viewState.view === 'compare' && this.lab.state.file === undefined;
    const others = this.applyOverrides(run, viewState.comparisonRuns);
    if (isOpen) this.comparisonRuns.want(others, this.accepted(run, status));
    else this.comparisonRuns.rest(others);
    this.readings.want(isOpen ? this.requestsOfComparison() : this.requestsOfLab());
  }

  /** What a comparisonRun may cost without being asked for, seconds. */
  private accepted(run: Run, { kind }: Status): number {
    const own = kind === 'waiting' ? 0 : this.lab.estimate(run);
    // A run that costs more than this has been started by a person, and its twins cost about as much.
    return own > AUTOSTART_SECONDS ? own * COMPARISON_COST : AUTOSTART_SECONDS;
  }

  private requestsOfComparison(): MeasureRequest[] {
    const { estimators } = this.lab.state.viewState;
    return this.networks.flatMap(({ recording, status }) =>
      estimators
        .filter((estimator) => !isExact(estimator))
        .flatMap((estimator) =>
          this.request(recording, { kind: 'estimator', estimator }, isOver(status)),
        ),
    );
  }

  private requestsOfLab(): MeasureRequest[] {
    const { viewState, file } = this.lab.state;
    const { recording } = this.lab;
    const over = isWhole(this.lab.state);
    const measurements: Measurement[] = [];
    if (viewState.overlay) measurements.push({ kind: 'estimator', estimator: viewState.estimator });
    if (file !== undefined) measurements.push({ kind: 'estimator', estimator: EXACT });
    if (viewState.panel === 'shape') measurements.push({ kind: 'scatter' });
    return measurements.flatMap((lens) => this.request(recording, lens, over));
  }

  /** The request for a lens, if it can be measured by now. */
  private request(recording: Recording, lens: Measurement, isOver: boolean): MeasureRequest[] {
    const waits = lens.kind === 'estimator' && needsWholeRun(lens.estimator) && !isOver;
    if (recording.count === 0 || waits) return [];
    const { output } = this.lab.state.viewState;
    const names = layerNames(recording, output);
    return [
      { recording, names, lens, output, checkpoint: this.checkpointIn(recording, this.lab.shown) },
    ];
  }
}
